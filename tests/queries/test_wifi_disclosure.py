"""No sum or difference of published WiFi figures gives back a count of one to ten devices."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import numpy as np
import pytest

from dashboard import queries
from tests.queries.conftest import empty_warehouse

DAYS = [date(2026, 11, 1) + timedelta(days=number) for number in range(30)]
HOURS = (4, 9, 18)
TABLES = ("wifi_days", "wifi_points", "wifi_hours")


def drawn(seed: int, points: int, level: float) -> np.ndarray:
    """Devices by point, day and hour; points, weekdays and hours are very unequal, as real ones are."""
    random = np.random.default_rng(seed)
    weight = np.exp(random.normal(0, 1.2, (points, 1, 1)) + random.normal(0, 1.2, (1, 1, len(HOURS))))
    weekdays = np.exp(random.normal(0, 1.0, 7))[[day.weekday() for day in DAYS]].reshape(1, -1, 1)
    return random.poisson(np.broadcast_to(level * weight * weekdays, (points, len(DAYS), len(HOURS))))


def published(devices: np.ndarray) -> duckdb.DuckDBPyConnection:
    """The marts of these devices, each with one session."""
    connection = empty_warehouse()
    rows = [(f"P{point}", DAYS[day], HOURS[hour], int(count), int(count))
            for (point, day, hour), count in np.ndenumerate(devices)]
    connection.executemany(
        "insert into core.wifi_usage (point_id, used_on, hour, sessions, devices) values (?, ?, ?, ?, ?)", rows)
    for name in TABLES:
        sql = queries.load(f"marts/{name}").sql
        connection.execute(f"create or replace table mart.{name} as {sql}", {"since": date(1, 1, 1)})
    return connection


def cells(connection: duckdb.DuckDBPyConnection, shape: tuple[int, ...]) -> list[tuple[np.ndarray, int | None]]:
    """Each cell of the three tables: which base counts it sums, and its published value (None when hidden)."""
    found = []
    for used_on, value in connection.execute("select used_on, sessions from mart.wifi_days").fetchall():
        found.append((mask(shape, day=[used_on]), value))
    for point, value in connection.execute("select point_id, sessions from mart.wifi_points").fetchall():
        found.append((mask(shape, point=int(point[1:])), value))
    for weekday, hour, value in connection.execute("select weekday, hour, sessions from mart.wifi_hours").fetchall():
        days = [day for day in DAYS if day.isoweekday() == weekday]
        found.append((mask(shape, day=days, hour=HOURS.index(hour)), value))
    return found


def mask(shape: tuple[int, ...], point: int | None = None, day: list[date] | None = None,
         hour: int | None = None) -> np.ndarray:
    chosen = np.zeros(shape)
    days = slice(None) if day is None else [DAYS.index(each) for each in day]
    chosen[slice(None) if point is None else point, days, slice(None) if hour is None else hour] = 1
    return chosen.ravel()


def given_back(found: list[tuple[np.ndarray, int | None]], truth: np.ndarray) -> list[int]:
    """The counts of 1 to 10 that published cells determine: of hidden cells, and of each weekday as a whole."""
    zeros = sum((chosen for chosen, value in found if value == 0), start=np.zeros(truth.size)) > 0
    known = np.array([chosen * ~zeros for chosen, value in found if value])
    weekdays = [mask(truth.shape, day=[day for day in DAYS if day.isoweekday() == rank]) for rank in range(1, 8)]
    hidden = [chosen * ~zeros for chosen in [*(chosen for chosen, value in found if value is None), *weekdays]]
    if not len(known):
        return []
    small = [(chosen, int(chosen @ truth.ravel())) for chosen in hidden if 1 <= chosen @ truth.ravel() <= 10]
    return [count for chosen, count in small if is_in_span(known, chosen)]


def is_in_span(rows: np.ndarray, vector: np.ndarray) -> bool:
    solution = np.linalg.lstsq(rows.T, vector, rcond=None)[0]
    return bool(np.allclose(rows.T @ solution, vector, atol=1e-6))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("points", "level"), [(1, 0.4), (1, 3.0), (4, 0.3), (4, 1.5), (13, 0.15)])
def test_nothing_hidden_comes_back_by_difference(seed: int, points: int, level: float) -> None:
    truth = drawn(seed, points, level)
    found = cells(published(truth), truth.shape)
    assert given_back(found, truth) == []
    assert all(value is None or value == 0 or value > 10 for _, value in found)


def test_the_attack_does_find_a_cell_that_is_hidden_alone() -> None:
    truth = np.array([[[3, 20, 30]] + [[0, 0, 0]] * 29])
    monday = [DAYS[0]]
    first, second, third = (mask(truth.shape, day=monday, hour=rank) for rank in range(3))
    found = [(mask(truth.shape, day=monday), 53), (first, None), (second, 20), (third, 30)]
    assert 3 in given_back(found, truth)
