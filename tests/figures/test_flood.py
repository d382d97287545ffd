"""A lag is told when floods agree, and not otherwise."""

from __future__ import annotations

import pytest

from dashboard.figures.flood import Lag, lag


def test_floods_that_agree_give_the_middle_and_its_spread() -> None:
    assert lag([(5, 0.99), (5, 0.98), (6, 0.97), (4, 0.9), (5, 0.95)]) == Lag(4.4, 5, 5.6, 5)


def test_a_flood_where_the_gauges_differ_does_not_count() -> None:
    assert lag([(5, 0.9)] * 4 + [(-8, 0.2)]) == Lag(5, 5, 5, 4)


@pytest.mark.parametrize(
    "waves",
    [
        [],
        [(5, 0.99)] * 2,
        [(5, 0.9)] * 4 + [(5, 0.3)] * 5,
        [(-12, 0.9), (0, 0.9), (6, 0.9), (12, 0.9)],
        [(float("nan"), 0.9)] * 6,
        [(5, float("nan"))] * 6,
    ],
    ids=["none", "too few", "mostly unlike", "too wide", "no lag", "no correlation"],
)
def test_otherwise_nothing_is_concluded(waves: list[tuple[float, float]]) -> None:
    assert lag(waves) is None
