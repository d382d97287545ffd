"""Frames made ready for Vega: safe field names, wall-clock time, broken lines, end labels that do not overlap."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import numpy as np
import pandas as pd

from dashboard.charts.theme import Ticks
from dashboard.locale.dates import PARIS

GAP_FACTOR = 3


def pick(frame: pd.DataFrame, fields: Mapping[str, str | None]) -> pd.DataFrame:
    """A new frame with only the columns asked, under our own field names and a plain index.

    ``fields`` is field → column; None is left out. Vega reads ``.``, ``[`` and ``:`` in a name as something else, so
    no published name ever reaches a specification. Raises KeyError for a column that is not there.
    """
    kept = {field: frame[column].array for field, column in fields.items() if column is not None}
    return pd.DataFrame(kept)


def wall_clock(times: pd.Series[pd.Timestamp], precision: str) -> pd.Series[pd.Timestamp]:
    """Instants in UTC as naive hours of Paris, which any browser then shows as they are; days and months unchanged."""
    stamps = pd.to_datetime(times)
    if precision != "moment":
        return stamps if stamps.dt.tz is None else stamps.dt.tz_convert(PARIS).dt.tz_localize(None)
    aware = stamps.dt.tz_localize("UTC") if stamps.dt.tz is None else stamps
    return aware.dt.tz_convert(PARIS).dt.tz_localize(None)


def break_gaps(frame: pd.DataFrame, time: str, series: str | None, cadence: timedelta | None) -> pd.DataFrame:
    """Adds an empty row after each hole longer than three cadences, so that a gap in the data is a gap in the line."""
    if cadence is None or len(frame) < 2:
        return frame
    ordered = frame.sort_values([series, time] if series else [time], kind="stable")
    following = ordered.groupby(series)[time].shift(-1) if series else ordered[time].shift(-1)
    before_hole = (following - ordered[time]) > GAP_FACTOR * pd.Timedelta(cadence)
    if not before_hole.any():
        return ordered
    kept = [time, series] if series else [time]
    holes = ordered.loc[before_hole, kept].copy()
    holes[time] = holes[time] + pd.Timedelta(cadence)
    return pd.concat([ordered, holes], ignore_index=True).sort_values(kept[::-1], kind="stable")


_DAY = 86_400
# Up to this many seconds: how the axis counts, and a tick every so many units: never more than seven of them.
_TICKS = (
    (6 * 3_600, Ticks("hours", "hours", 1)),
    (12 * 3_600, Ticks("hours", "hours", 2)),
    (26 * 3_600, Ticks("hours", "hours", 4)),
    (36 * 3_600, Ticks("hours", "hours", 6)),
    (3 * _DAY, Ticks("hours", "hours", 12)),
    (7 * _DAY - 1, Ticks("days", "day", 1)),
    (14 * _DAY - 1, Ticks("days", "day", 2)),
    (48 * _DAY, Ticks("days", "week", 1)),
    (97 * _DAY, Ticks("days", "week", 2)),
    (190 * _DAY, Ticks("months", "month", 1)),
    (400 * _DAY, Ticks("months", "month", 2)),
    (600 * _DAY, Ticks("months", "month", 3)),
    (1_200 * _DAY, Ticks("months", "month", 6)),
    (6 * 366 * _DAY, Ticks("years", "year", 1)),
    (13 * 366 * _DAY, Ticks("years", "year", 2)),
    (34 * 366 * _DAY, Ticks("years", "year", 5)),
)
_CENTURY = Ticks("years", "year", 10)


def ticks_of(times: pd.Series[pd.Timestamp], finest: str = "hours") -> Ticks:
    """How a time axis counts, from how long it is; ``finest`` (hours, days, months, years) is where it may begin."""
    length = (times.max() - times.min()).total_seconds() if len(times) else 0.0
    order = ("hours", "days", "months", "years")
    allowed = order[order.index(finest) :]
    found = (ticks for most, ticks in _TICKS if length <= most and ticks.span in allowed)
    return next(found, _CENTURY)


def end_heights(last: pd.DataFrame, value: str, low: float, high: float, lines: int) -> pd.Series[float]:
    """Where to write each series' name at the end of its line: at its last value, moved apart when too close.

    ``last`` has one row a series; ``low`` and ``high`` bound the axis; ``lines`` is how many labels fit in its height.
    """
    step = (high - low) / max(lines, 1)
    order = last[value].sort_values()
    heights = order.to_numpy(dtype=float).copy()
    for place in range(1, len(heights)):
        heights[place] = max(heights[place], heights[place - 1] + step)
    # Labels pushed above the top go back down together, keeping their distance.
    excess = max(0.0, heights[-1] - high) if len(heights) else 0.0
    for place in range(len(heights) - 1, -1, -1):
        ceiling = high if place == len(heights) - 1 else heights[place + 1] - step
        heights[place] = min(heights[place], ceiling) if excess else heights[place]
    return pd.Series(heights, index=order.index).reindex(last.index)


def bounds(frame: pd.DataFrame, fields: list[str], extra: float | None, zero: bool) -> tuple[float, float]:
    """Lowest and highest finite value of several columns, with a little air; (0, 1) when there is none."""
    values = frame[[field for field in fields if field in frame]].to_numpy(dtype=float, na_value=np.nan).ravel()
    values = values[np.isfinite(values)]
    if extra is not None:
        values = np.append(values, extra)
    if zero:
        values = np.append(values, 0.0)
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    air = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    return (low if zero and low == 0 else low - air), high + air


def framed(values: pd.Series[float], least: float) -> tuple[float, float]:
    """Lowest and highest value with a little air, at least ``least`` apart: what is steady must look steady."""
    low, high = bounds(pd.DataFrame({"v": values}), ["v"], None, False)
    missing = max(0.0, least - (high - low)) / 2
    return low - missing, high + missing
