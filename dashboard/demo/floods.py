"""What falls on the basin: the rises of each hydrological year, among them the floods that are remembered.

A hydrological year begins on 1 September and has its own random stream, so asking for one day or for forty
years gives the same rises. Flows are those of Thury-Harcourt, in m³/s; instants are hours since 1970 UTC.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.demo.season import base_flow
from dashboard.demo.stations import STATIONS, THURY

Floats = NDArray[np.float64]

MEMORY_H = 60 * 24.0
"""How long a rise still weighs on the flow, in hours."""
_SLOW_SHARE = 0.12
_SLOW_FALL_H = 288.0
_KEEP_CLEAR_H = (-9 * 24.0, 5 * 24.0)


class Rises(NamedTuple):
    """Onset (hours since 1970), flow added at the peak (m³/s), time constants of rise and fall (hours)."""

    onset: Floats
    peak: Floats
    rise: Floats
    fall: Floats


class NamedFlood(NamedTuple):
    """A remembered flood: when it peaked at Thury (UTC), the level it reached there (m), who reported it."""

    label: str
    peak_at: str
    level_m: float
    source: str


# 2021 and 2025 are set by what the press reported at Thury; 2001 by the record of Argentan.
FLOODS: tuple[NamedFlood, ...] = (
    NamedFlood(
        "Crue de janvier 2001",
        "2001-01-06T09:00",
        3.70,
        "record d'Argentan (2,90 m), niveau de Thury inventé",
    ),
    NamedFlood("Crue de février 2021", "2021-02-04T03:00", 2.93, "presse régionale, 2,93 m à Thury-Harcourt"),
    NamedFlood("Crue de janvier 2025", "2025-01-09T06:00", 3.75, "presse régionale, pic prévu entre 3,55 et 4,08 m"),
)


def hours(instant: str) -> float:
    """Hours since 1970 of an ISO instant in UTC."""
    return float(np.datetime64(instant, "m").astype(np.int64)) / 60


def shape(age_h: Floats, rise: float, fall: float) -> Floats:
    """The hydrograph of a rise, 0 to about 1, at ages in hours: up in a day, down in a week."""
    ratio = rise / (2 * fall + rise)
    summit = (1 - ratio) ** 2 * ratio ** (rise / fall)
    quick = (1 - np.exp(-age_h / rise)) ** 2 * np.exp(-age_h / fall) / summit
    slow = (1 - np.exp(-age_h / (3 * rise))) * np.exp(-age_h / _SLOW_FALL_H)
    curve = ((1 - _SLOW_SHARE) * quick + _SLOW_SHARE * slow) * (1 - age_h / MEMORY_H)
    return np.where((age_h > 0) & (age_h < MEMORY_H), curve, 0.0)


def summit_h(rise: float, fall: float) -> float:
    """Hours from onset to peak."""
    return rise * float(np.log((2 * fall + rise) / rise))


@lru_cache(maxsize=64)
def rises(year: int, seed: int) -> Rises:
    """The rises of the hydrological year that begins on 1 September ``year``, oldest first."""
    drawn = _drawn(year, seed)
    for flood in FLOODS:
        peak_h = hours(flood.peak_at)
        if _first_hour(year) <= peak_h < _first_hour(year + 1):
            drawn = _with_flood(drawn, peak_h, flood.level_m, seed)
    return drawn


def _first_hour(year: int) -> float:
    return hours(f"{year}-09-01T00:00")


def _drawn(year: int, seed: int) -> Rises:
    """Between 11 and 20 rises; seven in ten in winter, where they are also more than twice as high."""
    random = np.random.default_rng([seed, 11, year])
    count = int(random.integers(11, 21))
    winter = random.random(count) < 0.7
    day = np.where(winter, random.uniform(50, 205, count), random.uniform(0, 364, count))
    size = np.where((day > 50) & (day < 205), 30.0, 12.0)
    peak = np.minimum(size * np.exp(random.normal(0, 0.75, count)), 210.0)
    rise = random.uniform(5, 12, count)
    fall = random.uniform(40, 90, count)
    order = np.argsort(day)
    return Rises(*(column[order] for column in (_first_hour(year) + day * 24, peak, rise, fall)))


def _with_flood(others: Rises, peak_h: float, level_m: float, seed: int) -> Rises:
    """Replace what was drawn around a flood by one rise that brings Thury to the reported level."""
    rise, fall = 9.0, 60.0
    early, late = _KEEP_CLEAR_H
    keep = (others.onset < peak_h + early) | (others.onset > peak_h + late)
    kept = Rises(*(column[keep] for column in others))
    at = np.array([peak_h])
    already = base_flow(at, seed) + added_flow(at, kept)
    wanted = STATIONS[THURY].rating.flow_m3s(np.array([level_m]))
    onset = peak_h - summit_h(rise, fall)
    amplitude = (wanted - already)[0] / shape(np.array([peak_h - onset]), rise, fall)[0]
    place = int(np.searchsorted(kept.onset, onset))
    return Rises(*(np.insert(c, place, v) for c, v in zip(kept, (onset, amplitude, rise, fall), strict=True)))


def added_flow(hour: Floats, events: Rises, factors: Floats | None = None) -> Floats:
    """Flow in m³/s that these rises add at each hour (ascending); ``factors`` scales each rise."""
    total = np.zeros(hour.shape)
    for index, (onset, peak, rise, fall) in enumerate(zip(*events, strict=True)):
        first, last = np.searchsorted(hour, (onset, onset + MEMORY_H))
        if first < last:
            factor = 1.0 if factors is None else factors[index]
            total[first:last] += factor * peak * shape(hour[first:last] - onset, rise, fall)
    return total
