"""The calendar of France: public holidays by department, school holidays by zone, as the ``holidays`` package has them.

Public holidays are those of the Code du travail, articles L3133-1, for Alsace and Moselle L3134-13, and overseas the
abolition of slavery (L3422-2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays

# The package's subdivision of each department that has days of its own: Alsace, Moselle and overseas.
SUBDIVISIONS = {"57": "57", "67": "6AE", "68": "6AE", **{code: code for code in ("971", "972", "973", "974", "976")}}


@lru_cache(maxsize=128)
def public_holidays(year: int, department: str = "") -> Mapping[date, str]:
    """Each public holiday of a year and its French name, in order; two on one day are joined by « ; »."""
    found = holidays.country_holidays("FR", subdiv=SUBDIVISIONS.get(department), years=[year], language="fr")
    return MappingProxyType(dict(sorted(found.items())))


def days_off(first: date, last: date, department: str = "") -> frozenset[date]:
    """The public holidays of the years from ``first`` to ``last``."""
    return frozenset(day for year in range(first.year, last.year + 1) for day in public_holidays(year, department))


SCHOOL_KNOWN_SINCE = date(2017, 10, 21)  # the first holiday that the package has


@dataclass(frozen=True)
class SchoolHoliday:
    """One holiday of a zone: its name, its first and last days without school, both included."""

    name: str
    first: date
    last: date


@lru_cache(maxsize=256)
def _school_days_off(year: int, zone: str) -> tuple[tuple[date, str], ...]:
    found = holidays.country_holidays("FR", subdiv=f"Zone {zone}", years=[year], language="fr", categories=("school",))
    return tuple(sorted(found.items()))


def school_holidays(first: date, last: date, zone: str) -> tuple[SchoolHoliday, ...]:
    """The school holidays of a zone (A, B or C) in the years from ``first`` to ``last``, oldest first.

    None before `SCHOOL_KNOWN_SINCE`; for school years that the ministry has not set yet, the package's best guess.
    """
    spans: list[SchoolHoliday] = []
    for year in range(first.year, last.year + 1):
        for day, name in _school_days_off(year, zone):
            if spans and (spans[-1].name, spans[-1].last) == (name, day - timedelta(days=1)):
                spans[-1] = replace(spans[-1], last=day)
            else:
                spans.append(SchoolHoliday(name, day, day))
    return tuple(spans)


def is_school_known(first: date) -> bool:
    """Whether the school holidays are known from ``first`` on."""
    return first >= SCHOOL_KNOWN_SINCE
