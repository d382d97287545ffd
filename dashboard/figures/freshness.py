"""How old an observation is, and what that makes of its source: fresh, late, stale or silent.

The age is that of the *observation*, never of the query: a feed that answers every minute with the same reading
grows late, then stale.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

State = Literal["fresh", "late", "stale", "silent"]

SEVERITY: dict[State, int] = {"fresh": 0, "late": 1, "stale": 2, "silent": 3}


def freshness(
    observed_at: datetime | None, now: datetime, late_after: timedelta | float, stale_after: timedelta | float
) -> State:
    """State of a source whose latest observation is ``observed_at``.

    ``late_after`` and ``stale_after`` are spans (timedelta, or seconds); an age equal to one is still within it.
    Without any observation the source is silent. Naive instants are UTC.
    """
    age = age_of(observed_at, now)
    if age is None:
        return "silent"
    if age > _span(stale_after):
        return "stale"
    return "late" if age > _span(late_after) else "fresh"


def age_of(observed_at: datetime | None, now: datetime) -> timedelta | None:
    """Time since the observation, never negative (a clock that steps back gives zero); None when there is none."""
    if observed_at is None:
        return None
    return max(timedelta(0), in_utc(now) - in_utc(observed_at))


def state_since(
    observed_at: datetime | None, now: datetime, late_after: timedelta | float, stale_after: timedelta | float
) -> datetime | None:
    """When the present state began, UTC; None while fresh or when nothing was ever observed."""
    state = freshness(observed_at, now, late_after, stale_after)
    if observed_at is None or state == "fresh":
        return None
    return in_utc(observed_at) + _span(stale_after if state == "stale" else late_after)


def worst(states: list[State]) -> State:
    """The gravest of several states; silent when there is none."""
    return max(states, key=SEVERITY.__getitem__, default="silent")


def in_utc(instant: datetime) -> datetime:
    """An aware instant in UTC; a naive one is taken as UTC already."""
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def _span(value: timedelta | float) -> timedelta:
    return value if isinstance(value, timedelta) else timedelta(seconds=value)
