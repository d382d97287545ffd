"""Steps of time and classes of numbers: few enough to be read, round, and never a lone point by choice."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.shape import MOST_PERIODS, Step, best_step, class_width, period_count, steps

START = datetime(2020, 1, 1)


@pytest.mark.parametrize(
    ("days", "has_hours", "count", "expected"),
    [
        (0.5, True, 12, "hour"), (20, True, 400, "day"), (20, False, 20, "day"), (900, False, 30, "month"),
        (900, False, 900, "month"), (3_650, False, 3_650, "month"), (7_300, False, 20, "year"),
        (7_300, False, 90_000, "year"),
    ],
)  # fmt: skip
def test_the_step_to_begin_with(days: float, has_hours: bool, count: int, expected: Step) -> None:
    assert best_step(START, START + timedelta(days=days), has_hours, count) == expected


def test_quarters_are_drawn_as_quarters_and_no_finer() -> None:
    last = START + timedelta(days=1_900)
    assert steps(START, last, False, is_quarterly=True) == ["quarter", "year"]
    assert best_step(START, last, False, 21, is_quarterly=True) == "quarter"
    assert "quarter" not in steps(START, last, False)


@given(st.floats(0, 40_000), st.booleans(), st.integers(1, 10**6))
def test_a_step_never_gives_too_many_points(days: float, has_hours: bool, count: int) -> None:
    last = START + timedelta(days=days)
    assert best_step(START, last, has_hours, count) in steps(START, last, has_hours)
    assert all(period_count(START, last, step) <= MOST_PERIODS for step in steps(START, last, has_hours))


@pytest.mark.parametrize(
    ("low", "high", "count", "expected"),
    [(0, 100, 400, 10), (0, 1, 400, 0.1), (0, 9, 8, 2), (1, 2, 1_000_000, 0.05), (5, 5, 3, 1.0),
     (-1e6, 1e6, 100, 2.5e5)],
)  # fmt: skip
def test_classes_are_round(low: float, high: float, count: int, expected: float) -> None:
    assert class_width(low, high, count) == pytest.approx(expected)


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12), st.integers(0, 10**7))
def test_there_are_never_more_than_thirty_classes(low: float, length: float, count: int) -> None:
    width = class_width(low, low + length, count)
    assert width > 0
    assert math.ceil((low + length - low) / width) <= 31
