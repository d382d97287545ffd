"""Other towns as a band, never as a ranking: first quartile, median, third quartile, and the nearest by population."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.figures.points import is_number

FEWEST = 4


@dataclass(frozen=True)
class Band:
    """First quartile, median and third quartile of ``count`` towns, in the indicator's unit."""

    low: float
    middle: float
    high: float
    count: int


def band(values: Sequence[float | None]) -> Band | None:
    """The band of the known values (quartiles by linear interpolation); None under four: that would name the towns."""
    found = [float(value) for value in values if is_number(value)]
    if len(found) < FEWEST:
        return None
    low, middle, high = np.quantile(found, [0.25, 0.5, 0.75])
    return Band(float(low), float(middle), float(high), len(found))


def nearest(population: int, rows: Sequence[Mapping[str, Any]], n: int) -> list[Mapping[str, Any]]:
    """The ``n`` rows whose ``population`` is nearest, nearest first; those without one are left out.

    Two equally near keep the order in which they came.
    """
    counted = [row for row in rows if is_number(row.get("population"))]
    return sorted(counted, key=lambda row: abs(float(row["population"]) - population))[: max(0, n)]
