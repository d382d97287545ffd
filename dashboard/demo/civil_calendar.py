"""The calendar that the town's figures follow: school holidays, public holidays, lockdowns.

School holidays are those of zone B, to which the académie de Normandie belongs (calendriers scolaires of the
ministère de l'Éducation nationale); beyond the listed years the usual dates stand in. The lockdowns of 2020
are those of the decrees of 16 March and 29 October 2020; the third closed schools in April 2021.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

LOCKDOWNS: Sequence[tuple[date, date]] = (
    (date(2020, 3, 17), date(2020, 5, 10)),
    (date(2020, 10, 30), date(2020, 12, 14)),
    (date(2021, 4, 4), date(2021, 5, 2)),
)

# Winter and spring holidays of zone B by year, first and last day: the two that differ from zone to zone.
_WINTER_SPRING: dict[int, tuple[tuple[int, int, int, int], tuple[int, int, int, int]]] = {
    2016: ((2, 6, 2, 21), (4, 2, 4, 17)),
    2017: ((2, 11, 2, 26), (4, 8, 4, 23)),
    2018: ((2, 24, 3, 11), (4, 25, 5, 6)),
    2019: ((2, 9, 2, 24), (4, 6, 4, 22)),
    2020: ((2, 15, 3, 1), (4, 11, 4, 26)),
    2021: ((2, 20, 3, 7), (4, 10, 4, 25)),
    2022: ((2, 5, 2, 20), (4, 9, 4, 24)),
    2023: ((2, 11, 2, 26), (4, 15, 5, 1)),
    2024: ((2, 24, 3, 10), (4, 20, 5, 5)),
    2025: ((2, 8, 2, 23), (4, 5, 4, 21)),
    2026: ((2, 14, 3, 1), (4, 11, 4, 26)),
    2027: ((2, 20, 3, 7), (4, 17, 5, 2)),
}
_USUAL = ((2, 13, 2, 28), (4, 10, 4, 25))


def _spans(year: int) -> list[tuple[date, date]]:
    nearest_saturday = date(year, 10, 20) - timedelta(days=(date(year, 10, 20).weekday() - 5) % 7)
    christmas = date(year, 12, 23) - timedelta(days=(date(year, 12, 23).weekday() - 5) % 7)
    moving = [(date(year, a, b), date(year, c, d)) for a, b, c, d in _WINTER_SPRING.get(year, _USUAL)]
    return [
        (date(year, 1, 1), date(year, 1, 3)),
        *moving,
        (date(year, 7, 6), date(year, 8, 31)),
        (nearest_saturday, nearest_saturday + timedelta(days=15)),
        (christmas, date(year, 12, 31)),
    ]


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Easter Sunday of the year, in the Gregorian calendar (Butcher's method)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """The eleven public holidays of metropolitan France."""
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    moving = (1, 39, 50)
    return frozenset(
        [date(year, month, day) for month, day in fixed] + [easter(year) + timedelta(days=n) for n in moving]
    )


@lru_cache(maxsize=64)
def _holiday_days(year: int) -> frozenset[date]:
    found: set[date] = set()
    for first, last in _spans(year):
        found.update(days(first, (last - first).days + 1))
    return frozenset(found)


def is_school_holiday(day: date) -> bool:
    """Whether the schools of zone B are on holiday that day."""
    return day in _holiday_days(day.year)


def is_locked_down(day: date, which: slice = slice(None)) -> bool:
    """Whether a lockdown (of all three, or of a slice of them) was in force that day."""
    return any(first <= day <= last for first, last in LOCKDOWNS[which])


def is_open(day: date) -> bool:
    """Whether an office opens: Monday to Friday, no public holiday."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def has_lunch(day: date) -> bool:
    """Whether school lunch is served: Monday, Tuesday, Thursday, Friday of term, schools open.

    Schools stayed open in the second lockdown, so only the first and the third close them.
    """
    closed = is_locked_down(day, slice(0, 3, 2))
    return is_open(day) and day.weekday() != 2 and not is_school_holiday(day) and not closed


def days(first: date, count: int) -> list[date]:
    """That many days from the first one."""
    return [first + timedelta(days=n) for n in range(count)]


@lru_cache(maxsize=512)
def share_locked(month: date, last: date) -> float:
    """Share of the days from the first to the last one that were under lockdown, between 0 and 1."""
    span = days(month, (last - month).days + 1)
    return sum(is_locked_down(day) for day in span) / len(span)


def flags(span: list[date]) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """For each day: is it school holiday, is it public holiday, is it under lockdown."""
    return (
        np.array([is_school_holiday(day) for day in span]),
        np.array([day in public_holidays(day.year) for day in span]),
        np.array([is_locked_down(day) for day in span]),
    )
