"""What the river does now: the sentence, the official link, level, rate of rise, flow and vigilance."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import now, records, rows, town
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.river.scope import Scope, first
from dashboard.words import river, river_floods, river_quality
from dashboard.words import river_curves as words


def show(scope: Scope) -> None:
    """The sentence and its notes, then four figures, then this episode against the past ones."""
    ui.sentence(river.now_sentence(scope.name, scope.here, now(), is_late=scope.is_late))
    if scope.is_late:
        ui.note(river_quality.lateness(scope.here["measured_at"], now()))
    ui.note(river.warning(), state="unknown")
    for place in town().stations:
        if place.id == scope.station and place.tide != "none":
            ui.note(words.beside(place), state="unknown")
    _figures(scope)
    if not scope.is_late:
        ui.text(river_floods.episode(scope.episode))


def _figures(scope: Scope) -> None:
    reaches = {"patterns": list(town().reach_labels)}
    reach = first(records("riviere/vigilance", **reaches))
    proof = passport("riviere/maintenant", scope.cards[0], parameters=scope.asked)
    ui.figures([
        _level(scope, proof),
        river.rate_figure(scope.here, proof, is_late=scope.is_late),
        river.flow_figure(scope.here, now(), proof),
        river.vigilance_figure(reach, now(), passport("riviere/vigilance", scope.cards[1], parameters=reaches)),
    ])


def _level(scope: Scope, proof: ui.Passport) -> ui.Figure:
    """The level, its trend and its last day: neither is shown of a gauge that has stopped."""
    spark = rows("riviere/quarts", stations=[scope.station], hours=24)["level_m"]
    return ui.Figure(
        _("Niveau"), ui.decimal(scope.here["level_m"], 2), "m",
        note="" if scope.is_late else river.trend(scope.here["change_1h_m"]), spark=None if scope.is_late else spark,
        age=ui.age(scope.here["measured_at"], now()), passport=proof)  # fmt: skip
