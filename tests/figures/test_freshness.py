"""Fresh, late, stale, silent: the edges, and clocks that are wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from dashboard.figures.freshness import age_of, freshness, state_since, worst

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATE, STALE = timedelta(hours=1), timedelta(hours=6)


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(0, "fresh"), (60, "fresh"), (61, "late"), (360, "late"), (361, "stale"), (60 * 24 * 400, "stale")],
)
def test_an_age_equal_to_the_limit_is_still_within_it(minutes: int, state: str) -> None:
    assert freshness(NOW - timedelta(minutes=minutes), NOW, LATE, STALE) == state


def test_nothing_observed_is_silent_not_stale() -> None:
    assert freshness(None, NOW, LATE, STALE) == "silent"
    assert age_of(None, NOW) is None


def test_spans_may_be_seconds() -> None:
    assert freshness(NOW - timedelta(hours=2), NOW, 3600, 21_600) == "late"


def test_an_age_is_never_negative() -> None:
    assert age_of(NOW + timedelta(days=1), NOW) == timedelta(0)
    assert freshness(NOW + timedelta(days=1), NOW, LATE, STALE) == "fresh"


def test_a_naive_instant_is_utc_and_another_zone_is_converted() -> None:
    assert age_of(datetime(2026, 11, 23, 11, 0), NOW) == timedelta(hours=1)
    paris = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    assert age_of(paris, NOW) == timedelta(hours=1)


def test_the_state_says_since_when() -> None:
    observed = NOW - timedelta(hours=2)
    assert state_since(observed, NOW, LATE, STALE) == observed + LATE
    assert state_since(NOW - timedelta(hours=9), NOW, LATE, STALE) == NOW - timedelta(hours=3)
    assert state_since(NOW, NOW, LATE, STALE) is None
    assert state_since(None, NOW, LATE, STALE) is None


def test_the_worst_state_wins() -> None:
    assert worst(["fresh", "late", "fresh"]) == "late"
    assert worst(["stale", "silent", "late"]) == "silent"
    assert worst([]) == "silent"
