"""The flow of the Orne without rain: high at the end of winter, low in September, no two years alike."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_YEAR_H = 365.2425 * 24
_MONTH_H = _YEAR_H / 12
_MEAN_M3S = 7.5
_HIGHEST_DAY = 62  # 3 March; the lowest flows come half a year later
_SWING = 0.95  # logarithm: 19 m³/s at the height, 2.9 at the lowest


@lru_cache(maxsize=4096)
def _anomaly(stream: int, index: int, seed: int) -> float:
    """One normal draw, the same whenever it is asked for."""
    return float(np.random.default_rng([seed, stream, index + 10_000]).standard_normal())


def _smooth_noise(position: Floats, stream: int, seed: int) -> Floats:
    """Draws at whole positions, joined without a corner."""
    first, last = int(np.floor(position[0])), int(np.floor(position[-1])) + 2
    draws = np.array([_anomaly(stream, index, seed) for index in range(first, last)])
    whole = np.floor(position).astype(np.int64)
    part = position - whole
    weight = part * part * (3 - 2 * part)
    return np.asarray(draws[whole - first] * (1 - weight) + draws[whole - first + 1] * weight)


def base_flow(hour: Floats, seed: int) -> Floats:
    """Flow at Thury-Harcourt in m³/s at hours since 1970 (ascending), rises left out."""
    season = _SWING * np.cos(2 * np.pi * (hour / _YEAR_H - _HIGHEST_DAY / 365.2425))
    month = 0.18 * _smooth_noise(hour / _MONTH_H, 21, seed)
    year = 0.22 * _smooth_noise(hour / _YEAR_H, 22, seed)
    return np.asarray(_MEAN_M3S * np.exp(season + month + year))
