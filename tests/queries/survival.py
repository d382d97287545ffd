"""How long things wait when some still wait: the product-limit estimator and its band.

With d(i) closed at delay t(i) of the n(i) that had waited at least so long, the share still open after t is
S(t) = Π (1 − d(i) / n(i)) over t(i) ≤ t (Kaplan and Meier, 1958, JASA 53, 457–481). An open one counts among those at
risk up to its age, its own day included, and never as closed. Variance by Greenwood (1926):
S² Σ d(i) / (n(i) (n(i) − d(i))); the band is 95 %, drawn on log(−log S), so that it stays between 0 and 1.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

Z95 = 1.959964
_SLACK = 1e-9


@dataclass(frozen=True)
class Step:
    """After ``delay``: the share still open (0–1), its 95 % band (nan where undefined), how many were at risk."""

    delay: float
    open_share: float
    low: float
    high: float
    at_risk: int
    closed_count: int
    open_count: int


@dataclass(frozen=True)
class Survival:
    """The steps in order of delay, one for each delay of a closure or of a request still open."""

    steps: tuple[Step, ...]

    @property
    def closed_count(self) -> int:
        """How many are closed."""
        return sum(step.closed_count for step in self.steps)

    @property
    def open_count(self) -> int:
        """How many still wait."""
        return sum(step.open_count for step in self.steps)

    @property
    def median(self) -> float | None:
        """The first delay by which half are closed; None while it is not reached."""
        return self.reached(0.5)

    @property
    def quartiles(self) -> tuple[float | None, float | None]:
        """The first delays by which a quarter, then three quarters are closed; None while not reached."""
        return self.reached(0.25), self.reached(0.75)

    def reached(self, closed_share: float) -> float | None:
        """The first delay by which ``closed_share`` (0–1) is closed; None while it is not reached."""
        limit = 1 - closed_share + _SLACK
        return next((step.delay for step in self.steps if step.closed_count and step.open_share <= limit), None)

    def open_after(self, delay: float) -> float:
        """The share still open after ``delay``; 1 before the first step, nan when nothing is known."""
        if not self.steps:
            return math.nan
        return next((step.open_share for step in reversed(self.steps) if step.delay <= delay), 1.0)


def survival(rows: Iterable[tuple[float | None, float | None, float | None]]) -> Survival:
    """The estimate from rows (delay, closed count, open count), in any order, a delay in one row or several.

    A row without a delay is left out; a missing or negative count is none.
    """
    counts: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for delay, closed, still_open in rows:
        if _is_number(delay):
            counts[float(delay or 0)][0] += _count(closed)
            counts[float(delay or 0)][1] += _count(still_open)
    at_risk = sum(sum(pair) for pair in counts.values())
    share, greenwood, steps = 1.0, 0.0, []
    for delay in sorted(counts):
        closed, still_open = counts[delay]
        if not closed + still_open:
            continue
        left = at_risk - closed
        share *= left / at_risk
        greenwood += closed / (at_risk * left) if left else 0.0
        steps.append(Step(delay, share, *band(share, greenwood), at_risk, closed, still_open))
        at_risk = left - still_open
    return Survival(tuple(steps))


def band(share: float, greenwood: float) -> tuple[float, float]:
    """The 95 % band of an open share, given Greenwood's sum; nan at 0 and at 1, where the logarithm has none."""
    if not 0 < share < 1:
        return math.nan, math.nan
    width = Z95 * math.sqrt(greenwood) / abs(math.log(share))
    return float(share ** math.exp(width)), float(share ** math.exp(-width))


def _is_number(value: float | None) -> bool:
    return isinstance(value, (int, float)) and math.isfinite(value)


def _count(value: float | None) -> int:
    """A count as it can be added up; pandas gives a missing one as NaN."""
    try:
        return max(0, int(value or 0))
    except (TypeError, ValueError, OverflowError):
        return 0
