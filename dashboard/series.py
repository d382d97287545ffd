"""The series of indicators out of a snapshot, read once for each: definition as it was built, values, verdicts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any

from dashboard.data import records, tuples
from dashboard.figures.peers import Peer
from dashboard.figures.points import Point
from dashboard.figures.verdict import Verdict, verdict
from dashboard.indicators import Indicator, Target

LEGAL = ("population", "population_year", "population_source")
MONTHS = {"month": 1, "state": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Population:
    """The legal population by which a figure is divided, with its vintage."""

    count: int
    year: int
    source: str


@dataclass(frozen=True)
class Series:
    """One indicator with its values, oldest first; ``fault`` is why the last build kept former ones, empty when it did
    not; ``peers`` are the comparable towns by period, as the snapshot knows them, and ``accounted`` the town's own
    population by period in the source that gives theirs."""

    indicator: Indicator
    points: tuple[Point, ...]
    population: Population | None
    fault: str = ""
    peers: Mapping[date, tuple[Peer, ...]] = field(default_factory=dict)
    accounted: Mapping[date, int] = field(default_factory=dict)


def period_end(period: date, cadence: str) -> date:
    """The day after the last of a period."""
    if cadence in MONTHS:
        months = period.month - 1 + MONTHS[cadence]
        return date(period.year + months // 12, months % 12 + 1, 1)
    return period + timedelta(days=7 if cadence == "week" else 1)


@lru_cache(maxsize=6)
def book(snapshot_id: str) -> dict[str, Series]:
    """Every indicator of the snapshot that is held (`dashboard.data.held`), by id."""
    points: dict[str, list[Point]] = {}
    for kpi_id, *values in sorted(tuples("indicateurs/valeurs"), key=itemgetter(0, 1)):
        points.setdefault(kpi_id, []).append(_point(*values))
    compared = tuples("indicateurs/comparables")
    peers, accounted = _peers(compared), {period: count for _, period, *_town, count in compared}
    return {told["kpi_id"]: Series(_indicator(told), tuple(points.get(told["kpi_id"], ())), _population(told),
                                   told["fault"] or "", peers.get(told["kpi_id"], {}), accounted)
            for told in records("indicateurs/definitions")}


@lru_cache(maxsize=4096)
def judged(snapshot_id: str, kpi_id: str, count: int, steps: tuple[date, ...], is_stale: bool) -> Verdict:
    """The verdict on the first ``count`` values of an indicator of the snapshot that is held."""
    series = book(snapshot_id)[kpi_id]
    points = series.points[:count]
    return verdict([point.period for point in points], [point.value for point in points], steps=steps,
                   season=series.indicator.season, is_stale=is_stale)


def _peers(told: Sequence[tuple[Any, ...]]) -> dict[str, dict[date, tuple[Peer, ...]]]:
    """Indicator id → period → the comparable towns whose value is known, the smallest first."""
    found: dict[str, dict[date, tuple[Peer, ...]]] = {}
    for kpi_id, period, *town, _count in sorted(told, key=itemgetter(0, 1, 3)):
        periods = found.setdefault(kpi_id, {})
        periods[period] = (*periods.get(period, ()), Peer(*town))
    return found


def _population(told: dict[str, Any]) -> Population | None:
    """The legal population that the snapshot knows, None when it knows none."""
    count, year, source = (told[name] for name in LEGAL)
    return Population(count, year, source) if count is not None else None


def _point(
    period: date, value: float, numerator: float | None, denominator: float | None, observed_at: datetime | None
) -> Point:
    return Point(period, value, numerator, denominator, observed_at and observed_at.replace(tzinfo=UTC))


def _indicator(told: dict[str, Any]) -> Indicator:
    """A row of ``mart.indicators_told`` as the indicator it was: checked when it was built, so taken as it is."""
    values = {name: value for name, value in told.items() if name not in ("fault", *LEGAL)}
    kpi_id = values.pop("kpi_id")
    targets = tuple(Target.model_validate(each) for each in json.loads(values.pop("targets")))
    return Indicator.model_construct(
        **values | {"source": tuple(values["source"].split(", "))}, id=kpi_id, targets=targets, query=f"kpi/{kpi_id}",
)
