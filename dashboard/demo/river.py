"""The demonstration Orne: a reading every five minutes at any gauge, for any time range, past or future.

A pure function of (seed, absolute time): months are computed whole and kept, so two ranges agree where they
overlap. Readings carry what real ones carry: noise, silences, frozen values, spikes, the sentinel -999.
Units are Hub'Eau's: levels in mm above the station's own zero, flows in l/s.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.demo import sensor
from dashboard.demo.floods import MEMORY_H, added_flow, rises
from dashboard.demo.season import base_flow
from dashboard.demo.sensor import STEPS_PER_HOUR, Floats, Steps
from dashboard.demo.stations import STATIONS, THURY, Gauge

SEED = 14271

# Levels at Thury-Harcourt (m) that make the demonstration's vigilance yellow, orange, red: not official.
VIGILANCE_M = (2.0, 2.8, 4.2)
_TIDE_H = 12.4206
_SPRING_TIDE_H = 14.7653 * 24


def readings(station: str, measure: str, start: datetime, stop: datetime, seed: int = SEED) -> pd.DataFrame:
    """Readings of a station, ``start`` included, ``stop`` not: ``measured_at`` (UTC, naive) and ``value``.

    ``measure`` is ``"H"`` (mm) or ``"Q"`` (l/s); a measure that the station does not transmit gives no row.
    Naive bounds are UTC. Raises KeyError for a station that is not of the basin.
    """
    gauge = STATIONS[station]
    first, after = _step_after(start), _step_after(stop)
    if measure not in gauge.measures or first >= after:
        return _frame(np.empty(0, np.int64), np.empty(0))
    months = range(_month_of(first), _month_of(after - 1) + 1)
    blocks = [_block(station, measure, month, seed) for month in months]
    steps = np.concatenate([block[0] for block in blocks])
    values = np.concatenate([block[1] for block in blocks])
    low, high = np.searchsorted(steps, (first, after))
    return _frame(steps[low:high], values[low:high])


def level_m(station: str, instant: datetime, seed: int = SEED) -> float:
    """The true level in metres at an instant, without what the sensor does to it."""
    return float(_true_level(STATIONS[station], np.array([_step_after(instant)]), seed)[0])


def highest_m(station: str, around: datetime, seed: int = SEED) -> float:
    """The highest true level in metres within 36 hours before or after an instant."""
    middle, half = _step_after(around), 36 * STEPS_PER_HOUR
    return float(_true_level(STATIONS[station], np.arange(middle - half, middle + half), seed).max())


def vigilance_level(now: datetime, seed: int = SEED) -> int:
    """1 green, 2 yellow, 3 orange, 4 red: the highest level at Thury-Harcourt from 3 h ago to 12 h ahead."""
    first = _step_after(now - timedelta(hours=3))
    highest = _true_level(STATIONS[THURY], np.arange(first, first + 15 * STEPS_PER_HOUR), seed).max()
    return 1 + sum(bool(highest >= bound) for bound in VIGILANCE_M)


def naive(instant: datetime) -> datetime:
    """The same instant in UTC, without a zone; a naive one is UTC already."""
    return instant if instant.tzinfo is None else instant.astimezone(UTC).replace(tzinfo=None)


def aware(instant: datetime) -> datetime:
    """The same instant in UTC, with its zone; a naive one is UTC already."""
    return naive(instant).replace(tzinfo=UTC)


def _step_after(instant: datetime) -> int:
    """The first step at or after an instant."""
    seconds = np.datetime64(naive(instant), "us").astype(np.int64)
    return int(-(-seconds // (sensor.STEP_MIN * 60_000_000)))


def _month_of(step: int) -> int:
    return int(np.datetime64(step * sensor.STEP_MIN, "m").astype("datetime64[M]").astype(np.int64))


def _frame(steps: Steps, values: Floats) -> pd.DataFrame:
    instants = (steps * sensor.STEP_MIN).astype("datetime64[m]").astype("datetime64[us]")
    return pd.DataFrame({"measured_at": instants, "value": values})


@lru_cache(maxsize=96)
def _block(station: str, measure: str, month: int, seed: int) -> tuple[Steps, Floats]:
    """Steps and values of one month (counted from January 1970), silences left out."""
    bounds = np.array([month, month + 1], "datetime64[M]").astype("datetime64[m]").astype(np.int64)
    steps = np.arange(*(bounds // sensor.STEP_MIN), dtype=np.int64)
    gauge, year = STATIONS[station], 1970 + month // 12
    values = _measured_mm(gauge, steps, month, seed)
    if measure == "Q":
        values = np.round(gauge.rating.flow_m3s(values / 1000) * 1000)
    silent = np.zeros(len(steps), dtype=bool)
    for its_year in (year - 1, year):
        wrong = sensor.incidents(station, measure, its_year, seed)
        silent |= sensor.inside(steps, wrong.gaps)
        _spoil(values, steps, wrong, unit=1.0 if measure == "H" else 40.0)
    return steps[~silent], values[~silent]


def _measured_mm(gauge: Gauge, steps: Steps, month: int, seed: int) -> Floats:
    """Levels as the gauge reads them, in whole mm: true, noisy, sometimes frozen."""
    values = np.round(_true_level(gauge, steps, seed) * 1000 + sensor.noise_mm(gauge.code, month, len(steps), seed))
    for year in (1970 + month // 12 - 1, 1970 + month // 12):
        for span in sensor.incidents(gauge.code, "H", year, seed).frozen:
            stuck = sensor.inside(steps, span[None, :])
            if stuck.any():
                values[stuck] = np.round(_true_level(gauge, span[:1], seed) * 1000)
    return values


def _spoil(values: Floats, steps: Steps, wrong: sensor.Incidents, unit: float) -> None:
    """Add spikes (``unit`` turns millimetres into litres a second) and sentinels, in place."""
    here = (wrong.spikes >= steps[0]) & (wrong.spikes <= steps[-1])
    values[wrong.spikes[here] - steps[0]] += np.round(wrong.spike_sizes[here] * unit)
    values[sensor.inside(steps, wrong.sentinels)] = sensor.SENTINEL


def _true_level(gauge: Gauge, steps: Steps, seed: int) -> Floats:
    """Level in metres at ascending steps."""
    hour = steps / STEPS_PER_HOUR
    at_thury = hour - gauge.lag_h
    flow = base_flow(at_thury, seed)
    for year in _hydrological_years(at_thury):
        events = rises(year, seed)
        flow += added_flow(at_thury, events, _factors(gauge, year, len(events.onset), seed))
    return gauge.rating.level_m(flow * gauge.share) + _tide_m(gauge, hour)


def _hydrological_years(hour: NDArray[np.float64]) -> range:
    """The hydrological years (named by their September) whose rises may still be felt at these hours."""
    months = (np.array([hour[0] - MEMORY_H, hour[-1]]) / 24).astype("datetime64[D]").astype("datetime64[M]")
    first, last = (int(month) - 8 for month in months.astype(np.int64))
    return range(1970 + first // 12, 1970 + last // 12 + 1)


@lru_cache(maxsize=1024)
def _factors(gauge: Gauge, year: int, count: int, seed: int) -> Floats:
    """How much of each rise this gauge sees, around 1: it never rains alike on the whole basin."""
    random = np.random.default_rng([seed, 12, sensor.station_number(gauge.code), year])
    return np.asarray(np.exp(random.normal(0, 1, count) * gauge.variation))


def _tide_m(gauge: Gauge, hour: Floats) -> Floats:
    springs = 0.7 + 0.3 * np.cos(2 * np.pi * hour / _SPRING_TIDE_H)
    return np.asarray(gauge.tide_mm / 1000 * springs * np.cos(2 * np.pi * hour / _TIDE_H))
