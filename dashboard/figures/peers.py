"""Other towns as a band, never as a ranking: first quartile, median, third quartile, and the nearest by population."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.figures.points import is_number

FEWEST = 4


@dataclass(frozen=True)
class Band:
    """First quartile, median and third quartile of ``count`` towns, in the indicator's unit."""

    low: float
    middle: float
    high: float
    count: int


@dataclass(frozen=True)
class Peer:
    """A comparable town: its name, its inhabitants that year, its value in the indicator's unit."""

    name: str
    population: int
    value: float


def band(values: Sequence[float | None]) -> Band | None:
    """The band of the known values (quartiles by linear interpolation); None under four: that would name the towns."""
    found = [float(value) for value in values if is_number(value)]
    if len(found) < FEWEST:
        return None
    low, middle, high = np.quantile(found, [0.25, 0.5, 0.75])
    return Band(float(low), float(middle), float(high), len(found))


def nearest(population: int, peers: Sequence[Peer], n: int) -> list[Peer]:
    """The ``n`` towns nearest by population, nearest first; two equally near keep the order in which they came."""
    return sorted(peers, key=lambda peer: abs(peer.population - population))[: max(0, n)]
