"""A value against its target: met, to watch, missed, not known, or without a target."""

from __future__ import annotations

import math
from typing import Literal

from dashboard.figures.assurance import good_side
from dashboard.figures.points import is_number

Status = Literal["met", "watch", "missed", "unknown", "none"]
# 100 × 17 ⁄ 20 must be exactly 85, however the computer rounds it.
ROUNDING = 1e-9


def status(
    value: float | None,
    *,
    target: float | None = None,
    low: float | None = None,
    high: float | None = None,
    direction: str,
    tolerance: float = 0.0,
) -> Status:
    """What ``value`` makes of its target, all in the same unit.

    ``target`` for ``up`` (at least) and ``down`` (at most); ``low`` and ``high``, both included, for ``range``. A value
    exactly at the target meets it. One that misses it by ``tolerance`` at most is ``watch``. ``none`` when there is
    no target or the direction is ``none``; ``unknown`` when there is a target but no value.
    """
    missing = gap(value, target=target, low=low, high=high, direction=direction)
    if missing is None:
        return "none"
    if math.isnan(missing):
        return "unknown"
    if missing == 0:
        return "met"
    return "watch" if missing <= tolerance * (1 + ROUNDING) else "missed"


def gap(
    value: float | None,
    *,
    target: float | None = None,
    low: float | None = None,
    high: float | None = None,
    direction: str,
) -> float | None:
    """By how much the target is missed, in its unit: 0 when met, NaN without a value, None without a target."""
    bounds = good_side(target if low is None else low, target if high is None else high, direction)
    if bounds is None:
        return None
    if not is_number(value):
        return math.nan
    missing = max(bounds[0] - value, value - bounds[1], 0.0)
    return 0.0 if missing <= ROUNDING * max(abs(value), 1e-300) else missing
