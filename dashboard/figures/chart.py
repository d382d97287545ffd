"""The XmR chart of a series: its centre and its natural limits, and which of four patterns its last point ends.

Wheeler, *Understanding Variation: The Key to Managing Chaos* (SPC Press, 1993): centre = mean of the values, limits =
mean ± 2.66 × mean moving range, where 2.66 = 3 / d2 and d2 = 1.128 for ranges of two values. One sigma is thus a
third of the way from the centre to a limit. The patterns are those of the Western Electric handbook (1956) as the
NHS uses them (*Making Data Count*, NHS England).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Rule = Literal["", "beyond", "run", "trend", "near"]
Direction = Literal["", "up", "down"]
Floats = npt.NDArray[np.float64]

SCALE = 2.66
RUN, TREND = 8, 6
NEAR = 2 / 3
# Below this part of the largest value, differences are the rounding of the computer and not of the town.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Chart:
    """The centre of a series and the half-width of its natural variation: limits are ``centre ± reach``."""

    centre: float
    reach: float


@dataclass(frozen=True)
class Pattern:
    """A pattern that ends at the last point: its rule, its side or sense, the position of its first point.

    ``found`` is the position at which it was first complete (the eighth point of a run, the sixth of a trend): nobody
    could have told it before, and it is never the first point of a series.
    """

    rule: Rule
    direction: Direction
    start: int
    found: int


def xmr(values: Floats, is_next: npt.NDArray[np.bool_]) -> Chart:
    """The chart of ``values`` (two at least, finite, not above 1e300 in size).

    ``is_next[i]`` says whether value ``i + 1`` belongs to the period right after that of value ``i``: the range across
    a gap would count what happened in the gap as noise, so it is left out.
    """
    ranges = np.abs(np.diff(values))[is_next]
    return Chart(float(values.mean()), SCALE * float(ranges.mean()))


def is_constant(values: Floats, chart: Chart) -> bool:
    """Whether nothing moves beyond the computer's own rounding."""
    return chart.reach <= ROUNDING * float(np.abs(values).max(initial=0))


def pattern(values: Floats, chart: Chart) -> Pattern | None:
    """The pattern that holds at the last point, None when there is none: older signals do not count.

    The first rule that holds, in the order beyond, run, trend, near, gives the direction; among the patterns of that
    direction, the one that was complete first is told (of several, the longest): the change could first be seen then.
    """
    distance = (values - chart.centre) / chart.reach
    found = [each for rule in RULES if (each := rule(distance))]
    if not found:
        return None
    alike = (each for each in found if each.direction == found[0].direction)
    return min(alike, key=lambda each: (each.found, each.start))


def _beyond(distance: Floats) -> Pattern | None:
    """The last point is outside the limits, since the first of the points outside in a row."""
    length, direction = _tail(distance, 1)
    start = len(distance) - length
    return Pattern("beyond", direction, start, start) if length else None


def _run(distance: Floats) -> Pattern | None:
    """Eight points or more in a row on one side of the centre; a point on the centre breaks the row."""
    length, direction = _tail(distance, 0)
    start = len(distance) - length
    return Pattern("run", direction, start, start + RUN - 1) if length >= RUN else None


def _trend(distance: Floats) -> Pattern | None:
    """Six points or more in a row, each above (or each below) the one before; two equal points break the row."""
    length, direction = _tail(np.diff(distance), 0)
    start = len(distance) - length - 1
    return Pattern("trend", direction, start, start + TREND - 1) if length >= TREND - 1 else None


def _near(distance: Floats) -> Pattern | None:
    """The last point and one of the two before it beyond two sigma on the same side.

    The pattern is followed back as long as two points of three stay there.
    """
    length, direction = _tail(distance, NEAR)
    if not length:
        return None
    signed = distance if direction == "up" else -distance
    there = [int(each) for each in np.flatnonzero(signed > NEAR + ROUNDING_IN_REACH)]
    start = found = there.pop()
    while there and start - there[-1] <= 2:
        start, found = there.pop(), start
    return Pattern("near", direction, start, found) if start < len(distance) - 1 else None


def _tail(distance: Floats, threshold: float) -> tuple[int, Direction]:
    """How many points in a row, up to the last, are beyond ``threshold`` on one side, and on which."""
    sides: tuple[tuple[Floats, Direction], ...] = ((distance, "up"), (-distance, "down"))
    for signed, direction in sides:
        inside = np.flatnonzero(signed <= threshold + ROUNDING_IN_REACH)
        length = len(signed) - 1 - int(inside[-1]) if len(inside) else len(signed)
        if length:
            return length, direction
    return 0, ""


# A point is on a line when it is this close to it, in parts of the distance from centre to limit.
ROUNDING_IN_REACH = 1e-9
RULES: tuple[Callable[[Floats], Pattern | None], ...] = (_beyond, _run, _trend, _near)
