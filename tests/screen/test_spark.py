"""The line of an indicator: its ends are named, its levels are round, a missing period is a gap."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.points import Point
from dashboard.locale import use
from dashboard.server.screen.curve import HEIGHT, WIDTH
from dashboard.server.screen.spark import MOST_LINES, levels, spark


@pytest.fixture(autouse=True)
def french() -> None:
    use("fr")


def told(values: list[float | None], unit: str = "visite", cadence: str = "month") -> Any:
    """An indicator of so many months, the last in October 2026."""
    ends = [date(2026 - (9 - rank) // -12 - 1, (9 - rank) % 12 + 1, 1) for rank in range(len(values))]
    points = [Point(period, value) for period, value in zip(sorted(ends), values, strict=True)]
    return SimpleNamespace(points=points, indicator=SimpleNamespace(unit=unit, digits=0, cadence=cadence))


def path(values: list[float | None], role: str = "line") -> str:
    drawing = spark(told(values))
    assert drawing is not None
    return next(each.path for each in drawing.strokes if each.role == role)


def test_the_first_and_the_last_period_are_named_and_the_last_value_is_marked() -> None:
    drawing = spark(told([900.0 + 10 * n for n in range(40)]))
    assert drawing is not None
    named = [each for each in drawing.marks if each.anchor != "end" or re.search("[a-z]", each.text)]
    assert len(named) == 2 and named[1].anchor == "end"
    end = next(each.path for each in drawing.strokes if each.role == "dot").removesuffix("h0").removeprefix("M")
    assert path([900.0 + 10 * n for n in range(40)]).endswith(f"L{end}")
    assert "1\u202f290\u00a0visites à la fin" in drawing.summary


def test_a_period_without_a_value_is_a_gap_and_a_lone_value_a_dot() -> None:
    assert path([1.0, 2.0, 3.0, None, 5.0, 6.0]).count("M") == 2
    assert path([1.0, 2.0, None, 3.0, None, 5.0, 6.0]).count("h0") == 1
    assert path([1.0, 2.0, 3.0, 4.0, None, None]).count("L") == 3


def test_too_little_is_not_drawn() -> None:
    assert spark(told([1.0, 2.0, 3.0])) is None
    assert spark(told([])) is None


def test_the_highest_level_bears_a_short_unit() -> None:
    drawing = spark(told([80.0, 85.0, 90.0, 95.0], unit="%"))
    assert drawing is not None
    assert [each.text for each in drawing.marks if each.text.endswith("\u00a0%")] == ["95\u00a0%"]


@given(st.lists(st.floats(-1e7, 1e7).map(lambda value: round(value, 2)), min_size=4, max_size=30))
def test_levels_hold_every_value_and_the_drawing_every_point(values: list[float]) -> None:
    found, _digits = levels(values)
    assert 2 <= len(found) <= MOST_LINES + 1
    slack = 1e-6 * max(1.0, *(abs(each) for each in values))
    assert found[0] - slack <= min(values) and max(values) <= found[-1] + slack
    use("fr")
    drawing = spark(told(list(values)))
    assert drawing is not None
    for each in drawing.strokes:
        numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", each.path.replace("h0", ""))]
        assert all(-1 <= number <= max(WIDTH, HEIGHT) for number in numbers)
