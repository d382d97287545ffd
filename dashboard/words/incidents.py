"""Incidents in words: what went wrong with a source, since when, and what of its data was lost or came later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import duration, long_moment, moment, since
from dashboard.locale.numbers import integer, is_known
from dashboard.ui.icons import Verdict

Row = Mapping[Any, Any]
MILD = ("late", "licence", "schema")


def kind_word(kind: str) -> str:
    """A kind in a few words, as it follows the title of a dataset."""
    words = {
        "late": _("données en retard"),
        "stale": _("données périmées"),
        "silent": _("source muette"),
        "unreachable": _("source injoignable"),
        "changed": _("réponse méconnaissable"),
        "toolarge": _("réponse démesurée"),
        "refused": _("données ou accès refusés"),
        "withdrawn": _("jeu retiré du portail"),
        "licence": _("licence changée"),
        "schema": _("colonnes changées"),
        "indicator": _("indicateur non calculé"),
    }
    return words.get(kind, _("source en échec"))


def sources() -> dict[str, str]:
    """Where datasets come from, in words, by the word of the declarations."""
    return {
        "opendatasoft": _("Portail de la ville"),
        "hubeau": _("Hub’Eau"),
        "vigicrues": _("Vigicrues"),
        "datagouv": _("data.gouv.fr"),
        "bal": _("Base Adresse Nationale"),
        "ofgl": _("OFGL"),
        "geoapi": _("API Géo"),
        "file": _("Fichier chargé à la main"),
    }


def told(row: Row) -> str:
    """What happened, as a sentence: ours where the kind says it all, else the words of the refresh."""
    kind, observed = row["kind"], row["observed_at"]
    if kind in ("late", "stale") and not pd.isna(observed):
        return _("La source répond, mais sa dernière observation date du {at}.").format(at=long_moment(observed))
    if kind == "silent":
        return _("La source répond sans aucune donnée ; les dernières reçues restent.")
    if kind == "withdrawn":
        return _("Le portail ne le liste plus ; ce qui en a été reçu reste, marqué « retiré ».")
    if kind == "licence":
        return _("De « {was} » à « {became} ».").format(
            was=row["was"] or _("aucune"), became=row["became"] or _("aucune")
        )
    if kind == "schema":
        return _schema(row)
    return str(row["message"] or kind_word(kind))


def _schema(row: Row) -> str:
    """Which columns went and which came."""
    said = []
    if isinstance(row["was"], str) and row["was"]:
        said.append(_("Avant : {columns}.").format(columns=row["was"]))
    if isinstance(row["became"], str) and row["became"]:
        said.append(_("Maintenant : {columns}.").format(columns=row["became"]))
    return " ".join(said) or _("Les colonnes ont changé.")


def rows_told(lost: Any, backfilled: Any) -> str:
    """« 12 lignes perdues, 288 rattrapées »; empty where rows are not counted."""
    if not is_known(lost) or not is_known(backfilled):
        return ""
    missing = ngettext("{n} ligne perdue", "{n} lignes perdues", int(lost)).format(n=integer(lost))
    late = ngettext("{n} rattrapée", "{n} rattrapées", int(backfilled)).format(n=integer(backfilled))
    return f"{missing}, {late}"


def summary(message: str, lost: int | None, backfilled: int | None) -> str:
    """A sentence, then its rows."""
    counted = rows_told(lost, backfilled)
    return f"{message} {counted[0].upper()}{counted[1:]}." if counted else message


def span(row: Row, now: datetime) -> str:
    """Since when, or from when to when and for how long."""
    started, ended = row["started_at"], row["ended_at"]
    if pd.isna(ended):
        return since(started, now)
    if started == ended:
        return moment(started, now)
    return _("{start} – {stop}, soit {lasted}").format(
        start=moment(started, now), stop=moment(ended, now), lasted=duration(ended - started)
    )


def sign(row: Row) -> Verdict | None:
    """The sign of an incident: what lasts is to watch or missed, what is over has none."""
    if not pd.isna(row["ended_at"]):
        return None
    return "watch" if row["kind"] in MILD else "missed"


def sentence(total: int, lasting: int) -> str:
    """How many there are and how many last."""
    if not total:
        return _("Aucun incident n’a été relevé dans cette sélection.")
    known = ngettext("{n} incident relevé", "{n} incidents relevés", total).format(n=integer(total))
    if not lasting:
        return _("{known}, aucun en cours.").format(known=known)
    return _("{known}, dont {open} en cours.").format(known=known, open=integer(lasting))


def titled(title: str, kind: str) -> str:
    """« Bancs publics : données en retard »."""
    return _("{title} : {kind}").format(title=title, kind=kind_word(kind))


def note(row: Row, now: datetime) -> str:
    """When, what happened, and the rows of it."""
    happened = told(row).rstrip(".")
    counted = rows_told(row["rows_lost"], row["rows_backfilled"])
    said = [span(row, now), happened, counted]
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in said if part)


def columns() -> dict[str, Column]:
    """The file of the incidents: plain values."""
    return {
        "dataset_id": Column(_("Identifiant")),
        "title": Column(_("Jeu de données")),
        "theme": Column(_("Thème")),
        "service": Column(_("Service")),
        "source": Column(_("Source")),
        "kind": Column(_("Incident")),
        "started_at": Column(_("Début"), "moment"),
        "ended_at": Column(_("Fin"), "moment"),
        "observed_at": Column(_("Dernière observation avant"), "moment"),
        "rows_lost": Column(_("Lignes perdues"), "integer"),
        "rows_backfilled": Column(_("Lignes rattrapées"), "integer"),
        "was": Column(_("Avant")),
        "became": Column(_("Après")),
        "message": Column(_("Message")),
    }
