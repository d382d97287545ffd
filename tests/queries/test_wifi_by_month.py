"""A WiFi mart computed again from a day on is the one computed whole, hidden cells included."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import numpy as np
import pytest

from dashboard.warehouse import marts
from dashboard.warehouse.inserting import insert_all
from tests.queries.conftest import empty_warehouse

TABLES = ("wifi_days", "wifi_points", "wifi_hours")
DAYS = [date(2026, 9, 20) + timedelta(days=number) for number in range(60)]


def publish(connection: duckdb.DuckDBPyConnection, days: list[date], seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = [(f"P{point}", day, hour, int(count), int(count)) for point in range(3) for day in days for hour in (4, 12)
            for count in random.poisson([0.3 if hour == 4 else 20])]  # fmt: skip
    insert_all(connection, "core.wifi_usage (point_id, used_on, hour, sessions, devices)", rows)


def contents(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"select * from mart.{table} order by all").fetchall()


@pytest.fixture
def warehouse() -> duckdb.DuckDBPyConnection:
    connection = empty_warehouse()
    publish(connection, DAYS[:-5], seed=1)
    for table in connection.execute("select table_name from duckdb_tables() where schema_name = 'mart'").fetchall():
        connection.execute(f'drop table mart."{table[0]}"')
    marts.compute(connection, {"wifi": date(1, 1, 1)})
    return connection


LATE = {"the last days": DAYS[-5:], "a day filled in afterwards": [DAYS[20], *DAYS[-5:]]}


@pytest.mark.parametrize("touched", LATE.values(), ids=LATE.keys())
def test_computing_from_a_day_on_gives_the_same_as_computing_whole(
    warehouse: duckdb.DuckDBPyConnection, touched: list[date]
) -> None:
    publish(warehouse, touched, seed=2)
    marts.compute(warehouse, {"wifi": min(touched)})
    stepwise = {table: contents(warehouse, table) for table in TABLES}
    marts.compute(warehouse, {"wifi": date(1, 1, 1)})
    assert stepwise == {table: contents(warehouse, table) for table in TABLES}
    assert any(None in row for row in stepwise["wifi_hours"])
