"""The floods of the past, the levels to know at the station, and what its readings are worth."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import now, record, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.river.scope import Scope
from dashboard.words import river_floods, river_quality


def floods(scope: Scope) -> None:
    """The highest floods found in the readings, then the marks of the table of thresholds."""
    ui.section(_("Les crues passées"), river_floods.threshold(scope.episode))
    if not scope.floods.empty:
        ui.ranking(_("Les plus hautes crues retrouvées"),
                   river_floods.ranks(scope.floods, scope.here["measured_at"]),
                   subtitle=_("Niveau du pic, durée, montée la plus rapide"))
        told = river_floods.with_rise(scope.floods)
        ui.table(told, river_floods.shown_columns(told), limit=12,
                 caption=_("Crues retrouvées dans les mesures\u00a0; moyennes d’une heure, heure de Paris"))
        ui.export_csv(scope.floods, f"orne-crues-{scope.station}")
    marks = river_floods.marks(rows("riviere/reperes", **scope.asked))
    if not marks.empty:
        ui.table(marks, river_floods.mark_columns(marks), caption=_("Niveaux à connaître à cette station"))


def quality(scope: Scope) -> None:
    """Late, missing and doubtful readings of the last month."""
    counted = {**scope.asked, "now": river_quality.instant(now())}
    row = record("riviere/qualite", **counted)
    ui.section(_("Qualité des mesures"), river_quality.sentence(row))
    ui.figures(river_quality.figures(row, passport("riviere/qualite", scope.cards[0], parameters=counted)))
    flagged = rows("riviere/douteux", **scope.asked)
    if not flagged.empty:
        ui.table(flagged, river_quality.flagged_columns(flagged), caption=_("Valeurs signalées, 31 derniers jours"))
