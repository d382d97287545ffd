"""Each kind of scene from the town's data; None where there is nothing to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.declarations import Town
from dashboard.display import MOST_FIGURES, SceneCard
from dashboard.kpis import Kpi
from dashboard.locale import _
from dashboard.locale.numbers import decimal, is_known
from dashboard.server.screen import curve, figures
from dashboard.server.screen.shapes import Drawing, Scene, Stroke
from dashboard.words import kpis as kpi_words
from dashboard.words import river, screen

NEWEST_FACTS = 5


def scene(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> Scene | None:
    """One declared scene."""
    makers = {"river": _river, "share": _share, "fact": _fact, "hours": _hours}
    return makers.get(card.kind, _figures)(card, town, all_kpis)


def _made(card: SceneCard, town: Town, cards: Iterable[DatasetCard], **told: Any) -> Scene:
    """A scene with what all of them have."""
    found = list({each.id: each for each in cards}.values())
    usual: dict[str, Any] = {
        "theme": _(card.theme) if card.theme else "", "figures": [], "sentence": "", "note": "", "drawing": None,
        "is_priority": False, "is_demo": any(each.is_demo for each in found),
    }  # fmt: skip
    return Scene(kind=card.kind, title=card.title or screen.title(card.kind, town.river), seconds=card.seconds,
                 source=screen.source(found), **{**usual, **told})  # fmt: skip


def _figures(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> Scene | None:
    """The indicators named, else the first of the theme that have a value, those with a target first."""
    chosen = [kpi for name in card.kpis for kpi in all_kpis if kpi.id == name]
    if not card.kpis:
        known = [kpi for kpi in all_kpis if kpi.indicator.theme == card.theme and kpi.last]
        chosen = sorted(known, key=lambda kpi: kpi.status == "none")[:MOST_FIGURES]
    if not chosen:
        return None
    cards = [each for kpi in chosen for each in kpi.sources]
    told = [figures.figure(kpi) for kpi in chosen]
    periods = {each.note for each in told}
    if card.kind != "month" or len(periods) != 1:
        return _made(card, town, cards, figures=told)
    when = screen.capital(periods.pop())  # said once for all of them
    return _made(card, town, cards, theme=when, figures=[each.model_copy(update={"note": ""}) for each in told])


def _share(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> Scene | None:
    """One indicator in percent, with a hundred squares of which so many are full."""
    kpi = next((each for each in all_kpis if each.id in card.kpis), None)
    if kpi is None:
        return None
    told = figures.figure(kpi)
    drawn = squares(kpi.last.value, told.sentence) if told.value and kpi.last and kpi.last.value is not None else None
    return _made(card, town, kpi.sources, figures=[told], drawing=drawn, theme=_(kpi.indicator.theme),
                 note=screen.access() if drawn else "")  # fmt: skip


def squares(percent: float, summary: str) -> Drawing:
    """A hundred squares, ten by ten, filled from the bottom like a glass."""
    full = round(min(100.0, max(0.0, percent)))
    at = [f"M{10 + 49 * (n % 10)} {451 - 49 * (n // 10)}h39v39h-39z" for n in range(100)]
    strokes = [Stroke(role="rest", path="".join(at[full:])), Stroke(role="share", path="".join(at[:full]))]
    return Drawing(width=500, height=500, summary=summary, strokes=[each for each in strokes if each.path], marks=[])


def _fact(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> Scene | None:
    """One of the first facts, another each hour; never what another scene shows already."""
    shown = {name for each in town.scenes for name in each.kpis}
    by_id = {kpi.id: kpi for kpi in all_kpis}
    known = [fact for fact in kpi_words.facts(all_kpis, data.now()) if fact.kpi_id not in shown][:NEWEST_FACTS]
    if not known:
        return None
    fact = known[int(data.now().timestamp() // 3600) % len(known)]
    kpi = by_id[fact.kpi_id]
    told = figures.figure(kpi).model_copy(update={"word": "", "note": ""})
    return _made(card, town, kpi.sources, figures=[told], sentence=fact.text, theme=_(kpi.indicator.theme))


def _hours(card: SceneCard, town: Town, _all_kpis: Sequence[Kpi]) -> Scene | None:
    """The town hall's hours: the screen reads them in the calendar."""
    if town.opening is None:
        return None
    return _made(card, town, [], is_demo=town.opening.is_demo)


def _river(card: SceneCard, town: Town, _all_kpis: Sequence[Kpi]) -> Scene | None:
    """The level of the gauge with its day, and the official vigilance."""
    chosen = town.display.river
    station = next((each for each in town.stations if each.id == chosen.station),
                   next((each for each in town.stations if each.role == "main"), None))  # fmt: skip
    source = data.dataset("hydrometrie")
    rows = data.rows("riviere/maintenant", station=station.id).to_dict("records") if station else []
    if not rows or source is None or station is None:
        return None
    here = rows[0]
    season = river.season(here["level_m"], here["season_low_m"], here["season_high_m"])
    metres, trend = decimal(here["level_m"], 2), river.trend(here["change_1h_m"])
    told = _("{station} est à {level} m, {trend}. {season}")
    level = figures.measure(
        station.name, metres, "m", here["measured_at"], source, word=trend,
        sentence=told.format(station=station.name, level=metres, trend=trend, season=season),
    )  # fmt: skip
    official, reach = data.dataset("vigicrues"), _reach(town)
    vigilance = [figures.measure(
        _("Vigilance crues"), river.vigilance(reach["level"]), "", reach["issued_at"], official,
        word=river.vigilance_advice(reach["level"]), status=river.vigilance_state(reach["level"]),
    )] if official and reach else []  # fmt: skip
    drawn = curve.curve(data.rows("riviere/recent", station=station.id, hours=24), chosen.threshold_m)
    return _made(card, town, [source, *([official] if official and reach else [])], theme=_(source.theme),
                 figures=[level, *vigilance], sentence=season if level.value else "", note=river.warning(),
                 drawing=drawn if level.value else None,
                 is_priority=_comes_first(town, here["level_m"] if level.value else None,
                                          reach["level"] if vigilance and vigilance[0].value else None))  # fmt: skip


def _reach(town: Town) -> dict[Any, Any]:
    """The official vigilance on the town's reach, empty where none is published."""
    found = data.rows("riviere/vigilance", patterns=list(town.reach_labels)).to_dict("records")
    return found[0] if found and is_known(found[0]["level"]) else {}


def _comes_first(town: Town, level_m: float | None, vigilance: int | None) -> bool:
    """Whether the water has passed a declared threshold, by its level or by the official word; None is not known."""
    chosen = town.display.river
    is_high = chosen.threshold_m is not None and level_m is not None and level_m >= chosen.threshold_m
    return is_high or (vigilance is not None and vigilance >= chosen.vigilance)
