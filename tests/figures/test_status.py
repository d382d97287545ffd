"""A value against its target and the limits against the target: the edges that others got wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.assurance import assurance
from dashboard.figures.status import gap, status
from dashboard.figures.verdict import Limits, Verdict, verdict


@pytest.mark.parametrize(
    ("value", "target", "direction", "tolerance", "found"),
    [
        pytest.param(85.0, 85.0, "up", 0, "met", id="exactly at a floor"),
        pytest.param(100 * 17 / 20, 85.0, "up", 0, "met", id="at a floor by a division"),
        pytest.param(100 * (0.1 + 0.2), 30.0, "down", 0, "met", id="at a ceiling but for rounding"),
        pytest.param(84.9, 85.0, "up", 0, "missed", id="under a floor"),
        pytest.param(80.0, 85.0, "up", 5, "watch", id="exactly at the tolerance"),
        pytest.param(79.9, 85.0, "up", 5, "missed", id="beyond the tolerance"),
        pytest.param(15.0, 15.0, "down", 0, "met", id="exactly at a ceiling"),
        pytest.param(16.0, 15.0, "down", 2, "watch", id="above a ceiling a little"),
        pytest.param(18.0, 15.0, "down", 2, "missed", id="above a ceiling"),
        pytest.param(0.0, 0.0, "down", 0, "met", id="zero for a target of zero"),
        pytest.param(1.0, 0.0, "down", 0, "missed", id="one for a target of zero"),
        pytest.param(1.0, 0.0, "down", 1, "watch", id="one for a target of zero with tolerance"),
        pytest.param(-1.0, 0.0, "up", 0, "missed", id="below a floor of zero"),
        pytest.param(None, 85.0, "up", 0, "unknown", id="no value"),
        pytest.param(float("nan"), 85.0, "up", 0, "unknown", id="not a number"),
        pytest.param(84.0, None, "up", 0, "none", id="no target"),
        pytest.param(None, None, "up", 0, "none", id="neither"),
        pytest.param(84.0, 85.0, "none", 0, "none", id="no direction"),
    ],
)
def test_a_value_against_one_target(
    value: float | None, target: float | None, direction: str, tolerance: float, found: str
) -> None:
    assert status(value, target=target, direction=direction, tolerance=tolerance) == found


@pytest.mark.parametrize(
    ("value", "found"), [(0.3, "met"), (1.8, "met"), (1.0, "met"), (0.25, "watch"), (1.9, "watch"), (2.0, "missed")]
)
def test_a_range_holds_both_its_ends(value: float, found: str) -> None:
    assert status(value, low=0.3, high=1.8, direction="range", tolerance=0.1) == found


def test_a_floor_may_be_given_as_the_low_end() -> None:
    assert status(80, low=85, direction="up") == "missed"
    assert status(80, high=85, direction="down") == "met"


def test_the_gap_is_in_the_unit_of_the_value() -> None:
    assert gap(80.0, target=85.0, direction="up") == 5.0
    assert gap(2.0, low=0.3, high=1.8, direction="range") == pytest.approx(0.2)
    assert gap(90.0, target=85.0, direction="up") == 0.0
    assert gap(90.0, direction="up") is None


def usual(low: float, high: float, *seasons: float) -> Verdict:
    """A usual variation; ``seasons`` is what each period adds to the limits."""
    start, centre = date(2025, 1, 1), (low + high) / 2
    bands = [(date(2025, 1 + i, 1), low + more, centre + more, high + more) for i, more in enumerate(seasons or (0.0,))]
    old = (date(2024, 1, 1), -1e6, 0.0, 1e6)
    return Verdict("usual", limits=Limits(centre, low, high, start), bands=(old, *bands))


@pytest.mark.parametrize(
    ("low", "high", "low_target", "high_target", "direction", "found"),
    [
        pytest.param(86, 94, 85, None, "up", "met", id="all above a floor"),
        pytest.param(85, 94, 85, None, "up", "met", id="a limit exactly on the floor"),
        pytest.param(80, 90, 85, None, "up", "sometimes", id="astride a floor"),
        pytest.param(80, 85, 85, None, "up", "sometimes", id="the best exactly on the floor"),
        pytest.param(70, 84, 85, None, "up", "unreachable", id="all under a floor"),
        pytest.param(2, 14, None, 15, "down", "met", id="all under a ceiling"),
        pytest.param(10, 20, None, 15, "down", "sometimes", id="astride a ceiling"),
        pytest.param(16, 20, None, 15, "down", "unreachable", id="all above a ceiling"),
        pytest.param(16, 20, 15, None, "down", "unreachable", id="a ceiling given as a value"),
        pytest.param(1, 2, 1, 2, "range", "met", id="inside a range"),
        pytest.param(0, 2, 1, 2, "range", "sometimes", id="astride a range"),
        pytest.param(0, 3, 1, 2, "range", "sometimes", id="around a range"),
        pytest.param(3, 4, 1, 2, "range", "unreachable", id="beyond a range"),
        pytest.param(3, 4, None, None, "up", "", id="no target"),
        pytest.param(3, 4, 1, None, "none", "", id="no direction"),
    ],
)
def test_assurance_compares_the_limits_with_the_target(
    low: float, high: float, low_target: float | None, high_target: float | None, direction: str, found: str
) -> None:
    assert assurance(usual(low, high), low_target, high_target, direction) == found


def test_without_limits_nothing_is_assured() -> None:
    assert assurance(Verdict("silent", "few"), 85, None, "up") == ""


def test_after_a_change_nothing_is_assured() -> None:
    # 66 requests still open where at most 60 are aimed at, since a rise: the old limits were all under 60.
    assert assurance(usual(30, 55), None, 60, "down") == "met"
    assert assurance(replace(usual(30, 55), kind="change", rule="run"), None, 60, "down") == ""


def test_the_variation_of_every_season_counts() -> None:
    assert assurance(usual(86, 94, 0, -20), 85, None, "up") == "sometimes"
    assert assurance(usual(86, 94, 0, 20), 85, None, "up") == "met"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(0, 100), min_size=24, max_size=48), st.integers(0, 100), st.sampled_from(["up", "down"]),
    st.sampled_from(["none", "year"]),
)  # fmt: skip
def test_assurance_never_contradicts_the_status(values: list[int], target: int, direction: str, season: str) -> None:
    months = [date(2020 + i // 12, i % 12 + 1, 1) for i in range(len(values))]
    told = assurance(verdict(months, list(values), season=season), target, target, direction)
    now = status(values[-1], target=target, direction=direction)
    assert (told, now) not in [("met", "missed"), ("unreachable", "met")]
