"""The screen's answer, whole: scenes, calendar, behaviour, from one snapshot and in one language."""

from __future__ import annotations

import logging
from datetime import date
from functools import lru_cache

from dashboard import data, kpis
from dashboard.declarations import Town
from dashboard.display import Display, SceneCard
from dashboard.errors import DashboardError
from dashboard.kpis import Kpi
from dashboard.locale import Language, language
from dashboard.server.api.cards import opened
from dashboard.server.api.reading import Reading
from dashboard.server.screen import document, hours, rhythm, scenes
from dashboard.server.screen.shapes import Calendar, Look, Scene, ScreenAnswer

log = logging.getLogger("dashboard.server")


def screen(version: str) -> ScreenAnswer:
    """What the screen shows in this minute, made once for all who ask; ages are counted by the browser."""
    with data.held() as snapshot_id:
        return _screen(version, snapshot_id, data.as_of(), language(), minute())


def minute() -> int:
    """The minute that it is, as a number."""
    return int(data.now().timestamp() // 60)


@lru_cache(maxsize=8)
def _screen(version: str, _snapshot_id: str | None, _day: date | None, _code: Language, _minute: int) -> ScreenAnswer:
    """What the screen shows. Before the first snapshot there is no scene."""
    town = data.town()
    return ScreenAnswer(
        **opened(), town=town.name, language=language(), document=version, look=look(town.display),
        calendar=_calendar(town), scenes=_scenes(town) if data.snapshot() else [],
    )  # fmt: skip


def forget() -> None:
    """Drops the answers kept, as when the clock or the data are others."""
    _screen.cache_clear()


def answered(reading: Reading) -> ScreenAnswer:
    """The answer of ``/api/v1/ecran``."""
    return screen(document.version(reading.language))


def _scenes(town: Town) -> list[Scene]:
    """The declared scenes that have something to show, with their rhythm."""
    all_kpis = kpis.kpis()
    found = [_scene(card, town, all_kpis) for card in town.scenes]
    return rhythm.timed([scene for scene in found if scene is not None])


def _scene(card: SceneCard, town: Town, all_kpis: list[Kpi]) -> Scene | None:
    """One scene; what cannot be read is left out and logged, the others go on."""
    try:
        return scenes.scene(card, town, all_kpis)
    except DashboardError as error:
        log.warning("scene %s left out: %s", card.kind, error)
        return None


def _calendar(town: Town) -> Calendar | None:
    today = data.now().astimezone(data.PARIS).date()
    return hours.calendar(town.opening, today, town.department) if town.opening else None


def look(display: Display) -> Look:
    """How the screen behaves, as declared."""
    return Look(theme=display.theme, day_start=f"{display.day.start:%H:%M}", day_end=f"{display.day.end:%H:%M}",
                is_black_at_night=display.night == "black", margin_seconds=60 * display.margin_min,
                poll_seconds=display.poll_s)  # fmt: skip
