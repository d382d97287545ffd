"""Whether a target is met by chance or by the way things are done: the natural limits against the target.

The assurance of *Making Data Count* (NHS England): a process whose whole usual variation is on the good side of the
target will keep meeting it; one whose whole variation is on the bad side will not meet it unless it is changed; in
between it is met sometimes, and neither meeting nor missing it once says anything.
"""

from __future__ import annotations

from typing import Literal

from dashboard.figures.verdict import Limits

Assurance = Literal["", "met", "sometimes", "unreachable"]


def assurance(limits: Limits | None, low_target: float | None, high_target: float | None, direction: str) -> Assurance:
    """``met``, ``sometimes`` or ``unreachable``; "" without limits, target or direction.

    The good side is from ``low_target`` up for ``up``, up to ``high_target`` for ``down``, between both for ``range``;
    a target of one value may be given as either. A limit exactly on the target is on the good side.
    """
    bounds = good_side(low_target, high_target, direction)
    if limits is None or bounds is None:
        return ""
    low, high = bounds
    if low <= limits.low and limits.high <= high:
        return "met"
    return "unreachable" if limits.high < low or limits.low > high else "sometimes"


def good_side(low: float | None, high: float | None, direction: str) -> tuple[float, float] | None:
    """Lowest and highest value that meet the target, infinite where nothing bounds them; None when there is none."""
    if low is None and high is None:
        return None
    least = low if low is not None else high
    most = high if high is not None else low
    if direction == "up" and least is not None:
        return least, float("inf")
    if direction == "down" and most is not None:
        return float("-inf"), most
    if direction == "range":
        return (float("-inf") if low is None else low), (float("inf") if high is None else high)
    return None
