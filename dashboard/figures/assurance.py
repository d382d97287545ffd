"""Whether a target is met by chance or by the way things are done: the natural limits against the target.

The assurance of *Making Data Count* (NHS England): a process whose whole usual variation is on the good side of the
target will keep meeting it; one whose whole variation is on the bad side will not meet it unless it is changed; in
between it is met sometimes, and neither meeting nor missing it once says anything. It speaks of a process that goes
on as it was: after a change the limits describe what is no more, and nothing is said.
"""

from __future__ import annotations

from typing import Literal

from dashboard.figures.verdict import Verdict

Assurance = Literal["", "met", "sometimes", "unreachable"]


def assurance(verdict: Verdict, low_target: float | None, high_target: float | None, direction: str) -> Assurance:
    """``met``, ``sometimes`` or ``unreachable``; "" unless the variation is usual, and without target or direction.

    The usual variation goes from the lowest to the highest limit since the last step, seasons put back, so that the
    last value is always in it: ``met`` is never said of a target missed, nor ``unreachable`` of one that is met.

    The good side is from ``low_target`` up for ``up``, up to ``high_target`` for ``down``, between both for ``range``;
    a target of one value may be given as either. A limit exactly on the target is on the good side.
    """
    bounds = good_side(low_target, high_target, direction)
    if verdict.kind != "usual" or verdict.limits is None or bounds is None:
        return ""
    low, high = bounds
    charted = [band for band in verdict.bands if band[0] >= verdict.limits.start]
    lowest, highest = min(band[1] for band in charted), max(band[3] for band in charted)
    if low <= lowest and highest <= high:
        return "met"
    return "unreachable" if highest < low or lowest > high else "sometimes"


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
