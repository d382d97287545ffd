"""No sum or difference of what is published of residents' requests gives back a count of one to ten."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard import queries
from tests.queries import requests_attack as attack
from tests.queries.conftest import empty_warehouse


@pytest.mark.parametrize("level", [0.05, 0.3, 1.0, 3.0])
@pytest.mark.parametrize("seed", range(6))
def test_nothing_hidden_comes_back_by_difference(seed: int, level: float) -> None:
    truth = attack.drawn(seed, level)
    found = attack.facts(attack.published(truth))
    assert attack.given_back(found, truth) == []
    assert all(count is None or count == 0 or count > 10 for _, count in found)
    assert all(count is None or count == each @ truth.ravel() for each, count in found)


def test_the_attack_does_find_what_is_hidden_alone() -> None:
    truth = attack.drawn(1, 3.0)
    noise, others = attack.chosen([0], ["bruit"]), attack.chosen([0], attack.OBJECTS[1:])
    truth[0, 0] = 0
    truth[0, 0, 0, 0] = 4
    found = [(noise + others, 4 + others @ truth.ravel()), (others, others @ truth.ravel()), (noise, None)]
    assert 4 in attack.given_back(found, truth)


def test_every_indicator_on_requests_is_attacked() -> None:
    told = {name.removeprefix("kpi/") for name, query in queries.load_all().items()
            if name.startswith("kpi/") and re.search(r"mart\.requests_", query.sql)}
    medians, backlog = {"demandes_delai_median", "voirie_delai_median"}, {"demandes_ouvertes"}
    attacked = {*attack.COUNTED, *attack.QUICK, *attack.ENDED, "demandes_closes_15j"}
    assert told == attacked | medians | backlog


@pytest.mark.parametrize(("count", "is_told"), [(21, False), (22, True)])
def test_a_median_has_eleven_requests_on_each_side(count: int, is_told: bool) -> None:
    truth = np.zeros(attack.SHAPE, dtype=int)
    truth[0, 0, 0, 0] = count
    truth[3, 0, 0, 0], truth[9, 0, 0, 2] = 200, 1  # the last one says that spring is long over
    told = attack.published(truth).execute(queries.load("kpi/demandes_delai_median").sql).fetchall()
    assert len(told) == 1 + is_told


@pytest.mark.parametrize("count", [54, 55, 110, 400, 700])
def test_a_share_that_waits_counts_no_fewer_than_eleven(count: int) -> None:
    connection = empty_warehouse()
    connection.execute(
        "insert into core.service_requests (category, channel, received_at, closed_at) select 'bruit', 'portail', "
        "timestamp '2025-02-03 09:00:00', timestamp '2025-02-03 10:00:00' + to_days(cast(n % 40 as integer)) "
        "from range(?) as rows (n)", [count])
    shares = {share for row in connection.execute(queries.load("marts/requests_survival").sql).fetchall()
              for share in row[4:7] if share is not None}
    steps = np.diff(sorted(shares))
    assert bool(shares) == (count >= 55)
    assert all(step * count >= 11 - 1e-9 for step in steps)
