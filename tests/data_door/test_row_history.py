"""The rows of a dataset, day after day, out of the snapshots that were kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard import data
from dashboard.holdings_history import row_counts
from dashboard.settings import settings

DAYS = {"20261101T100000.000000Z": 10, "20261101T200000.000000Z": 12, "20261102T080000.000000Z": 9}


@pytest.fixture
def snapshots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "warehouse"
    folder.mkdir()
    for number, (instant, count) in enumerate(DAYS.items()):
        with duckdb.connect(str(folder / f"{instant}-{number:012x}.duckdb")) as connection:
            connection.execute("create schema meta")
            connection.execute("create table meta.snapshot as select 'x' as snapshot_id")
            connection.execute("create table meta.datasets as "
                               "select 'bancs' as dataset_id, ? as row_count, now() as fetched_at", [count])
            if number == 2:
                connection.execute("create table meta.shelf as "
                                   "select 'arbres' as dataset_id, 'held' as state, 7 as row_count")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    settings.cache_clear()
    data.shelf.cache_clear()
    yield folder
    settings.cache_clear()
    data.shelf.cache_clear()


def told(name: str) -> list[tuple[date, int]]:
    return [(row["day"].date(), row["row_count"]) for row in row_counts(name).to_dict("records")]


def test_each_day_has_its_last_snapshot(snapshots: Path) -> None:
    assert told("bancs") == [(date(2026, 11, 1), 12), (date(2026, 11, 2), 9)]


def test_a_day_without_the_dataset_is_left_out(snapshots: Path) -> None:
    assert told("arbres") == [(date(2026, 11, 2), 7)]
    assert told("inconnu") == []


def test_a_past_day_knows_nothing_of_what_came_after(snapshots: Path) -> None:
    with data.at(date(2026, 11, 1)):
        assert told("bancs") == [(date(2026, 11, 1), 12)]
