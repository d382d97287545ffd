"""Fault 36: no sum or difference of published WiFi figures gives back a count of one to ten persons."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import numpy as np
import pytest

from dashboard import queries
from dashboard.warehouse.inserting import insert_all
from tests.queries.conftest import emptied

DAYS = [date(2026, 11, 1) + timedelta(days=number) for number in range(30)]
HOURS = (4, 9, 18)
TABLES = ("wifi_days", "wifi_points", "wifi_hours")


def drawn(seed: int, points: int, level: float) -> np.ndarray:
    """Devices by point, day and hour; points, weekdays and hours are very unequal, as real ones are."""
    random = np.random.default_rng(seed)
    weight = np.exp(random.normal(0, 1.2, (points, 1, 1)) + random.normal(0, 1.2, (1, 1, len(HOURS))))
    weekdays = np.exp(random.normal(0, 1.0, 7))[[day.weekday() for day in DAYS]].reshape(1, -1, 1)
    return random.poisson(np.broadcast_to(level * weight * weekdays, (points, len(DAYS), len(HOURS))))


def published(sessions: np.ndarray, devices: np.ndarray, whole: np.ndarray) -> duckdb.DuckDBPyConnection:
    """The marts of these counts; where ``whole`` (point, day) is true, one row of the day instead of its hours."""
    connection = emptied("core.wifi_usage")
    rows: list[tuple[str, date, int | None, int, int]] = []
    for point, day in np.ndindex(whole.shape):
        told, seen = sessions[point, day], devices[point, day]
        if whole[point, day]:
            rows.append((f"P{point}", DAYS[day], None, int(told.sum()), int(seen.sum())))
        else:
            rows += [(f"P{point}", DAYS[day], hour, int(told[rank]), int(seen[rank]))
                     for rank, hour in enumerate(HOURS)]
    insert_all(connection, "core.wifi_usage (point_id, used_on, hour, sessions, devices)", rows)
    for name in TABLES:
        sql = queries.load(f"marts/{name}").sql
        connection.execute(f"create or replace table mart.{name} as {sql}", {"since": date(1, 1, 1)})
    return connection


def cells(connection: duckdb.DuckDBPyConnection, whole: np.ndarray) -> list[tuple[np.ndarray, int | None]]:
    """Each cell of the three tables: which base counts it sums, and its published value (None when hidden)."""
    found, shape = [], (*whole.shape, len(HOURS))
    for used_on, value in connection.execute("select used_on, sessions from mart.wifi_days").fetchall():
        found.append((mask(shape, day=[used_on]), value))
    for point, value in connection.execute("select point_id, sessions from mart.wifi_points").fetchall():
        found.append((mask(shape, point=int(point[1:])), value))
    for weekday, hour, value in connection.execute("select weekday, hour, sessions from mart.wifi_hours").fetchall():
        days = [day for rank, day in enumerate(DAYS) if day.isoweekday() == weekday and not whole[:, rank].any()]
        found.append((mask(shape, day=days, hour=HOURS.index(hour)), value))
    return found


def mask(shape: tuple[int, ...], point: int | None = None, day: list[date] | None = None,
         hour: int | None = None) -> np.ndarray:
    chosen = np.zeros(shape)
    days = slice(None) if day is None else [DAYS.index(each) for each in day]
    chosen[slice(None) if point is None else point, days, slice(None) if hour is None else hour] = 1
    return chosen.ravel()


def given_back(found: list[tuple[np.ndarray, int | None]], truth: np.ndarray, devices: np.ndarray,
               whole: np.ndarray) -> list[int]:
    """The sessions of 1 to 10 persons that published cells determine: of hidden cells, of each weekday as a whole and
    of its days published by the hour."""
    zeros = sum((chosen for chosen, value in found if value == 0), start=np.zeros(truth.size)) > 0
    known = np.array([chosen * ~zeros for chosen, value in found if value])
    weekdays = [mask(truth.shape, day=[day for number, day in enumerate(DAYS)
                                       if day.isoweekday() == rank and whole[:, number].any() in classes])
                for rank in range(1, 8) for classes in ((True, False), (True,), (False,))]
    hidden = [chosen * ~zeros for chosen in [*(chosen for chosen, value in found if value is None), *weekdays]]
    if not len(known):
        return []
    small = [chosen for chosen in hidden if 1 <= min(chosen @ truth.ravel(), chosen @ devices.ravel()) <= 10]
    told = zip(small, are_in_span(known, small), strict=True)
    return [int(chosen @ truth.ravel()) for chosen, is_told in told if is_told]


def are_in_span(rows: np.ndarray, vectors: list[np.ndarray]) -> list[bool]:
    """Which vectors are a sum of rows."""
    if not vectors:
        return []
    wanted = np.array(vectors).T
    found = rows.T @ np.linalg.lstsq(rows.T, wanted, rcond=None)[0]
    return list(np.isclose(found, wanted, atol=1e-6).all(axis=0))


def whole_days(seed: int, points: int, mixed: str) -> np.ndarray:
    """Which days come in one row: none, some for all points, or some for some points."""
    random = np.random.default_rng(1000 + seed)
    if mixed == "hours":
        return np.zeros((points, len(DAYS)), dtype=bool)
    drawn_days = random.random((1 if mixed == "days" else points, len(DAYS))) < 0.3
    return np.broadcast_to(drawn_days, (points, len(DAYS)))


@pytest.mark.parametrize("mixed", ["hours", "days", "points"])
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("points", "level"), [(1, 0.4), (1, 3.0), (4, 0.3), (4, 1.5), (13, 0.15)])
def test_nothing_hidden_comes_back_by_difference(seed: int, points: int, level: float, mixed: str) -> None:
    devices, whole = drawn(seed, points, level), whole_days(seed, points, mixed)
    sessions = devices * np.random.default_rng(seed).integers(1, 4, devices.shape)
    found = cells(published(sessions, devices, whole), whole)
    assert given_back(found, sessions, devices, whole) == []
    assert all(value is None or value == 0 or value > 10 for _, value in found)


def test_a_day_in_one_row_does_not_give_away_a_day_in_hours() -> None:
    devices = np.zeros((1, len(DAYS), len(HOURS)), dtype=int)
    devices[0, [1, 8, 15]] = [[0, 0, 5], [0, 0, 6], [0, 0, 25]]  # three Mondays; the second in one row
    whole = np.zeros((1, len(DAYS)), dtype=bool)
    whole[0, 8] = True
    found = cells(published(devices, devices, whole), whole)
    assert given_back(found, devices, devices, whole) == []


def test_the_attack_does_find_a_cell_that_is_hidden_alone() -> None:
    truth = np.array([[[3, 20, 30]] + [[0, 0, 0]] * 29])
    monday = [DAYS[0]]
    first, second, third = (mask(truth.shape, day=monday, hour=rank) for rank in range(3))
    found = [(mask(truth.shape, day=monday), 53), (first, None), (second, 20), (third, 30)]
    assert 3 in given_back(found, truth, truth, np.zeros((1, 30), dtype=bool))
