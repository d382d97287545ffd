"""Days that a count is divided by before two months are compared: working days, school days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

SCHOOL_WEEKDAYS = (0, 1, 3, 4)  # Monday, Tuesday, Thursday, Friday: the week of four days


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from ``first`` to ``last``, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def days_of(spans: Iterable[tuple[date, date]]) -> frozenset[date]:
    """Every day of some spans, first and last days included."""
    return frozenset(day for first, last in spans for day in days_between(first, last))


def working_days(first: date, last: date, off: Collection[date]) -> int:
    """Mondays to Fridays from ``first`` to ``last`` that are not ``off`` (public holidays)."""
    return sum(day.weekday() < 5 and day not in off for day in days_between(first, last))


def school_days(first: date, last: date, off: Collection[date], breaks: Collection[date]) -> int:
    """Days of school from ``first`` to ``last``: neither public holidays (``off``) nor days of ``breaks``."""
    return sum(
        day.weekday() in SCHOOL_WEEKDAYS and day not in off and day not in breaks for day in days_between(first, last)
    )


def holiday_share(first: date, last: date, breaks: Collection[date]) -> float:
    """The share of the days from ``first`` to ``last`` that are in school holidays (0–1)."""
    days = list(days_between(first, last))
    return sum(day in breaks for day in days) / len(days)
