"""How finely a chart divides what it draws: steps of time and round classes of numbers, never too many to be read."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Literal

Step = Literal["hour", "day", "month", "quarter", "year"]
STEPS: tuple[Step, ...] = ("hour", "day", "month", "year")
QUARTERLY: tuple[Step, ...] = ("quarter", "year")
MOST_PERIODS, FEWEST_PERIODS = 750, 12
_LENGTH: dict[Step, timedelta] = {
    "hour": timedelta(hours=1), "day": timedelta(days=1), "month": timedelta(days=30.44),
    "quarter": timedelta(days=91.31), "year": timedelta(days=365.25),
}  # fmt: skip


def period_count(first: datetime, last: datetime, step: Step) -> int:
    """About how many periods of a step there are from the first instant to the last."""
    return int((last - first) / _LENGTH[step]) + 1


def steps(
    first: datetime, last: datetime, has_hours: bool, most: int = MOST_PERIODS, *, is_quarterly: bool = False
) -> list[Step]:
    """The steps that give neither a lone point nor more than ``most``, the finest first; the year when none does.

    Quarters are offered where the data are quarters: a month would then be a wrong name for them.
    """
    offered: tuple[Step, ...] = QUARTERLY if is_quarterly else STEPS if has_hours else STEPS[1:]
    found = [step for step in offered if 2 <= period_count(first, last, step) <= most]
    return found or ["year" if period_count(first, last, "year") > 1 else offered[0]]


def best_step(
    first: datetime, last: datetime, has_hours: bool, point_count: int, most: int = MOST_PERIODS, *,
    is_quarterly: bool = False,
) -> Step:  # fmt: skip
    """The step to begin with: the coarsest with a dozen periods, or finer where there are few instants to tell apart.

    Thirty monthly values over thirty months are drawn by the month, not by the year.
    """
    offered = steps(first, last, has_hours, most, is_quarterly=is_quarterly)
    wanted = min(FEWEST_PERIODS, max(2, point_count))
    enough = [step for step in offered if period_count(first, last, step) >= wanted]
    return enough[-1] if enough else offered[0]


def class_width(low: float, high: float, count: int) -> float:
    """A round width (1, 2, 2.5 or 5 times a power of ten) that cuts a range in about Sturges' number of classes.

    Sturges, The choice of a class interval, JASA 21 (1926): 1 + log2(count), here at least 5 and at most 30.
    """
    wanted = min(30, max(5, 1 + math.ceil(math.log2(max(count, 1)))))
    raw = (high - low) / wanted
    if not math.isfinite(raw) or raw <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * (1 - 1e-9))
