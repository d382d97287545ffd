"""The list of every dataset: figures, filters, order and page, all in the address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dashboard import ui
from dashboard.data import DatasetCard, now, record, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.stems import stems
from dashboard.ui.listing import listing, more_filters
from dashboard.ui.pager import page_number, pager
from dashboard.words import catalogue as words
from dashboard.words import catalogue_lists as lists
from dashboard.words import quality

PAGE_ROWS = 30


def show(cards: Sequence[DatasetCard | None]) -> None:
    """What the filters leave of the catalogue, thirty datasets a page."""
    moment = now()
    at = steady(moment)
    summary = record("donnees/synthese", at=at)
    if not summary["dataset_count"]:
        ui.empty(_("Aucun jeu de données à montrer."), _("Le catalogue n’est pas encore arrivé."),
                 _("Revenez après la prochaine actualisation."))  # fmt: skip
        return
    ui.sentence(words.sentence(summary))
    ui.figures(figures(summary, passport("donnees/synthese", *cards, parameters={"at": at})))
    asked, chosen, order = _filters()
    orders = words.orders()
    query = {"at": at, **asked, "sort": orders[order].column, "is_descending": orders[order].is_descending}
    found = rows("donnees/liste", **query)
    page = page_number("page", len(found), PAGE_ROWS, repr([*asked.values(), order]))
    if found.empty:
        ui.empty(_("Aucun jeu de données ne correspond."), "", _("Effacez des mots, ou enlevez un filtre."))
        return
    ui.selection(words.selection(len(found), int(found["row_count"].sum()), chosen))
    shown = found.iloc[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    listing(lists.heads(orders, order), lists.listed(shown, moment),
            _("Chaque titre ouvre la fiche : contenu, dessin, aperçu, qualité, fichiers."))  # fmt: skip
    pager("page", len(found), PAGE_ROWS)
    ui.fold(_("Comment la note de qualité est calculée"), quality.how())
    ui.export_csv(lists.told(found), "jeux-de-donnees", lists.columns())


def steady(moment: datetime) -> datetime:
    """The moment without seconds nor the last minutes, so that what is asked stays in the cache; naive UTC."""
    return moment.replace(minute=moment.minute // 10 * 10, second=0, microsecond=0, tzinfo=None)


def figures(summary: words.Row, proof: ui.Passport | None = None) -> list[ui.Figure]:
    """How many datasets, how many keep their promise, how many rows, how many left the portal."""
    return [
        ui.Figure(_("Jeux de données"), ui.integer(summary["dataset_count"]), note=_("{n} sur le portail").format(
            n=ui.integer(summary["own_count"] + summary["federated_count"])), passport=proof),
        ui.Figure(_("Tiennent leur rythme"), words.kept_share(summary), note=words.kept_note(summary), passport=proof),
        ui.Figure(_("Lignes en tout"), ui.integer(summary["row_count"]), passport=proof),
        ui.Figure(_("Retirés du portail"), ui.integer(summary["withdrawn_count"]), note=words.withdrawn_note(summary),
                  passport=proof),
    ]  # fmt: skip


def _filters() -> tuple[dict[str, Any], dict[str, str], str]:
    """What the queries are asked, the same in words, and the order."""
    choices = {name: list(each["value"]) for name, each in rows("donnees/choix").groupby("filter")}
    licences = {name: lists.licence(name if name != "aucune" else None) for name in choices.get("licence", [])}
    orders = words.orders()
    with ui.filter_row():
        sought = ui.search_filter("mots", _("Chercher un jeu de données"), _("écoles, arbres, budget…"))
        state = ui.choice_filter("etat", _("État"), words.states(), all_label=_("Tous"))
        order = ui.choice_filter("tri", _("Trier par"), {key: each.label for key, each in orders.items()}) or "titre"
    with more_filters(_("Producteur, licence, provenance, rythme"), ("producteur", "licence", "origine", "rythme")):
        producer = ui.choice_filter("producteur", _("Producteur"), choices.get("producer", []), all_label=_("Tous"))
        licence = ui.choice_filter("licence", _("Licence"), licences, all_label=_("Toutes"))
        origin = ui.choice_filter("origine", _("Provenance"), words.origins(), all_label=_("Toutes"))
        kept = ui.choice_filter("rythme", _("Rythme"), words.kept_words(), all_label=_("Tous"))
    theme = ui.chosen_theme()
    asked = {"stems": stems(sought), "theme": theme or "", "producer": producer or "", "licence": licence or "",
             "origin": origin or "", "state": state or "", "kept": kept or ""}  # fmt: skip
    told = {"words": f"« {sought} »" if sought else "", "theme": _(theme) if theme else "", "producer": producer or "",
            "licence": licences.get(licence or "", ""), "origin": words.origins().get(origin or "", ""),
            "state": words.states().get(state or "", ""), "kept": words.kept_words().get(kept or "", "")}  # fmt: skip
    return asked, told, order
