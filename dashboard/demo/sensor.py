"""What a gauge does to the truth: noise, silences, frozen values, spikes, sentinels.

Incidents belong to a station and a year (UTC), each pair with its own random stream. A step is five minutes,
counted from 1970.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Steps = NDArray[np.int64]
Floats = NDArray[np.float64]

STEP_MIN = 5
STEPS_PER_HOUR = 12
SENTINEL = -999.0
NOISE_MM = 5.0


class Incidents(NamedTuple):
    """What went wrong with one measure: bounds (first step, step after the last), and wrong readings."""

    gaps: Steps
    frozen: Steps
    sentinels: Steps
    spikes: Steps
    spike_sizes: Floats


def first_step(year: int) -> int:
    """The first step of a year, UTC."""
    return int(np.datetime64(f"{year}-01-01", "m").astype(np.int64)) // STEP_MIN


def station_number(station: str) -> int:
    """The digits of a code, to seed its random streams."""
    return int(station[1:])


def _spans(random: np.random.Generator, year: int, count: int, shortest_h: float, longest_h: float) -> Steps:
    start = random.integers(first_step(year), first_step(year + 1), count)
    length = np.exp(random.uniform(np.log(shortest_h), np.log(longest_h), count)) * STEPS_PER_HOUR
    return np.stack([start, start + np.maximum(length.astype(np.int64), 1)], axis=1)


@lru_cache(maxsize=512)
def incidents(station: str, measure: str, year: int, seed: int) -> Incidents:
    """What goes wrong in a year: silences and frozen values strike both measures, the rest only one."""
    gauge = np.random.default_rng([seed, 37, station_number(station), year])
    gaps = [
        _spans(gauge, year, int(gauge.poisson(9)), 0.5, 9),
        _spans(gauge, year, int(gauge.poisson(1.2)), 20, 90),
    ]
    frozen = _spans(gauge, year, int(gauge.poisson(2.5)), 3, 40)
    one = np.random.default_rng([seed, 32, station_number(station), year, ord(measure)])
    sentinels = _spans(one, year, int(one.poisson(6)), 0.1, 1)
    spikes = one.integers(first_step(year), first_step(year + 1), int(one.poisson(8)))
    sizes = one.uniform(600, 3000, len(spikes)) * one.choice([1, 1, 1, -1], len(spikes))
    return Incidents(np.concatenate(gaps), frozen, sentinels, spikes, sizes)


def inside(steps: Steps, spans: Steps) -> NDArray[np.bool_]:
    """Which of these consecutive steps fall in one of the spans."""
    mask = np.zeros(len(steps), dtype=bool)
    for start, stop in np.clip(spans - steps[0], 0, len(steps)):
        mask[start:stop] = True
    return mask


def noise_mm(station: str, block: int, count: int, seed: int) -> Floats:
    """Errors of measurement in mm for a block of readings: mostly 1 or 2, never above 5."""
    random = np.random.default_rng([seed, 33, station_number(station), block])
    return np.clip(random.normal(0, 1.8, count), -NOISE_MM, NOISE_MM)
