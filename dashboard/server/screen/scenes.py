"""Each kind of scene from the town's data; None where there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.declarations import Town
from dashboard.display import INTERNAL, MOST_FIGURES, SceneCard
from dashboard.kpis import Kpi
from dashboard.locale import _
from dashboard.server.screen import fact, figures, river
from dashboard.server.screen.made import made
from dashboard.server.screen.shapes import Drawing, Scene, Stroke
from dashboard.words import kpis as kpi_words
from dashboard.words import screen


def scene(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> Scene | None:
    """One declared scene."""
    makers = {"river": river.scene, "share": _share, "fact": fact.scene, "hours": _hours}
    return makers.get(card.kind, _figures)(card, town, all_kpis)


def _figures(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> Scene | None:
    """The indicators named, else the first of the theme that have a value, those with a target first."""
    chosen = [kpi for name in card.kpis for kpi in all_kpis if kpi.id == name]
    if not card.kpis:
        known = [kpi for kpi in all_kpis if kpi.indicator.theme == card.theme and kpi.last
                 and kpi.id not in INTERNAL]  # fmt: skip
        chosen = sorted(known, key=lambda kpi: kpi.status == "none")[:MOST_FIGURES]
    if not chosen:
        return None
    cards = [each for kpi in chosen for each in kpi.sources]
    told = [figures.figure(kpi) for kpi in chosen]
    periods = {each.note for each in told}
    if card.kind != "month" or len(periods) != 1:
        return made(card, town, cards, figures=told)
    when = screen.capital(periods.pop())  # said once for all of them
    return made(card, town, cards, theme=when, figures=[each.model_copy(update={"note": ""}) for each in told])


def _share(card: SceneCard, town: Town, all_kpis: Sequence[Kpi]) -> Scene | None:
    """One indicator in percent, with a hundred squares of which so many are full."""
    kpi = next((each for each in all_kpis if each.id in card.kpis), None)
    if kpi is None:
        return None
    told = figures.figure(kpi)
    value = kpi.last.value if told.value and kpi.last else None
    drawn = squares(value, f"{kpi_words.standing(kpi)}.") if value is not None else None
    return made(card, town, kpi.sources, figures=[told], drawing=drawn, theme=_(kpi.indicator.theme),
                note=screen.access() if drawn else "")  # fmt: skip


def squares(percent: float, summary: str) -> Drawing:
    """A hundred squares, ten by ten, filled from the bottom like a glass."""
    full = round(min(100.0, max(0.0, percent)))
    counts = [min(10, max(0, full - 10 * row)) for row in range(10)]
    strokes = [Stroke(role="rest", path="".join(_run(row, count, 10) for row, count in enumerate(counts))),
               Stroke(role="share", path="".join(_run(row, 0, count) for row, count in enumerate(counts)))]  # fmt: skip
    return Drawing(width=500, height=500, summary=summary, strokes=[each for each in strokes if each.path], marks=[])


def _run(row: int, first: int, stop: int) -> str:
    """Squares side by side, as one thick line that the style cuts every 39 units: a tenth of the weight."""
    return f"M{10 + 49 * first} {470 - 49 * row}h{49 * (stop - first) - 10}" if stop > first else ""


def _hours(card: SceneCard, town: Town, _all_kpis: Sequence[Kpi]) -> Scene | None:
    """The town hall's hours: the screen reads them in the calendar."""
    if town.opening is None:
        return None
    return made(card, town, [], is_demo=town.opening.is_demo)
