"""Signal or noise: does the last point of a series belong to its usual variation, or has something really changed?

An XmR chart (see ``chart``) instead of red and green arrows. Silent rather than wrong: under ten points since the last
declared step, under two full seasons, on a series that never moves, on data that is too old, on values that lean on
the one before or are zero most of the time (see ``dependence``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from dashboard.figures.chart import Chart, Direction, Floats, Pattern, Rule, is_constant, pattern, xmr
from dashboard.figures.dependence import is_dependent, is_rare
from dashboard.figures.season import effects, has_two

Kind = Literal["silent", "usual", "change"]
Reason = Literal["", "few", "constant", "stale", "empty", "rare", "dependent"]
LEAST = 10
# A space between two periods this many times the usual one is a gap: a month has 28 to 31 days, a quarter 90 to 92.
GAP = 1.5
LARGEST = 1.7e308


@dataclass(frozen=True)
class Limits:
    """Centre and natural limits, in the indicator's unit, of the values since ``start`` (without their season)."""

    centre: float
    low: float
    high: float
    start: date


@dataclass(frozen=True)
class Verdict:
    """What the last point says.

    ``kind``: ``silent`` (one cannot conclude: ``reason`` says why), ``usual`` or ``change``. For a change, ``rule`` is
    the pattern, ``direction`` its sense and ``since`` the period at which it was first complete, by today's limits: a
    change is dated when it could be seen, so never at the first point of its own series. ``limits`` is None while
    silent. ``bands`` holds (period, low, centre, high) for each period charted, season put back: what a chart draws
    behind the series; stretches before a step keep their own.
    """

    kind: Kind
    reason: Reason = ""
    rule: Rule = ""
    direction: Direction = ""
    since: date | None = None
    limits: Limits | None = None
    bands: tuple[tuple[date, float, float, float], ...] = ()


def verdict(
    periods: Sequence[date],
    values: Sequence[float | None],
    *,
    steps: Sequence[date] = (),
    season: str = "none",
    is_stale: bool = False,
) -> Verdict:
    """The verdict on the last known point of a series.

    ``periods`` are first days, in any order; a value that is None, NaN or infinite is a missing one. Each step starts
    a new chart at the first period on or after it; one after the last point is not yet there. ``season`` is ``none``,
    ``year`` or ``week``: the chart is then drawn without what each month, quarter or weekday usually adds.
    """
    series = _known(periods, values)
    if not series:
        return Verdict("silent", "empty")
    charted = [_stretch(part, season) for part in _parts(series, steps)]
    bands = tuple(band for each in charted for band in each.bands)
    last = charted[-1]
    if is_stale:
        return Verdict("silent", "stale", bands=bands)
    if last.limits is None:
        return Verdict("silent", last.reason, bands=bands)
    found = last.pattern
    if found is None:
        return Verdict("usual", limits=last.limits, bands=bands)
    return Verdict("change", "", found.rule, found.direction, last.periods[found.found], last.limits, bands)


@dataclass(frozen=True)
class _Stretch:
    """What is charted between two steps."""

    periods: Sequence[date]
    reason: Reason = ""
    limits: Limits | None = None
    pattern: Pattern | None = None
    bands: tuple[tuple[date, float, float, float], ...] = ()


def _known(periods: Sequence[date], values: Sequence[float | None]) -> list[tuple[date, float]]:
    """Finite values in order of period; the last one given for a period is its value."""
    pairs = zip(periods, values, strict=True)
    return sorted({day: float(value) for day, value in pairs if value is not None and math.isfinite(value)}.items())


def _parts(series: list[tuple[date, float]], steps: Sequence[date]) -> list[list[tuple[date, float]]]:
    """The series cut at each step; never empty parts."""
    starts = [date.min, *sorted(set(steps)), date.max]
    cut = [
        [pair for pair in series if start <= pair[0] < stop] for start, stop in zip(starts, starts[1:], strict=False)
    ]
    return [part for part in cut if part]


def _stretch(part: list[tuple[date, float]], season: str) -> _Stretch:
    """The chart of one part. Values are divided by a power of two, exactly, so that huge ones do not overflow."""
    if not has_two([day for day, _value in part], season):
        return _Stretch([], "few")
    scale = math.ldexp(1.0, math.frexp(max(abs(value) for _day, value in part))[1] - 1)
    periods, values = [day for day, _value in part], np.array([value for _day, value in part]) / scale
    seasonal = effects(periods, values, season)
    usable = np.isfinite(seasonal)
    if int(usable.sum()) < LEAST or not usable[-1]:
        return _Stretch([], "few")
    periods, seasonal = [day for day, is_usable in zip(periods, usable, strict=True) if is_usable], seasonal[usable]
    level = values[usable] - seasonal
    chart = xmr(level, _is_next(periods))
    if is_constant(values[usable], chart):
        return _Stretch([], "constant")
    if is_rare(values[usable]) or is_dependent(level):
        return _Stretch([], "rare" if is_rare(values[usable]) else "dependent")
    limits = Limits(*_lines(chart, 0.0, scale), start=periods[0])
    bands = tuple((day, low, centre, high) for day, effect in zip(periods, seasonal, strict=True)
                  for centre, low, high in [_lines(chart, float(effect), scale)])  # fmt: skip
    return _Stretch(periods, "", limits, pattern(level, chart), bands)


def _lines(chart: Chart, effect: float, scale: float) -> tuple[float, float, float]:
    """Centre, low and high limit in the indicator's unit, kept within what a float can hold."""
    middle = chart.centre + effect
    lines = (middle, middle - chart.reach, middle + chart.reach)
    centre, low, high = (max(-LARGEST, min(LARGEST, line * scale)) for line in lines)
    return centre, low, high


def _is_next(periods: Sequence[date]) -> npt.NDArray[np.bool_]:
    """For each period but the first: whether it comes right after the one before, without a gap."""
    apart: Floats = np.diff(np.array([day.toordinal() for day in periods], dtype=float))
    return apart <= GAP * np.median(apart)
