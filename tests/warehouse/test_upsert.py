"""The upsert of a growing table, straight on DuckDB."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard import queries
from dashboard.warehouse import tables
from dashboard.warehouse.upsert import upsert
from dashboard.warehouse.workshop import connect_writable

RIVER = queries.load("core/river_readings")


@pytest.fixture
def connection(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    made = connect_writable(tmp_path / "work.duckdb")
    tables.prepare(made)
    tables.create_empty(made, RIVER)
    return made


def told(first: int, stop: int, level: float, fetch: str) -> str:
    """Readings of one station, one a minute from 2020 on, as a fetch tells them."""
    return (f"select 'I362102001' as station_id, timestamp '2020-01-01' + to_minutes(i) as measured_at, "
            f"{level} as level_m, null as flow_m3s, 4 as status_code, false as is_suspect, '{fetch}' as _fetch "
            f"from range({first}, {stop}) t(i)")


def test_nothing_told_touches_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    assert upsert(connection, RIVER, told(0, 0, 1.0, "a")) == date.max


def test_the_first_day_touched_is_that_of_the_hour_before(connection: duckdb.DuckDBPyConnection) -> None:
    assert upsert(connection, RIVER, told(0, 5, 1.0, "a")) == date(2019, 12, 31)
    assert upsert(connection, RIVER, told(60, 65, 1.0, "b")) == date(2020, 1, 1)


def test_what_is_told_again_and_unchanged_touches_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    upsert(connection, RIVER, told(0, 3 * 1_440, 1.0, "a"))
    assert upsert(connection, RIVER, told(1_440, 3 * 1_440, 1.0, "b")) == date.max
    assert upsert(connection, RIVER, told(1_440, 3 * 1_440 + 65, 1.0, "c")) == date(2020, 1, 3)
    changed = f"{told(1_440, 2_000, 1.0, 'd')} union all {told(3_000, 3_001, 2.0, 'd')}"
    assert upsert(connection, RIVER, changed) == date(2020, 1, 3)
    assert upsert(connection, RIVER, told(100, 101, 2.0, "e")) == date(2020, 1, 1)


@pytest.mark.slow
def test_what_is_told_again_between_two_bulk_loads_hides_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    """DuckDB 1.5.6: after an insert of no row, rows inserted in bulk are not seen by the connection that wrote them."""
    connection.execute("begin")
    for first, stop, fetch in ((0, 500_000, "a"), (0, 100_000, "b"), (500_000, 1_000_000, "c")):
        upsert(connection, RIVER, told(first, stop, 1.0, fetch))
    assert connection.execute("select count(*) from core.river_readings").fetchall() == [(1_000_000,)]
    connection.execute("commit")
    assert connection.execute("select count(*) from core.river_readings").fetchall() == [(1_000_000,)]
