"""The product-limit estimator: a published example to the digit, and what holds of any counts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries.survival import survival

# Freireich and others (1963), Blood 21: weeks in remission under 6-MP; 21 children, 12 in remission when last seen.
SIX_MP = [(6, 3, 1), (7, 1, 0), (9, 0, 1), (10, 1, 1), (11, 0, 1), (13, 1, 0), (16, 1, 0), (17, 0, 1), (19, 0, 1),
          (20, 0, 1), (22, 1, 0), (23, 1, 0), (25, 0, 1), (32, 0, 2), (34, 0, 1), (35, 0, 1)]  # fmt: skip
PUBLISHED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}

counts = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.integers(0, 9)), max_size=20)


def test_it_gives_the_published_shares_of_the_six_mp_trial() -> None:
    found = survival(SIX_MP)
    assert {step.delay: round(step.open_share, 3) for step in found.steps if step.closed_count} == PUBLISHED
    assert found.median == 23
    assert found.quartiles == (13, None)
    assert (found.closed_count, found.open_count) == (9, 12)


def test_its_band_is_the_published_one() -> None:
    first = survival(SIX_MP).steps[0]
    assert (first.low, first.high) == (pytest.approx(0.6197, abs=5e-4), pytest.approx(0.9516, abs=5e-4))


@given(counts)
@settings(max_examples=60, deadline=None)
def test_the_open_share_never_rises_nor_leaves_0_to_1(rows: list[tuple[int, int, int]]) -> None:
    shares = [1.0, *(step.open_share for step in survival(rows).steps)]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] >= 0
    for step in survival(rows).steps:
        assert math.isnan(step.low) or 0 <= step.low <= step.open_share <= step.high <= 1


@given(counts)
@settings(max_examples=60, deadline=None)
def test_with_nothing_open_it_is_the_share_that_took_longer(rows: list[tuple[int, int, int]]) -> None:
    closed = [(delay, count, 0) for delay, count, _ in rows]
    total = sum(count for _, count, _ in closed)
    for step in survival(closed).steps:
        longer = sum(count for delay, count, _ in closed if delay > step.delay)
        assert step.open_share == pytest.approx(longer / total)


@given(counts)
@settings(max_examples=60, deadline=None)
def test_neither_the_order_nor_the_splitting_of_rows_matters(rows: list[tuple[int, int, int]]) -> None:
    one_by_one = [(delay, 1, 0) for delay, closed, _ in rows for _ in range(closed)]
    one_by_one += [(delay, 0, 1) for delay, _, still_open in rows for _ in range(still_open)]
    assert repr(survival(one_by_one)) == repr(survival(rows)) == repr(survival(rows[::-1]))


def test_nothing_known_concludes_nothing() -> None:
    for found in (survival([]), survival([(None, 3, 1), (math.nan, 1, 1), (4, math.nan, None)])):
        assert found.steps == ()
        assert found.median is None
        assert math.isnan(found.open_after(10))


def test_before_the_first_closure_all_is_open() -> None:
    assert survival([(5, 1, 0), (9, 1, 0)]).open_after(4) == 1
    assert survival([(5, 1, 0), (9, 1, 0)]).open_after(5) == 0.5
    assert survival([(5, 0, 4)]).median is None
