"""How well a gauge did over a month: late, missing, jumping, revised, as figures and as one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from dashboard.figures.freshness import freshness
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import age
from dashboard.locale.numbers import integer, is_known, percent
from dashboard.passports import Passport
from dashboard.ui.cards import DatasetCard
from dashboard.ui.figure import Figure


def lateness(measured_at: datetime, now: datetime, card: DatasetCard | None) -> str:
    """A sentence when this gauge is silent for longer than its source should be; empty otherwise."""
    late, stale = (card.late_after, card.stale_after) if card else (timedelta(hours=2), timedelta(hours=24))
    if freshness(measured_at, now, late, stale) == "fresh":
        return ""
    told = _("Cette station est en retard : sa dernière mesure date d’{age}. Ce qui suit n’est plus « maintenant ».")
    return told.format(age=age(measured_at, now))


def figures(row: Mapping[Any, Any], passport: Passport) -> list[Figure]:
    """Missing share, longest silence, flagged jumps, revisions: over 31 days."""
    readings = integer(row["reading_count"])
    step = _("une mesure toutes les {n}\u00a0min").format(n=integer(row["step_min"]))
    cuts = int(row["gap_count"])
    return [
        Figure(_("Mesures manquantes"), percent(row["missing_share"], 1), passport=passport,
               note=_("{n} reçues en 31\u00a0jours, {step}").format(n=readings, step=step)),
        Figure(_("Plus long silence"), integer(row["longest_gap_min"]), "min", passport=passport,
               note=ngettext("{n} interruption de plus d’une heure", "{n} interruptions de plus d’une heure",
                             cuts).format(n=integer(cuts))),
        Figure(_("Sauts signalés"), integer(row["suspect_count"]), passport=passport,
               note=_("montrés ici, laissés hors des courbes")),
        Figure(_("Valeurs révisées"), integer(row["revised_count"]), passport=passport,
               note=_("changées par le producteur après publication")),
    ]  # fmt: skip


def sentence(row: Mapping[Any, Any]) -> str:
    """The month of a gauge in one sentence."""
    missing = row["missing_share"]
    if not is_known(missing):
        return _("On ne peut pas conclure sur la qualité de cette station : trop peu de mesures.")
    if missing >= 0.05:
        told = _("Cette station a manqué {share} de ses mesures en 31\u00a0jours : lisez ses courbes avec prudence.")
    elif row["suspect_count"] or row["gap_count"]:
        told = _("Cette station a presque tout transmis en 31\u00a0jours ({share} manquent), avec quelques défauts.")
    else:
        told = _("Cette station a transmis sans défaut en 31\u00a0jours ({share} de mesures manquantes).")
    return told.format(share=percent(missing, 1))


def jump_columns() -> dict[str, Column]:
    """How the table of flagged jumps is written."""
    return {
        "measured_at": Column(_("Heure"), "moment"),
        "level_m": Column(_("Niveau reçu"), "decimal", 2, "m"),
    }
