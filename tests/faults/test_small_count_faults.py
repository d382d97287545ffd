"""Fault 36: a count of one to ten persons is not given back by a total, two filters, a single point or a single hour.

WiFi and residents' requests. Each column of the WiFi is attacked: sessions, volume, duration and devices, not the one
alone that the masking looks at.
"""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import numpy as np
import pytest

from dashboard import queries
from dashboard.warehouse.inserting import insert_all
from tests.queries import requests_attack
from tests.queries.conftest import emptied, empty_warehouse

DAYS = [date(2026, 11, 2) + timedelta(days=number) for number in range(14)]  # from a Monday
HOURS, POINTS = (9, 18), ("P0", "P1", "P2")
SHAPE = (len(POINTS), len(DAYS), len(HOURS))
BYTES = 10**9  # a gigabyte a session: the volume in gigabytes is then the sessions again
# What each table tells; the whole duration is the mean of a session times the sessions, here in hours.
DURATION = "session_min * sessions / 60"
WIFI = {"wifi_days": ("sessions", "volume_gb", DURATION), "wifi_points": ("sessions", "volume_gb", DURATION),
        "wifi_hours": ("sessions",)}  # fmt: skip


def told(devices: np.ndarray) -> duckdb.DuckDBPyConnection:
    """The masked tables of a fortnight where each device opens one session of an hour and a gigabyte."""
    connection = emptied("core.wifi_usage")
    rows = [(POINTS[point], DAYS[day], HOURS[hour], int(count), int(count), int(count) * 3600, int(count) * BYTES, 0)
            for (point, day, hour), count in np.ndenumerate(devices)]
    insert_all(connection, "core.wifi_usage (point_id, used_on, hour, sessions, devices, duration_s, bytes_down, "
                           "bytes_up)", rows)  # fmt: skip
    for name in WIFI:
        sql = queries.load(f"marts/{name}").sql
        connection.execute(f"create or replace table mart.{name} as {sql}", {"since": date(1, 1, 1)})
    return connection


def sums(connection: duckdb.DuckDBPyConnection, column: str) -> list[tuple[np.ndarray, float | None]]:
    """What each published cell of a column sums, and its value; None for one that is hidden."""
    found = []
    for table, columns in WIFI.items():
        if column in columns:
            keys = {"wifi_days": "used_on", "wifi_points": "point_id", "wifi_hours": "weekday * 100 + hour"}[table]
            for key, value in connection.execute(f"select {keys}, {column} from mart.{table}").fetchall():
                found.append((cell(table, key), value))
    return found


def cell(table: str, key: object) -> np.ndarray:
    chosen = np.zeros(SHAPE)
    if table == "wifi_days":
        chosen[:, DAYS.index(key), :] = 1  # type: ignore[arg-type]
    elif table == "wifi_points":
        chosen[POINTS.index(str(key))] = 1
    else:
        weekday, hour = divmod(int(str(key)), 100)
        chosen[:, [rank for rank, day in enumerate(DAYS) if day.isoweekday() == weekday], HOURS.index(hour)] = 1
    return chosen.ravel()


def targets() -> list[np.ndarray]:
    """One point, one day, one point and day, one hour of a weekday, two filters together."""
    found = [cell("wifi_days", day) for day in DAYS] + [cell("wifi_points", point) for point in POINTS]
    found += [cell("wifi_hours", weekday * 100 + hour) for weekday in range(1, 8) for hour in HOURS]
    return found + [one * other for one in found for other in found]


def given_back(found: list[tuple[np.ndarray, float | None]], truth: np.ndarray) -> list[int]:
    """The counts of one to ten in the span of the published ones."""
    zeros = sum((each for each, value in found if value == 0), start=np.zeros(truth.size)) > 0
    known = np.array([each * ~zeros for each, value in found if value])
    wanted = [each * ~zeros for each in targets() if 1 <= each @ truth.ravel() <= 10]
    if not len(known) or not wanted:
        return []
    _, strengths, directions = np.linalg.svd(known, full_matrices=False)
    basis = directions[strengths > 1e-8]
    return [int(each @ truth.ravel()) for each in wanted if np.abs(each - each @ basis.T @ basis).max() < 1e-6]


@pytest.mark.parametrize("column", ["sessions", "volume_gb", DURATION])
@pytest.mark.parametrize("level", [0.1, 0.6, 2.0, 8.0])
@pytest.mark.parametrize("seed", range(4))
def test_no_wifi_column_gives_a_small_count_back(seed: int, level: float, column: str) -> None:
    random = np.random.default_rng(seed)
    weights = sum(random.normal(0, 1.1, shape) for shape in ((3, 1, 1), (1, 14, 1), (1, 1, 2)))
    devices = random.poisson(level * np.exp(weights))
    found = sums(told(devices), column)
    assert all(value is None or value == pytest.approx(each @ devices.ravel()) for each, value in found)
    assert given_back(found, devices) == []
    assert all(value is None or value == 0 or value > 10 for _, value in found)


@pytest.mark.parametrize("table", sorted(WIFI))
def test_a_hidden_wifi_cell_hides_every_column_of_persons(table: str) -> None:
    devices = np.random.default_rng(3).poisson(0.4, SHAPE)
    connection = told(devices)
    columns = [column for column in ("sessions", "devices", "volume_gb", "duration_h", "session_min", "peak_devices")
               if column in [row[0] for row in connection.execute(f"describe mart.{table}").fetchall()]]
    shown = " or ".join(f"{column} is not null" for column in columns)
    assert connection.execute(f"select count(*) from mart.{table} where is_masked").fetchall()[0][0] > 0
    assert connection.execute(f"select count(*) from mart.{table} where is_masked and ({shown})").fetchall() == [(0,)]


def test_a_single_point_of_a_single_hour_is_not_published() -> None:
    devices = np.zeros(SHAPE, dtype=int)
    devices[0, 0, 0] = 7
    connection = told(devices)
    for name in WIFI:
        values = [row for row in connection.execute(f"select sessions from mart.{name}").fetchall() if row[0]]
        assert values == [], name


def test_the_total_less_the_others_does_not_give_the_small_object() -> None:
    truth = np.zeros(requests_attack.SHAPE, dtype=int)
    truth[0, 0, 0, 0], truth[0, 1, 0, 0], truth[0, 2, 0, 0], truth[9, 1, 0, 2] = 4, 30, 50, 20
    connection = requests_attack.published(truth)
    shown = dict(connection.execute(
        "select value, received_count from mart.requests_cells where dimension = 'category' and quarter = '2025-01-01'"
    ).fetchall())
    assert shown["bruit"] is None and shown["propreté"] is None and shown["doléance voirie"] == 50


def test_two_periods_of_a_filter_do_not_give_their_difference() -> None:
    truth = np.zeros(requests_attack.SHAPE, dtype=int)
    truth[0, 0, 0, 0], truth[1, 0, 0, 0], truth[9, 1, 0, 2] = 40, 3, 20  # 40 in January, 3 in February
    connection = requests_attack.published(truth)
    query = queries.load("services/demandes").sql
    spans = [((2025, 1, 1), (2025, 1, 31)), ((2025, 1, 1), (2025, 2, 28)), ((2025, 2, 10), (2025, 2, 10))]
    asked = [{"start": date(*first), "stop": date(*last)} for first, last in spans]
    assert [connection.execute(query, each).df()["received_count"][0] for each in asked] == [43, 43, 43]


def test_a_single_hour_of_requests_is_hidden_and_the_others_are_rounded() -> None:
    connection = empty_warehouse()
    connection.execute(
        "insert into core.service_requests (category, received_at) select 'bruit', timestamp '2025-01-06 08:00:00' + "
        "to_hours(cast(n % 3 as integer)) from range(124) as rows (n)")
    connection.execute("insert into core.service_requests (category, received_at) values "
                       "('bruit', '2025-01-07 02:00:00'), ('bruit', '2025-04-20 02:00:00')")
    rows = connection.execute(queries.load("marts/requests_hours").sql).fetchall()
    small = [row for row in rows if (row[0], row[1]) == (2, 3)]
    assert small == [(2, 3, None, True)]
    assert sum(row[3] for row in rows) >= 2
    assert all(row[2] is None or row[2] % 10 == 0 for row in rows)
