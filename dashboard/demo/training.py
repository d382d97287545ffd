"""The digital training of seniors: two cycles a year of 24 sessions of two hours, 15 places, since 2019.

The first cycle starts in mid-January, the second in early September, Tuesdays and Thursdays outside holidays;
a session that falls under a lockdown does not take place and is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.demo.civil_calendar import (
    days,
    is_locked_down,
    is_open,
    is_school_holiday,
)
from dashboard.demo.draws import generator

SINCE = date(2019, 1, 1)
PLACES = 15
SESSIONS = 24


def planned(year: int) -> list[tuple[int, int, date]]:
    """The 48 planned sessions of a year: cycle, rank in the cycle, day."""
    found: list[tuple[int, int, date]] = []
    for cycle, start in ((1, date(year, 1, 14)), (2, date(year, 9, 8))):
        eligible = [
            day
            for day in days(start, 150 if cycle == 1 else 108)
            if day.weekday() in (1, 3) and is_open(day) and not is_school_holiday(day)
        ]
        found += [(cycle, rank, day) for rank, day in enumerate(eligible[:SESSIONS], 1)]
    return found


def sessions(first: date, stop: date, seed: int) -> Iterator[tuple[date, dict[str, int]]]:
    """The sessions held from ``first`` to before ``stop``: day, then places, registered, present.

    A cycle keeps its people; fewer come as it goes on, and the second cycle of a year fills better than the
    first.
    """
    for year in range(first.year, (stop - timedelta(days=1)).year + 1):
        for cycle, rank, day in planned(year):
            if not first <= day < stop or is_locked_down(day):
                continue
            registered = min(PLACES, int(generator(seed, "cycle", year, cycle).integers(10, 15)) + (cycle == 2))
            chance = 0.93 - 0.007 * rank
            present = int(generator(seed, "session", day).binomial(registered, chance))
            yield day, {"places": PLACES, "inscrits": registered, "présents": present}
