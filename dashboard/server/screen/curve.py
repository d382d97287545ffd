"""The river's last day as a path: a gap in the data is a gap in the line, the season is a band behind it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from dashboard.data import PARIS
from dashboard.figures.freshness import in_utc
from dashboard.locale import _
from dashboard.locale.numbers import NBSP, decimal, is_known
from dashboard.server.screen.shapes import Drawing, Mark, Stroke
from dashboard.words import river

WIDTH, HEIGHT = 1000, 520
LEFT, RIGHT, TOP, BOTTOM = 96, 970, 24, 452
GAP = 3 * timedelta(minutes=20)  # as on the river's page
DAY = timedelta(hours=24)
HALF_A_PIXEL = 0.5
Row = dict[Any, Any]
Point = tuple[float, float]
STEPS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Scale:
    """From instants and levels to the drawing's units; one decimal is a tenth of a pixel."""

    def __init__(self, end: datetime, low: float, high: float) -> None:
        self.start, self.low, self.high = end - DAY, low, high

    def x(self, at: datetime) -> float:
        return round(LEFT + (RIGHT - LEFT) * ((at - self.start) / DAY), 1)

    def y(self, level: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (level - self.low) / (self.high - self.low), 1)


def curve(frame: pd.DataFrame, threshold_m: float | None = None) -> Drawing | None:
    """The curve of ``riviere/recent`` over 24 hours; None without two known levels."""
    rows: list[Row] = [{**row, "at": in_utc(row["measured_at"].to_pydatetime())}
                       for row in frame.to_dict("records") if is_known(row["level_m"])]  # fmt: skip
    if len(rows) < 2:
        return None
    low, high, step = extent(rows, threshold_m)
    scale = Scale(rows[-1]["at"], low, high)
    strokes, marks = grid(scale, step)
    strokes += band(rows, scale)
    marks += season_name(rows, scale, step)
    if threshold_m is not None and low <= threshold_m <= high:
        y = scale.y(threshold_m)
        strokes.append(Stroke(role="limit", path=f"M{LEFT} {y}H{RIGHT}"))
        marks.append(Mark(role="limit", x=LEFT + 8, y=y - 12, anchor="start", text=_("seuil")))
    end = scale.x(rows[-1]["at"]), scale.y(rows[-1]["level_m"])
    strokes += [Stroke(role="line", path=line(rows, scale)), Stroke(role="dot", path=f"M{end[0]} {end[1]}h0")]
    told = _("Niveau, en mètres, sur 24 heures. {extent} En gris, les niveaux habituels en cette saison.")
    return Drawing(width=WIDTH, height=HEIGHT, strokes=strokes, marks=marks,
                   summary=told.format(extent=river.extent(frame, "level_m", "m", 2)))  # fmt: skip


def extent(rows: Sequence[Row], threshold_m: float | None) -> tuple[float, float, float]:
    """Lowest and highest level drawn, and the step of the grid: at most five lines, on round numbers."""
    known = [row[name] for row in rows for name in ("level_m", "season_low_m", "season_high_m") if is_known(row[name])]
    top = max(row["level_m"] for row in rows)
    if threshold_m is not None and top >= 0.7 * threshold_m:
        known.append(threshold_m)
    low, high = min(known), max(known)
    step = next((each for each in STEPS if (high - low) / each <= 4), 10.0)
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return low, high if high > low else low + step, step


def grid(scale: Scale, step: float) -> tuple[list[Stroke], list[Mark]]:
    """Level lines with their metres, and the hours of Paris every six."""
    levels = [scale.low + n * step for n in range(round((scale.high - scale.low) / step) + 1)]
    digits = 2 if step < 0.1 else 1
    marks = [
        Mark(role="axis", x=LEFT - 14, y=scale.y(level) + 10, anchor="end", text=decimal(level, digits))
        for level in levels
    ]
    marks[-1] = marks[-1].model_copy(update={"text": f"{decimal(levels[-1], digits)}{NBSP}m"})
    first = scale.start.astimezone(PARIS).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    hours = [at for n in range(24) if (at := first + timedelta(hours=n)).hour % 6 == 0]
    marks += [
        Mark(role="axis", x=scale.x(at), y=BOTTOM + 46, anchor="middle", text=_("{hour} h").format(hour=at.hour))
        for at in hours if LEFT + 30 < scale.x(at) < RIGHT - 20
    ]  # fmt: skip
    path = "".join(f"M{LEFT} {scale.y(level)}H{RIGHT}" for level in levels)
    return [Stroke(role="grid", path=path)], marks


def band(rows: Sequence[Row], scale: Scale) -> list[Stroke]:
    """The usual levels of the season; a corner where the day changes, nothing where too few years are known."""
    known = [row for row in rows if is_known(row["season_low_m"]) and is_known(row["season_high_m"])]
    if len(known) < 2:
        return []
    kept = [row for place, row in enumerate(known) if place in (0, len(known) - 1) or _turns(known, place)]
    above = [f"{scale.x(row['at'])} {scale.y(row['season_high_m'])}" for row in kept]
    below = [f"{scale.x(row['at'])} {scale.y(row['season_low_m'])}" for row in reversed(kept)]
    return [Stroke(role="band", path=f"M{'L'.join([*above, *below])}Z")]


def season_name(rows: Sequence[Row], scale: Scale, step: float) -> list[Mark]:
    """What the band is, written in it where it is high enough, no line of the grid crosses it and the curve is away."""
    known = [row for row in rows if is_known(row["season_low_m"]) and is_known(row["season_high_m"])]
    if not known:
        return []
    top = scale.y(min(row["season_high_m"] for row in known))
    bottom = scale.y(max([row["season_low_m"] for row in known] + [row["level_m"] for row in rows]))
    levels = [scale.y(scale.low + n * step) for n in range(round((scale.high - scale.low) / step) + 1)]
    free = [y for y in (top + 38, *(level + 38 for level in levels)) if top + 34 <= y <= bottom - 24
            and not any(y - 36 < level < y + 12 for level in levels)]  # fmt: skip
    name = _("niveaux habituels en cette saison")
    return [Mark(role="season", x=LEFT + 16, y=round(min(free), 1), anchor="start", text=name)] if free else []


def _turns(rows: Sequence[Row], place: int) -> bool:
    """Whether the season's band differs before or after this reading."""
    names = ("season_low_m", "season_high_m")
    around = (rows[place - 1], rows[place + 1])
    return any(rows[place][name] != other[name] for name in names for other in around)


def line(rows: Sequence[Row], scale: Scale) -> str:
    """The readings joined, but across a gap; points that half a pixel hides are left out."""
    runs: list[list[Point]] = [[]]
    for before, row in zip([None, *rows], rows, strict=False):
        if before and row["at"] - before["at"] > GAP:
            runs.append([])
        runs[-1].append((scale.x(row["at"]), scale.y(row["level_m"])))
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in thinned(run)) for run in runs)


def thinned(points: Sequence[Point]) -> list[Point]:
    """The points without which the line would move by more than half a pixel (Douglas and Peucker, 1973)."""
    kept, open_spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        (x0, y0), (x1, y1) = points[first], points[last]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        away = [abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length for x, y in points[first + 1:last]]
        if away and max(away) > HALF_A_PIXEL:
            middle = first + 1 + away.index(max(away))
            kept.add(middle)
            open_spans += [(first, middle), (middle, last)]
    return [points[place] for place in sorted(kept)]
