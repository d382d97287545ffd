"""What each month, quarter or weekday usually adds to a series or takes from it, so that like is compared with like.

Additive and by medians, so that one flood or one strike does not become the season. The slope of the series is taken
out first, or January would look low only because it comes before December: Sen's slope over pairs of the same season
(Hirsch, Slack and Smith, *Techniques of Trend Analysis for Monthly Water Quality Data*, Water Resources Research 18,
1982), which the season itself cannot bias. Only the seasonal part is removed: a trend or a step stays in the values.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from dashboard.figures.chart import Floats

# Days of two full seasons; the five less of two years absorb months and quarters of unequal length.
SPANS: dict[str, float] = {"year": 2 * 365 - 5, "week": 2 * 7}
THINNED = 60


def has_two(periods: Sequence[date], season: str) -> bool:
    """Whether the periods, oldest first, cover two full seasons."""
    if season not in SPANS:
        return True
    if len(periods) < 2:
        return False
    days = np.array([each.toordinal() for each in periods])
    length = float(np.median(np.diff(days)))
    return float(days[-1] - days[0]) + length >= SPANS[season]


def keys(periods: Sequence[date], season: str) -> list[int]:
    """The season of each period: its month for a year (a quarter is known by its first), its weekday for a week."""
    return [each.weekday() if season == "week" else each.month for each in periods]


def effects(periods: Sequence[date], values: Floats, season: str) -> Floats:
    """What the season adds to each value, in the values' unit; NaN where that season was seen only once.

    Zeros without a season. Over the seasons, effects average zero: the level of the series is kept.
    """
    if season not in SPANS:
        return np.zeros(len(values))
    days = np.array([each.toordinal() for each in periods], dtype=float)
    of = np.array(keys(periods, season))
    groups = {int(key): np.flatnonzero(of == key) for key in np.unique(of)}
    usable = {key: rows for key, rows in groups.items() if len(rows) > 1}
    if not usable:
        return np.full(len(values), np.nan)
    slope = _slope(days, values, list(usable.values()), 0.45 * SPANS[season])
    level = values - slope * (days - days[0])
    typical = {key: float(np.median(level[rows])) for key, rows in usable.items()}
    middle = float(np.mean(list(typical.values())))
    return np.array([typical[int(key)] - middle if int(key) in typical else np.nan for key in of])


def _slope(days: Floats, values: Floats, groups: list[npt.NDArray[np.intp]], least: float) -> float:
    """Median of the slopes, in units a day, between pairs of the same season at least ``least`` days apart.

    A long series (a daily one) is thinned evenly to ``THINNED`` values a season: pairs grow as a square.
    """
    slopes: list[Floats] = []
    for rows in groups:
        some = rows[:: -(-len(rows) // THINNED)]
        first, second = np.triu_indices(len(some), 1)
        apart = days[some[second]] - days[some[first]]
        far = apart >= least
        slopes.append((values[some[second]] - values[some[first]])[far] / apart[far])
    every = np.concatenate(slopes)
    return float(np.median(every)) if len(every) else 0.0
