"""One dataset opened: what it is, what it holds, what it is worth, where it comes from, how to take it away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from dashboard import holdings, ui
from dashboard.catalogue import drawing, preview
from dashboard.catalogue.listing import steady
from dashboard.data import DatasetCard, dataset, now, record, records, rows, snapshot, town
from dashboard.held.table import Holding
from dashboard.locale import _
from dashboard.passports import Passport, fetches, opened, page_link
from dashboard.ui.address import ignored
from dashboard.ui.description import description
from dashboard.ui.held import citation, credit, downloads, profile_table, sum_table
from dashboard.words import catalogue, quality
from dashboard.words import held as words

Entry = dict[str, Any]
FILES = ("csv", "xlsx", "json", "parquet")


def asked() -> Entry | None:
    """The entry that the address names in ``jeu``, by its declared name or the portal's; None, and a note, for none."""
    name = ui.text_parameter("jeu")
    if name is None:
        return None
    found = records("donnees/fiche", dataset=name, at=steady(now()))
    if not found:
        ignored("jeu", name)
        return None
    return next((entry for entry in found if entry["dataset_id"] == name), found[0])


def show(entry: Entry) -> None:
    """The whole page of one dataset."""
    moment = now()
    held = holdings.holding(entry["dataset_id"])
    ui.sentence(words.sentence(entry, held, moment))
    ui.items([ui.Item(_("Tous les jeux de données"), ui.href("donnees"))])
    description(words.text(entry["description"]))
    judged = _judged(entry)
    ui.figures(_figures(entry, held, judged))
    ui.facts(words.facts(entry))
    if held is not None and held.row_count:
        _contents(held)
    _quality(judged)
    _history(entry)
    _reuse(entry, held, moment)


def _judged(entry: Entry) -> Entry | None:
    """The dataset's score and its parts; None when none of its rows is held."""
    found = record("donnees/qualite", dataset=entry["dataset_id"])
    return found if found["score"] is not None else None


def _figures(entry: Entry, held: Holding | None, judged: Entry | None) -> list[ui.Figure]:
    """Rows, age, state, quality."""
    state, proof = entry["state"], _passport(entry, held)
    at = entry["observed_at"]
    count = held.row_count if held else entry["row_count"]
    known = words.is_count(count)
    found = [ui.Figure(_("Lignes"), ui.integer(count) if known else _("non connu"), passport=proof)]
    found.append(ui.Figure(_("Mise à jour"), ui.day(at), age=ui.age(at, now())))
    found.append(ui.Figure(_("Rythme annoncé"), catalogue.frequency(entry), state=catalogue.verdict(state),
                           verdict=catalogue.states()[state]))  # fmt: skip
    if judged:
        score = ui.decimal(judged["score"], 1)
        found.append(ui.Figure(_("Qualité"), score, _("sur 100"), note=quality.weakest(judged)))
    return found


def _passport(entry: Entry, held: Holding | None) -> Passport:
    card = dataset(entry["dataset_id"])
    sources = (card,) if isinstance(card, DatasetCard) else ()
    return Passport(
        title=entry["title"], method=_("Toutes les lignes reçues et non refusées."), sources=sources,
        fetches=fetches(sources), observed_at=held.observed_at if held else None,
        rejected_count=held.rejected_count if held else 0, link=page_link("donnees", jeu=entry["dataset_id"]),
        **opened(),
    )  # fmt: skip


def _contents(held: Holding) -> None:
    """The drawing, the columns, the rows."""
    profile = holdings.profile(held.id)
    ui.section(_("Ce que cela donne"), _("Le dessin est choisi d’après les colonnes ; vous pouvez en changer."))
    drawing.show(held, profile)
    ui.section(_("Colonnes"))
    profile_table(words.profiled(profile, held.columns), _("Ce que chaque colonne contient"))
    ui.section(_("Aperçu"))
    preview.show(held)


def _quality(judged: Entry | None) -> None:
    """The score, its parts, and the sum to the digit."""
    if judged is None:
        ui.section(_("Qualité"), _("Non noté : aucune de ses lignes n’est détenue ici."))
        return
    ui.section(quality.title(judged))
    sum_table(quality.written(judged), _("Chaque partie est sur 100, arrondie au dixième"))
    ui.fold(_("Comment la note est calculée"), quality.how())


def _history(entry: Entry) -> None:
    """What was refused and why, what was received and when."""
    refused = rows("donnees/refusees", dataset=entry["dataset_id"])
    ui.section(_("Lignes refusées"), words.refused_sentence(refused))
    if len(refused):
        ui.table(words.refused(refused), words.refused_columns())
    received = rows("donnees/receptions", dataset=entry["dataset_id"])
    ui.section(_("Réceptions"))
    if received.empty:
        ui.empty(_("Rien n’a encore été reçu."), "", _("Revenez après la prochaine actualisation."))
    else:
        _counts(rows("donnees/comptes", dataset=entry["dataset_id"]).iloc[::-1])
        ui.table(words.received(received), words.received_columns(), limit=20)


def _counts(counts: pd.DataFrame) -> None:
    """Rows day after day: a line when there are two days, else since when the history is kept."""
    if len(counts) > 1:
        ui.lines(counts, "day", "row_count", _("Lignes, jour après jour"), words.counts_said(counts), time="day",
                 digits=0, subtitle=_("Après la dernière réception de chaque jour"), columns=words.count_columns(),
                 x_label=_("Jour"), y_label=_("Lignes"))  # fmt: skip
    elif len(counts):
        ui.text(words.counts_said(counts))


def _reuse(entry: Entry, held: Holding | None, moment: datetime) -> None:
    """The files, how to quote them, whose they are."""
    if held is not None and held.row_count:
        ui.section(_("Télécharger"), _("Toutes les lignes. Un texte qu’un tableur exécuterait est rendu inerte."))
        formats = [*FILES, *(["geojson"] if held.longitude else [])]
        base = f"api/v1/datasets/{entry['dataset_id']}/records"
        # In the reader's language, and of the day that the page shows.
        downloads([(name.upper(), ui.href(f"{base}.{name}", theme=None), _file_note(name)) for name in formats])
    ui.section(_("Citer ce jeu de données"), words.licence_duty(entry))
    citation(words.quotation(entry, moment), f"donnees?jeu={entry['dataset_id']}")
    at = entry["observed_at"]
    card = snapshot()
    said = _("mis à jour le {day}").format(day=ui.day(at)) if at == at and at else _("date de mise à jour non connue")
    demo = f", {_('démonstration')}" if card and card.is_demo else ""
    credit(entry["title"], words.text(entry["producer"]) or _("Producteur non dit"),
           words.text(entry["licence"]) or _("licence non dite"), words.text(entry["licence_url"]), said + demo,
           town().contact)  # fmt: skip


def _file_note(name: str) -> str:
    return {
        "csv": _("texte, virgules"), "xlsx": _("tableur, cellules typées"), "json": _("pour les programmes"),
        "parquet": _("pour l’analyse"), "geojson": _("pour les cartes"),
    }[name]  # fmt: skip
