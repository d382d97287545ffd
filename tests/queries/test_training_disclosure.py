"""No sum or difference of what is told of the training gives back one to ten people registered, present or absent."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import numpy as np
import pandas as pd
import pytest

from dashboard import queries
from tests.queries.conftest import emptied

SESSIONS, PLACES = 12, 30
FIRST = {"2025, 1er cycle": date(2025, 1, 14), "2025, 2e cycle": date(2025, 9, 9)}
KPIS = {"formation_presence": ("present", "registered"), "formation_remplissage": ("registered", "places")}
Sum = tuple[np.ndarray, float | None]


def drawn(seed: int, level: int) -> np.ndarray:
    """Present and absent people of each session of two cycles."""
    random = np.random.default_rng(seed)
    registered = np.minimum(PLACES, random.poisson(level, (2, SESSIONS)))
    absent = random.binomial(registered, random.choice([0.02, 0.2, 0.6], (2, SESSIONS)))
    return np.stack([registered - absent, absent], axis=2)


def published(truth: np.ndarray) -> duckdb.DuckDBPyConnection:
    connection = emptied("core.service_counts")
    rows = []
    for first, counts in zip(FIRST.values(), truth, strict=True):
        for rank, (present, absent) in enumerate(counts):
            day = first + timedelta(days=3 * rank)
            rows += [(day, "places", PLACES), (day, "inscrits", present + absent), (day, "présents", present)]
    frame = pd.DataFrame(rows, columns=["period_start", "indicator", "value"])
    frame["period_end"], frame["service"] = frame["period_start"], "formation-numerique-seniors"
    connection.execute("insert into core.service_counts by name select * from frame")
    connection.execute("insert into core.service_counts (service, period_start, period_end, value) "
                       "values ('accueil', '2025-12-01', '2025-12-31', 900)")
    for name in ("services_sessions", "services_training", "services_series"):
        connection.execute(f"create or replace table mart.{name} as {queries.load(f'marts/{name}').sql}")
    return connection


def people(what: str, cycle: int | None = None, rank: int | None = None) -> np.ndarray:
    """The present, the absent or both, of a cycle or a session."""
    chosen = np.zeros((2, SESSIONS, 2))
    kind = {"present": [0], "absent": [1], "registered": [0, 1]}[what]
    chosen[np.ix_(range(2) if cycle is None else [cycle], range(SESSIONS) if rank is None else [rank], kind)] = 1
    return chosen.ravel()


def facts(connection: duckdb.DuckDBPyConnection) -> list[Sum]:
    found, names = [], list(FIRST)
    sql = "select cycle, rank, registered, present from mart.services_sessions"
    for cycle, rank, registered, present in connection.execute(sql).fetchall():
        place = names.index(cycle)
        found += [(people("registered", place, rank - 1), registered), (people("present", place, rank - 1), present)]
    sql = "select cycle, registered, present from mart.services_training"
    for cycle, registered, present in connection.execute(sql).fetchall():
        found += [(people("registered", names.index(cycle)), registered),
                  (people("present", names.index(cycle)), present)]
    return found


def given_back(found: list[Sum], truth: np.ndarray) -> list[int]:
    zeros = sum((each for each, value in found if value == 0), start=np.zeros(truth.size)) > 0
    known = np.array([each * ~zeros for each, value in found if value])
    wanted = [people(what, cycle, rank) * ~zeros for what in ("present", "absent", "registered")
              for cycle in (None, 0, 1) for rank in (None, *range(SESSIONS))]
    small = [each for each in wanted if 1 <= each @ truth.ravel() <= 10]
    if not len(known) or not small:
        return []
    _, strengths, directions = np.linalg.svd(known, full_matrices=False)
    basis = directions[strengths > 1e-8]
    return [int(each @ truth.ravel()) for each in small if np.abs(each - each @ basis.T @ basis).max() < 1e-6]


@pytest.mark.parametrize("level", [1, 9, 13, 24])
@pytest.mark.parametrize("seed", range(6))
def test_nothing_hidden_comes_back_by_difference(seed: int, level: int) -> None:
    truth = drawn(seed, level)
    found = facts(published(truth))
    assert given_back(found, truth) == []
    assert all(value is None or value == each @ truth.ravel() for each, value in found)


def test_the_monthly_series_holds_nothing_of_the_training() -> None:
    connection = published(drawn(1, 13))
    assert connection.execute("select distinct service from mart.services_series").fetchall() == [("accueil",)]


@pytest.mark.parametrize("name", sorted(KPIS))
def test_an_indicator_sums_the_shown_cycles_only(name: str) -> None:
    truth = drawn(2, 24)
    truth[1] = 0
    truth[1, 0] = [9, 0]  # nine came to the second cycle
    connection = published(truth)
    (row,) = connection.execute(queries.load(f"kpi/{name}").sql, {"today": date(2026, 3, 1)}).fetchall()
    sums = {"present": truth[0, :, 0].sum(), "registered": truth[0].sum(), "places": PLACES * SESSIONS}
    assert row[2:] == tuple(sums[part] for part in KPIS[name])
