"""What holds for every series: the chart moves with its values, and nothing a publisher sends makes it fail."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.figures.chart import Chart, pattern
from dashboard.figures.verdict import Verdict, verdict

OPPOSITE = {"up": "down", "down": "up", "": ""}
SERIES = st.lists(st.integers(-500, 500), min_size=10, max_size=40)
CHEAP = settings(max_examples=60, deadline=None)


def daily(values: list[float], season: str = "none") -> Verdict:
    return verdict([date(2025, 1, 1) + timedelta(days=i) for i in range(len(values))], values, season=season)


def said(found: Verdict) -> tuple[object, ...]:
    return found.kind, found.reason, found.rule, found.direction, found.since


@CHEAP
@given(SERIES, st.integers(-10_000, 10_000), st.sampled_from(["none", "week"]))
def test_adding_a_constant_shifts_the_limits_and_nothing_else(values: list[int], more: int, season: str) -> None:
    before, after = daily(list(values), season), daily([value + more for value in values], season)
    # Mostly zeros are events that are rare; moved, they are values like any others.
    assume("rare" not in (before.reason, after.reason))
    assert said(before) == said(after)
    if before.limits and after.limits:
        for line in ("low", "centre", "high"):
            assert getattr(after.limits, line) == pytest.approx(getattr(before.limits, line) + more, abs=1e-6)


@CHEAP
@given(SERIES, st.sampled_from([0.125, 0.5, 3.0, 10.0, 1000.0]), st.sampled_from(["none", "week"]))
def test_scaling_scales_the_limits_and_nothing_else(values: list[int], factor: float, season: str) -> None:
    before, after = daily(list(values), season), daily([value * factor for value in values], season)
    assert said(before) == said(after)
    if before.limits and after.limits:
        assert after.limits.high == pytest.approx(before.limits.high * factor, rel=1e-9, abs=1e-9)
        assert after.limits.low == pytest.approx(before.limits.low * factor, rel=1e-9, abs=1e-9)


@CHEAP
@given(SERIES)
def test_mirroring_the_values_swaps_the_direction(values: list[int]) -> None:
    before, after = daily(list(values)), daily([-value for value in values])
    assert (before.kind, before.rule, before.since) == (after.kind, after.rule, after.since)
    assert after.direction == OPPOSITE[before.direction]


@CHEAP
@given(st.lists(st.integers(-4, 4), min_size=10, max_size=30))
def test_reversing_time_keeps_the_limits_and_swaps_a_trend(noise: list[int]) -> None:
    # Less noise than slope: each value is above the one before, and what is off the line leans on nothing.
    values = [10.0 * i + more * (-1) ** i / 2 for i, more in enumerate(map(abs, noise))]
    before, after = daily(values), daily(values[::-1])
    assert before.limits is not None
    assert after.limits is not None
    assert (after.limits.low, after.limits.high) == pytest.approx((before.limits.low, before.limits.high))
    assert (before.kind, before.direction, after.direction) == ("change", "up", "down")


@CHEAP
@given(
    st.lists(st.floats(allow_nan=True, allow_infinity=True) | st.none(), max_size=30),
    st.sampled_from(["none", "week", "year"]),
    st.lists(st.integers(0, 40), max_size=2),
)
def test_no_series_of_floats_makes_it_fail(values: list[float | None], season: str, cuts: list[int]) -> None:
    first = date(2025, 1, 1)
    days = [first + timedelta(days=i) for i in range(len(values))]
    found = verdict(days, values, season=season, steps=[first + timedelta(days=cut) for cut in cuts])
    assert (found.kind == "change") == (found.since is not None)
    assert found.since is None or found.since > first or bool(cuts)
    assert (found.kind == "silent") == (found.limits is None)
    for _period, low, centre, high in found.bands:
        assert low <= centre <= high
        assert all(math.isfinite(line) for line in (low, centre, high))


@CHEAP
@given(st.lists(st.integers(-50, 50), max_size=9))
def test_under_ten_points_nothing_is_ever_concluded(values: list[int]) -> None:
    assert daily(list(values)).kind == "silent"


@CHEAP
@given(SERIES)
def test_a_change_is_dated_within_its_series_never_at_its_first_point(values: list[int]) -> None:
    found = daily(list(values))
    if found.since is not None:
        assert date(2025, 1, 1) < found.since <= date(2025, 1, 1) + timedelta(days=len(values) - 1)


@CHEAP
@given(SERIES)
def test_a_change_dated_on_a_day_was_already_found_on_that_day_by_the_same_limits(values: list[int]) -> None:
    found = daily(list(values))
    if found.since is None or found.limits is None:
        return
    seen = [value for i, value in enumerate(values) if date(2025, 1, 1) + timedelta(days=i) <= found.since]
    chart = Chart(found.limits.centre, found.limits.high - found.limits.centre)
    told = pattern(np.array(seen, dtype=float), chart)
    assert told is not None
