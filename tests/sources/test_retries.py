"""When to try again, and until when to wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import Unreachable
from dashboard.sources.limits import Limits
from dashboard.sources.retries import Temporary, come_back_at, paris_time, persevere

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LIMITS = Limits(tries=3, backoff_s=2, max_backoff_s=3)


def failing(times: int, wait_s: float | None = None) -> tuple[list[float], object]:
    """An attempt that fails so many times, and the seconds it was given each time."""
    given_s: list[float] = []

    def attempt(left: float) -> str:
        given_s.append(left)
        if len(given_s) <= times:
            raise Temporary(Unreachable("en panne"), wait_s)
        return "ok"

    return given_s, attempt


def test_the_first_answer_is_enough() -> None:
    waits: list[float] = []
    given_s, attempt = failing(0)
    assert persevere(attempt, LIMITS, waits.append) == "ok"
    assert (len(given_s), waits) == (1, [])


def test_waits_grow_and_are_drawn_between_zero_and_their_cap() -> None:
    waits: list[float] = []
    drawn: list[tuple[float, float]] = []

    def draw(low: float, high: float) -> float:
        drawn.append((low, high))
        return high / 2

    assert persevere(failing(2)[1], LIMITS, waits.append, draw) == "ok"
    assert drawn == [(0, 2), (0, 3)]
    assert waits == [1, 1.5]


def test_after_the_last_try_the_error_comes_out() -> None:
    given_s, attempt = failing(9)
    with pytest.raises(Unreachable, match="en panne"):
        persevere(attempt, LIMITS, lambda s: None)
    assert len(given_s) == 3


def test_a_wait_asked_for_is_obeyed_and_not_counted_as_time_spent() -> None:
    waits: list[float] = []
    given_s, attempt = failing(1, wait_s=800)
    assert persevere(attempt, LIMITS, waits.append) == "ok"
    assert waits == [800]
    assert given_s[1] == pytest.approx(LIMITS.total_s, abs=1)


def test_a_wait_beyond_a_quarter_of_an_hour_ends_it_at_once() -> None:
    waits: list[float] = []
    given_s, attempt = failing(1, wait_s=901)
    with pytest.raises(Unreachable):
        persevere(attempt, LIMITS, waits.append)
    assert (len(given_s), waits) == (1, [])


def test_no_try_begins_once_the_time_is_spent() -> None:
    given_s, attempt = failing(9)
    with pytest.raises(Unreachable):
        persevere(attempt, Limits(total_s=0), lambda s: None)
    assert len(given_s) == 1


def test_what_is_not_temporary_is_not_tried_again() -> None:
    calls = []

    def attempt(left: float) -> None:
        calls.append(left)
        raise ValueError

    with pytest.raises(ValueError):
        persevere(attempt, LIMITS, lambda s: None)
    assert len(calls) == 1


@pytest.mark.parametrize(("headers", "body", "seconds"), [
    ({"retry-after": "120"}, None, 120),
    ({"retry-after": "Mon, 23 Nov 2026 12:05:00 GMT"}, None, 300),
    ({"x-ratelimit-reset": "1795478400"}, None, 43200),
    ({"retry-after": "60", "x-ratelimit-reset": "1795478400"}, None, 60),
    ({}, {"errorcode": 10002, "reset_time": "2026-11-24T00:00:00Z"}, 43200),
    ({}, {"reset_time": "2026-11-24T00:00:00"}, 43200),
])
def test_servers_say_when_to_come_back_in_four_ways(
    headers: dict[str, str], body: object, seconds: int
) -> None:
    assert come_back_at(429, headers, body, NOW) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(("headers", "body"), [
    ({}, None), ({}, []), ({}, {"reset_time": None}), ({}, {"reset_time": "demain"}), ({"retry-after": "-5"}, None),
    ({"retry-after": "soon"}, None), ({"retry-after": "9" * 30}, None), ({"retry-after": "999999999"}, None),
    ({"x-ratelimit-reset": "0"}, None), ({"x-ratelimit-reset": "1e400"}, None),
    ({}, {"reset_time": "2021-01-26T00:00:00Z"}), ({"retry-after": "²"}, None),
])
def test_nonsense_says_nothing(headers: dict[str, str], body: object) -> None:
    assert come_back_at(429, headers, body, NOW) is None


def test_the_quota_of_a_whole_day_says_nothing_of_a_breakdown() -> None:
    headers = {"x-ratelimit-reset": "1795478400"}
    assert come_back_at(503, headers, {"reset_time": "2026-11-24T00:00:00Z"}, NOW) is None
    assert come_back_at(503, {**headers, "retry-after": "9"}, None, NOW) == NOW + timedelta(seconds=9)


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=40))
def test_no_header_ever_breaks_the_reading(after: str, reset: str, body: str) -> None:
    found = come_back_at(429, {"retry-after": after, "x-ratelimit-reset": reset}, {"reset_time": body}, NOW)
    assert found is None or found.tzinfo is not None


def test_reset_times_are_told_in_paris_time() -> None:
    assert paris_time(datetime(2026, 11, 24, 0, 0, tzinfo=UTC)) == "le 24/11/2026 à 01:00"
    assert paris_time(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "le 02/07/2026 à 00:30"
