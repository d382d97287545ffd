"""An indicator made for a test: the figures are computed from its points by the figures themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from dashboard.figures.assurance import assurance
from dashboard.figures.comparison import Change, previous, year_before
from dashboard.figures.points import Point, known
from dashboard.figures.status import status
from dashboard.figures.verdict import Verdict, verdict

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Goal:
    value: float | None = None
    low: float | None = None
    high: float | None = None
    is_demo: bool = False


@dataclass(frozen=True)
class Definition:
    id: str = "demandes_closes"
    title: str = "Demandes closes en 15 jours"
    unit: str = "%"
    digits: int = 0
    direction: str = "up"
    tolerance: float = 0.0
    cadence: str = "month"
    season: str = "none"
    source: tuple[str, ...] = ("demandes",)
    goal: Goal | None = None

    def target_on(self, _day: date) -> Goal | None:
        return self.goal


@dataclass(frozen=True)
class Event:
    on: date
    is_step: bool = True


@dataclass(frozen=True)
class Made:
    indicator: Definition
    points: tuple[Point, ...]
    last: Point | None
    state: str
    observed_at: datetime | None
    status: str
    target: Goal | None
    verdict: Verdict
    assurance: str
    previous: Change | None
    year_before: Change | None
    events: Sequence[Event] = field(default=())
    is_new_change: bool = False


def back(period: date, cadence: str, count: int) -> date:
    """The period ``count`` before."""
    if cadence == "year":
        return period.replace(year=period.year - count)
    if cadence in ("week", "day"):
        return date.fromordinal(period.toordinal() - count * (7 if cadence == "week" else 1))
    months = period.year * 12 + period.month - 1 - count * (3 if cadence == "quarter" else 1)
    return date(months // 12, months % 12 + 1, 1)


def made(
    values: Sequence[float | None],
    *,
    last: date = date(2026, 10, 1),
    state: str = "fresh",
    observed_at: datetime | None = datetime(2026, 11, 20, 17, 0, tzinfo=UTC),
    events: Sequence[Event] = (),
    **definition: Any,
) -> Made:
    """The indicator whose latest values are ``values``, oldest first, the last one in the period ``last``."""
    goal = definition.get("goal")
    declared = Definition(**definition)
    count = len(values)
    points = tuple(
        Point(back(last, declared.cadence, count - 1 - i), value, observed_at=observed_at)
        for i, value in enumerate(values)
    )
    series, aim = known(points), goal or Goal()
    found = verdict([each.period for each in points], [each.value for each in points], season=declared.season,
                    steps=[each.on for each in events if each.is_step], is_stale=state in ("stale", "silent"),
                    )  # fmt: skip
    return Made(
        declared, points, series[-1] if series else None, state, observed_at,
        status(series[-1].value if series else None, target=aim.value, low=aim.low, high=aim.high,
               direction=declared.direction, tolerance=declared.tolerance),
        goal, found,
        assurance(found, aim.low if aim.value is None else aim.value,
                  aim.high if aim.value is None else aim.value, declared.direction),
        previous(points), year_before(points, declared.cadence), events,
    )  # fmt: skip
