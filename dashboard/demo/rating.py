"""The rating curve of a gauge: level to flow and back, a power law."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Rating(NamedTuple):
    """Flow (m³/s) is ``coefficient * (level_m - zero_m) ** exponent``; up to ``zero_m`` nothing flows."""

    coefficient: float
    zero_m: float
    exponent: float

    def flow_m3s(self, level_m: NDArray[np.float64]) -> NDArray[np.float64]:
        """Flow in m³/s at a level in metres."""
        depth = np.maximum(level_m - self.zero_m, 0.0)
        return np.asarray(self.coefficient * depth**self.exponent)

    def level_m(self, flow_m3s: NDArray[np.float64]) -> NDArray[np.float64]:
        """Level in metres at which a flow in m³/s passes."""
        return np.asarray((flow_m3s / self.coefficient) ** (1 / self.exponent) + self.zero_m)
