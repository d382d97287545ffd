"""One value of an indicator, and the operations that every figure needs on a series of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeGuard


@dataclass(frozen=True)
class Point:
    """The value of one period, in the indicator's unit; ``period`` is its first day.

    ``numerator`` and ``denominator`` are given for ratios; ``observed_at`` (UTC) is when the datum was observed.
    """

    period: date
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    observed_at: datetime | None = None


def is_number(value: float | None) -> TypeGuard[float]:
    """Whether ``value`` is a finite number: None, NaN and the infinites are missing values."""
    return value is not None and math.isfinite(value)


def known(points: Iterable[Point]) -> list[Point]:
    """The points that hold a number, oldest first."""
    return sorted((point for point in points if is_number(point.value)), key=lambda point: point.period)


def a_year_before(day: date) -> date:
    """The same day a year before; 29 February gives the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
