"""River history as Hub'Eau publishes it: a gzipped CSV a station, measure and year; the register of stations.

The files carry the accidents of the real feed: a few rows twice, a few out of order, and flows repeated at
the level of the site with an empty ``code_station``.
"""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pandas as pd

from dashboard.demo import river
from dashboard.demo.scale import measured
from dashboard.demo.sensor import SENTINEL, station_number
from dashboard.demo.station_register import register
from dashboard.demo.stations import STATIONS, series

YEARS = 10
MOST_YEARS = 40
TOWN_SERIES = 3
# The gauges on either side of the town's are followed since 2024 at scale 1: enough for a season and a few floods.
SIDES = ("I362101001", "I374101001")
SIDE_YEARS = 3
VALIDATED_BEFORE = np.datetime64("2024-01-01")
RAW, VALIDATED = 4, 16
_NOT_QUALIFIED, _GOOD = 16, 20

_COPY = """
copy (
  select
    code_site, code_station, grandeur_hydro,
    strftime(measured_at, '%Y-%m-%dT%H:%M:%SZ') as date_obs,
    value as resultat_obs, code_statut, code_qualification_obs
  from rows
) to '{path}' (format csv, delimiter ';', header, force_quote *)
"""


def plan(scale: int, until: datetime) -> list[tuple[str, str, int]]:
    """Which (station, measure, year) files a scale asks for: calendar years, the last one up to ``until``.

    Scale 1 is the town's three series over ten years, and three years of the gauges on either side. A larger one
    lengthens the town's history first, up to 40 years, then adds stations. Cap: ten times scale 1.
    """
    scale = measured(scale)
    years = min(YEARS * scale, MOST_YEARS)
    count = -(-TOWN_SERIES * YEARS * scale // years)
    chosen = series()[: max(count, TOWN_SERIES)]
    sides = [each for each in series() if each[0] in SIDES and each not in chosen]
    last = river.naive(until).year
    lengths = [*((each, years) for each in chosen), *((each, SIDE_YEARS) for each in sides)]
    return [(*each, year) for each, length in lengths for year in range(last - length + 1, last + 1)]


def rows(station: str, measure: str, year: int, until: datetime, seed: int) -> pd.DataFrame:
    """One file's rows in the order of the file, instants and numbers still typed."""
    start, end = (datetime(first, 1, 1, tzinfo=UTC) for first in (year, year + 1))
    frame = river.readings(station, measure, start, min(end, river.aware(until)), seed)
    validated = (frame["measured_at"] < VALIDATED_BEFORE) & (frame["value"] != SENTINEL)
    frame = frame.assign(
        code_site=STATIONS[station].site,
        code_station=station,
        grandeur_hydro=measure,
        code_statut=np.where(validated, VALIDATED, RAW),
        code_qualification_obs=np.where(validated, _GOOD, _NOT_QUALIFIED),
    )
    return _with_accidents(frame, measure, [seed, 41, station_number(station), ord(measure), year])


def _with_accidents(frame: pd.DataFrame, measure: str, key: list[int]) -> pd.DataFrame:
    """Late rows (1 in 250), rows twice (1 in 2,000), site-level twins of flows (1 in 500).

    One stream an accident: a longer year begins with the same draws.
    """
    count = len(frame)
    late, twice, twin = (np.random.default_rng([*key, accident]).random(count) for accident in range(3))
    place = np.arange(count) + np.where(late < 0.004, 2 + late * 4000, 0.0)
    again = np.flatnonzero(twice < 0.0005)
    site = np.flatnonzero(twin < 0.002) if measure == "Q" else np.empty(0, dtype=np.int64)
    result = frame.iloc[np.concatenate([np.arange(count), again, site])].reset_index(drop=True)
    result.loc[count + len(again) :, "code_station"] = ""
    places = np.concatenate([place, place[again] + 20.5, place[site] + 0.5])
    return result.iloc[np.argsort(places, kind="stable")].reset_index(drop=True)


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``hubeau/hydrometrie/``: the yearly files of :func:`plan` and ``stations.json``."""
    folder = output / "hubeau" / "hydrometrie"
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection, TemporaryDirectory() as scratch:
        plain = Path(scratch) / "year.csv"
        for station, measure, year in plan(scale, until):
            connection.register("rows", rows(station, measure, year, until, seed))
            connection.execute(_COPY.format(path=plain))
            target = folder / f"observations_tr-{station}-{measure}-{year}.csv.gz"
            # Level 2 is ten times faster than DuckDB's own; no clock in the header: same data, same bytes.
            target.write_bytes(gzip.compress(plain.read_bytes(), 2, mtime=0))
    (folder / "stations.json").write_text(json.dumps(register(), ensure_ascii=False, indent=1), encoding="utf-8")
