"""No sum or difference of published cells gives back a count of one to ten requests."""

from __future__ import annotations

from datetime import date

import duckdb
import numpy as np
import pytest

from dashboard import queries
from tests.queries.conftest import empty_warehouse

OBJECTS = ("bruit", "voirie", "propreté", "OTV")
CHANNELS = ("portail", "guichet", "téléphone")
QUARTERS = [date(2026, month, 1) for month in (1, 4, 7)]


def drawn(seed: int, level: float) -> np.ndarray:
    """Requests by quarter, object and channel, very unequal."""
    random = np.random.default_rng(seed)
    weight = np.exp(random.normal(0, 1.2, (1, len(OBJECTS), 1)) + random.normal(0, 1.2, (1, 1, len(CHANNELS))))
    return random.poisson(np.broadcast_to(level * weight, (len(QUARTERS), len(OBJECTS), len(CHANNELS))))


def published(truth: np.ndarray) -> duckdb.DuckDBPyConnection:
    connection = empty_warehouse()
    rows = [(OBJECTS[kind], CHANNELS[channel], QUARTERS[quarter])
            for (quarter, kind, channel), count in np.ndenumerate(truth) for _ in range(count)]
    if rows:
        connection.executemany(
            "insert into core.service_requests (category, channel, received_at) values (?, ?, ? + interval 9 hours)",
            rows)
    connection.execute(f"create or replace table mart.requests_cells as {queries.load('marts/requests_cells').sql}")
    return connection


def cells(connection: duckdb.DuckDBPyConnection, shape: tuple[int, ...]) -> list[tuple[np.ndarray, int | None]]:
    found = []
    sql = "select quarter, dimension, value, received_count from mart.requests_cells"
    for quarter, dimension, value, count in connection.execute(sql).fetchall():
        chosen = np.zeros(shape)
        kind = OBJECTS.index(value) if dimension == "category" else slice(None)
        channel = CHANNELS.index(value) if dimension == "channel" else slice(None)
        chosen[QUARTERS.index(quarter), kind, channel] = 1
        found.append((chosen.ravel(), count))
    return found


def given_back(found: list[tuple[np.ndarray, int | None]], truth: np.ndarray) -> list[int]:
    """The hidden counts of 1 to 10 that lie in the span of the published cells."""
    known = np.array([chosen for chosen, count in found if count is not None])
    leaks = []
    for chosen, count in found:
        if count is None and 1 <= chosen @ truth.ravel() <= 10 and len(known):
            solution = np.linalg.lstsq(known.T, chosen, rcond=None)[0]
            leaks += [int(chosen @ truth.ravel())] * bool(np.allclose(known.T @ solution, chosen, atol=1e-6))
    return leaks


@pytest.mark.parametrize("level", [0.5, 2.0, 6.0])
@pytest.mark.parametrize("seed", range(8))
def test_nothing_hidden_comes_back_by_difference(seed: int, level: float) -> None:
    truth = drawn(seed, level)
    found = cells(published(truth), truth.shape)
    assert given_back(found, truth) == []
    assert all(count is None or count > 10 for _, count in found)


def test_the_attack_does_find_a_cell_that_is_hidden_alone() -> None:
    truth = np.zeros((1, 2, 1), dtype=int)
    truth[0] = [[4], [20]]
    whole, small, large = np.array([1.0, 1.0]), np.array([1.0, 0.0]), np.array([0.0, 1.0])
    assert given_back([(whole, 24), (small, None), (large, 20)], truth) == [4]
