"""The river now: its level with its day, the official vigilance, and why it comes first when it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.declarations import Station, Town
from dashboard.display import RiverDisplay, SceneCard
from dashboard.kpis import Kpi
from dashboard.locale import _
from dashboard.locale.numbers import decimal, is_known
from dashboard.server.screen import curve, figures
from dashboard.server.screen.made import made
from dashboard.server.screen.shapes import Scene, ScreenFigure
from dashboard.words import river as words
from dashboard.words import screen_river

Row = dict[Any, Any]


def scene(card: SceneCard, town: Town, _all_kpis: Sequence[Kpi]) -> Scene | None:
    """None without a reading at the gauge."""
    chosen, source = town.display.river, data.dataset("hydrometrie")
    station = gauge(town, chosen)
    rows = data.records("riviere/maintenant", station=station.id) if station else []
    if not rows or source is None or station is None:
        return None
    here, season = rows[0], words.season(rows[0]["level_m"], rows[0]["season_low_m"], rows[0]["season_high_m"])
    level, official, reach = level_figure(station, here, source, season), data.dataset("vigicrues"), _reach(town)
    vigilance = [vigilance_figure(reach, official)] if official and reach else []
    why = reason(chosen, here["level_m"] if level.value else None,
                 reach["level"] if vigilance and vigilance[0].value else None)  # fmt: skip
    drawn = curve.curve(data.rows("riviere/recent", stations=[station.id], hours=24), chosen.threshold_m)
    return made(card, town, [source, *([official] if official and reach else [])], theme=_(source.theme),
                figures=[level, *vigilance], sentence=why or season if level.value else "", note=words.warning(),
                drawing=drawn if level.value else None, is_priority=bool(why))  # fmt: skip


def gauge(town: Town, chosen: RiverDisplay) -> Station | None:
    """The station that the town has chosen, else its main one."""
    main = next((each for each in town.stations if each.role == "main"), None)
    return next((each for each in town.stations if each.id == chosen.station), main)


def level_figure(station: Station, here: Row, source: DatasetCard, season: str) -> ScreenFigure:
    """The level and what it has done for an hour."""
    metres, trend = decimal(here["level_m"], 2), words.trend(here["change_1h_m"])
    told = _("{station} est à {level} m, {trend}. {season}")
    return figures.measure(
        station.name, metres, "m", here["measured_at"], source, word=trend,
        sentence=told.format(station=station.name, level=metres, trend=trend, season=season),
    )  # fmt: skip


def vigilance_figure(reach: Row, official: DatasetCard) -> ScreenFigure:
    """The official vigilance with what it means."""
    level = reach["level"]
    return figures.measure(_("Vigilance crues"), words.vigilance(level), "", reach["issued_at"], official,
                           word=words.vigilance_advice(level), status=words.vigilance_state(level))  # fmt: skip


def reason(chosen: RiverDisplay, level_m: float | None, vigilance: int | None) -> str:
    """Why the river comes first: the level before the official word, None being not known; "" when it does not."""
    if chosen.threshold_m is not None and level_m is not None and level_m >= chosen.threshold_m:
        return screen_river.above(chosen.threshold_m, chosen.basis)
    return screen_river.watched(vigilance) if vigilance is not None and vigilance >= chosen.vigilance else ""


def _reach(town: Town) -> Row:
    """The official vigilance on the town's reach, empty where none is published."""
    found = data.records("riviere/vigilance", patterns=list(town.reach_labels))
    return found[0] if found and is_known(found[0]["level"]) else {}
