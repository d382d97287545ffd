"""How long a wave takes between two gauges, out of past floods, and whether that can be said at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

ALIKE = 0.7
LEAST_FLOODS = 3
WIDEST_H = 8.0


@dataclass(frozen=True)
class Lag:
    """Hours by which another gauge moves first (negative: after): eight floods in ten lie from ``low`` to ``high``."""

    low: float
    middle: float
    high: float
    count: int


def lag(waves: Iterable[tuple[float, float]]) -> Lag | None:
    """The lag of two gauges from one (hours, correlation) pair a flood; None when nothing can be concluded.

    A flood counts when the two gauges moved alike (correlation of 0.7 at least). Three must, and half of all; and their
    lags must lie within eight hours, tenth to ninetieth centile: else the gauges do not see the same waves.
    """
    every = [(hours, alike) for hours, alike in waves if np.isfinite(hours) and np.isfinite(alike)]
    kept = np.array([hours for hours, alike in every if alike >= ALIKE], dtype=float)
    if len(kept) < LEAST_FLOODS or 2 * len(kept) < len(every):
        return None
    low, middle, high = (float(each) for each in np.quantile(kept, (0.1, 0.5, 0.9)))
    return Lag(low, middle, high, len(kept)) if high - low <= WIDEST_H else None
