"""The river's readings as a publisher comes to know them: late, out of order, now and then twice.

The values come from `dashboard.demo.river.readings`, in Hub'Eau units (mm, l/s). When a reading arrives is a pure
function of station, measure and instant: the same question asked later only ever gets more rows.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.demo import river
from dashboard.demo.doubles.samples import Samples
from dashboard.demo.stations import STATIONS, THURY

Seconds = NDArray[np.int64]
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - every instant here is naive UTC
Readings = Callable[[str, str, datetime, datetime], pd.DataFrame]

_MINUTE = 60
_STRAGGLERS_PER_THOUSAND = 20  # readings that come 10 to 55 minutes after the others
_TWICE_PER_THOUSAND = 5
_DISPLACED = 25 * _MINUTE  # where the second copy of a reading stands among the others
_MIXER = np.uint64(0x9E3779B97F4A7C15)


def demonstration_readings(samples: Samples) -> Readings:
    """The demonstration river with the folder's seed: ``measured_at`` (naive UTC) and ``value`` (mm or l/s)."""
    seed = demonstration_seed(samples)

    def readings(station: str, measure: str, start: datetime, stop: datetime) -> pd.DataFrame:
        if station not in STATIONS:
            return river.readings(THURY, "H", start, start)  # no row, the right columns
        return river.readings(station, measure, start, stop, seed)

    return readings


def demonstration_seed(samples: Samples) -> int:
    """The seed that the folder was written with."""
    return int((samples.json("demo.json") or {}).get("seed", river.SEED))


def transmission_delay(station: str) -> timedelta:
    """How long after a measure a station's row is public: 5 to 20 minutes, the same all its life."""
    return timedelta(minutes=5 + zlib.crc32(station.encode()) % 16)


@dataclass(frozen=True)
class Series:
    """Readings of one station and measure: ``seconds`` since 1970 UTC, ``values``, and ``rank``, the instants by
    which the publisher sorts them (a few second copies stand out of order)."""

    station: str
    measure: str
    seconds: Seconds
    values: NDArray[np.float64]
    rank: Seconds

    def __len__(self) -> int:
        return len(self.seconds)


def dice(station: str, measure: str, seconds: Seconds) -> Seconds:
    """A number from 0 to 999 for each reading, always the same for the same reading."""
    seed = np.uint64(zlib.crc32(f"{station}{measure}".encode()))
    mixed = (seconds.astype(np.uint64) ^ seed) * _MIXER
    return np.asarray((mixed >> np.uint64(33)) % np.uint64(1000), dtype=np.int64)


def known(
    readings: Readings, station: str, measure: str, start: datetime, stop: datetime, known_at: datetime
) -> Series:
    """The readings of [start, stop] that had arrived at ``known_at``. Naive UTC; empty when the station has none."""
    frame = readings(station, measure, start, min(stop, known_at) + timedelta(seconds=1))
    seconds = frame["measured_at"].to_numpy().astype("datetime64[s]").astype(np.int64)
    values = frame["value"].to_numpy(dtype=float)
    drawn = dice(station, measure, seconds)
    late = np.where(drawn < _STRAGGLERS_PER_THOUSAND, (10 + drawn % 46) * _MINUTE, 0)
    arrived = seconds + int(transmission_delay(station).total_seconds()) + late
    here = (arrived <= epoch(known_at)) & (seconds >= epoch(start)) & (seconds <= epoch(stop)) & ~np.isnan(values)
    twice = here & (drawn >= 1000 - _TWICE_PER_THOUSAND)
    order = np.concatenate([np.flatnonzero(here), np.flatnonzero(twice)])
    displaced = np.concatenate([np.zeros(here.sum(), np.int64), np.full(twice.sum(), _DISPLACED, np.int64)])
    return Series(station, measure, seconds[order], values[order], seconds[order] - displaced)


def utc(instant: datetime) -> datetime:
    """An instant as naive UTC; a naive one is taken to be UTC already."""
    return instant.astimezone(UTC).replace(tzinfo=None) if instant.tzinfo else instant


def epoch(instant: datetime) -> int:
    """Seconds since 1970 of a naive UTC instant."""
    return int((instant - EPOCH).total_seconds())


def iso(seconds: int) -> str:
    """``2026-09-23T19:30:00Z``."""
    return (EPOCH + timedelta(seconds=int(seconds))).strftime("%Y-%m-%dT%H:%M:%SZ")
