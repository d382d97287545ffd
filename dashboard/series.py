"""The series of indicators out of a snapshot, read once for each: definition as it was built, values, verdicts."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.data import rows
from dashboard.figures.peers import Peer
from dashboard.figures.points import Point
from dashboard.figures.verdict import Verdict, verdict
from dashboard.indicators import Indicator, Target

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
    for record in rows("indicateurs/valeurs").to_dict("records"):
        points.setdefault(record["kpi_id"], []).append(_point(record))
    population = next(map(_population, rows("indicateurs/population").to_dict("records")), None)
    faults = dict(rows("indicateurs/defauts").itertuples(index=False, name=None))
    peers = _peers(rows("indicateurs/comparables"))
    accounted = {day.date(): int(count) for day, count in
                 rows("indicateurs/population_des_comptes").itertuples(index=False, name=None)}  # fmt: skip
    definitions = map(_indicator, rows("indicateurs/definitions").to_dict("records"))
    return {each.id: Series(each, tuple(points.get(each.id, ())), population, faults.get(each.id, ""),
                            peers.get(each.id, {}), accounted)
            for each in definitions}


@lru_cache(maxsize=4096)
def judged(snapshot_id: str, kpi_id: str, count: int, steps: tuple[date, ...], is_stale: bool) -> Verdict:
    """The verdict on the first ``count`` values of an indicator of the snapshot that is held."""
    series = book(snapshot_id)[kpi_id]
    points = series.points[:count]
    return verdict([point.period for point in points], [point.value for point in points], steps=steps,
                   season=series.indicator.season, is_stale=is_stale)


def _peers(frame: pd.DataFrame) -> dict[str, dict[date, tuple[Peer, ...]]]:
    """Indicator id → period → the comparable towns whose value is known."""
    found: dict[str, dict[date, tuple[Peer, ...]]] = {}
    for record in frame.dropna(subset=["population", "value"]).to_dict("records"):
        peer = Peer(str(record["name"]), int(record["population"]), float(record["value"]))
        periods = found.setdefault(record["kpi_id"], {})
        periods[record["period"].date()] = (*periods.get(record["period"].date(), ()), peer)
    return found


def _point(record: dict[Hashable, Any]) -> Point:
    observed = record["observed_at"]
    return Point(record["period"].date(), float(record["value"]), _number(record["numerator"]),
                 _number(record["denominator"]),
                 None if pd.isna(observed) else observed.to_pydatetime().replace(tzinfo=UTC))


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _population(record: dict[Hashable, Any]) -> Population:
    return Population(int(record["population"]), int(record["population_year"]), str(record["population_source"]))


def _indicator(record: dict[Hashable, Any]) -> Indicator:
    """A row of ``meta.indicators`` as the indicator it was: checked when it was built, so taken as it is."""
    values = {str(name): value for name, value in record.items()}
    kpi_id = values.pop("kpi_id")
    targets = tuple(Target.model_validate(each) for each in json.loads(values.pop("targets")))
    since = values.pop("since")
    return Indicator.model_construct(
        **values | {"source": tuple(values["source"].split(", "))}, id=kpi_id, targets=targets, query=f"kpi/{kpi_id}",
        since=None if pd.isna(since) else since.date())
