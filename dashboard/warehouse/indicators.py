"""Indicators at build: values computed once, kept where nothing moved; one that fails never blocks another.

An error while a statement runs makes DuckDB give up its whole transaction. So each indicator is computed on its own
into a temporary table, and what holds is written afterwards in one transaction.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from dashboard.declarations import Town
from dashboard.indicators import BOUNDS, Indicator, load_indicators
from dashboard.queries import QUERIES
from dashboard.warehouse.incidents import naive
from dashboard.warehouse.indicator_faults import Fault, faults
from dashboard.warehouse.inserting import insert_all

log = logging.getLogger("dashboard.warehouse")

PARIS = ZoneInfo("Europe/Paris")
CHECK = "kpi/"
TEMPORARY = (
    """create or replace temp table kpi_computed (kpi_id varchar, period date, value double, numerator double,
      denominator double, observed_at timestamp)""",
    """create or replace temp table kpi_scope (kpi_id varchar, cadence varchar, low double, high double,
      seen_at timestamp)""",
)
Connection = duckdb.DuckDBPyConnection


@dataclass
class Computed:
    """What a build found: the town's indicators, those computed anew, those that failed and why.

    ``recast`` are those whose unit changed: their former values mean something else.
    """

    declared: dict[str, Indicator]
    now: datetime
    anew: set[str] = field(default_factory=set)
    recast: set[str] = field(default_factory=set)
    faults: dict[str, Fault] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day in Paris."""
        return self.now.astimezone(PARIS).date()

    @property
    def good(self) -> list[str]:
        """Those computed anew, without a fault."""
        return sorted(self.anew - set(self.faults))


def compute(
    connection: Connection, town: Town, changed: Collection[str], now: datetime, root: Path = QUERIES
) -> Computed:
    """Computes the indicators whose sources, definition or day moved, outside any transaction.

    ``changed`` are the datasets loaded in this build. The rows wait in ``kpi_computed`` for `write`.
    """
    found = Computed(load_indicators(town, root), now)
    known, failing = _known(connection), _failing(connection)
    for statement in TEMPORARY:
        connection.execute(statement)
    for indicator in found.declared.values():
        before = known.get(indicator.id)
        if before is not None and before["unit"] != indicator.unit:
            found.recast.add(indicator.id)
        if indicator.id in failing or not _is_kept(indicator, before, changed, found.today):
            found.anew.add(indicator.id)
            _compute_one(connection, indicator, found)
    _write_scope(connection, found)
    found.faults.update(faults(connection, found.today) if found.anew else {})
    return found


def _write_scope(connection: Connection, found: Computed) -> None:
    """What the values computed anew are held to: their cadence, their bounds, when their sources were seen."""
    seen = dict(connection.execute("select dataset_id, observed_at from meta.datasets").fetchall())
    insert_all(connection, "kpi_scope", [
        [each.id, each.cadence, *BOUNDS.get(each.unit, (None, None)),
         min((seen[name] for name in each.source if seen.get(name)), default=None)]
        for each in found.declared.values() if each.id in found.anew])


def _is_kept(indicator: Indicator, before: dict[str, Any] | None, changed: Collection[str], today: date) -> bool:
    """Whether the values there are still right: same definition, no source loaded, and the same day if it counts."""
    if before is None or before["computed_on"] is None or not set(indicator.source).isdisjoint(changed):
        return False
    counts_days = "$today" in indicator.sql or indicator.cadence == "state"
    same = all(before[key] == value for key, value in definition(indicator).items())
    return same and (before["computed_on"] == today or not counts_days)


def _known(connection: Connection) -> dict[str, dict[str, Any]]:
    """The definitions at the last build, by id."""
    cursor = connection.execute("select * from meta.indicators")
    names = [column[0] for column in cursor.description or []]
    rows = (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
    return {row["kpi_id"]: row for row in rows}


def _failing(connection: Connection) -> set[str]:
    """The indicators that failed at the last build: they are tried again."""
    rows = connection.execute("select check_name from meta.checks where starts_with(check_name, ?)", [CHECK]).fetchall()
    return {str(row[0]).removeprefix(CHECK) for row in rows}


def definition(indicator: Indicator) -> dict[str, Any]:
    """The row of ``meta.indicators``, but the day of its computation."""
    plain = indicator.model_dump(exclude={"id", "targets", "source", "query"})
    targets = [target.model_dump(mode="json", exclude={"unit"}) for target in indicator.targets]
    return {"kpi_id": indicator.id, **plain, "source": ", ".join(indicator.source),
            "targets": json.dumps(targets, ensure_ascii=False)}


def _compute_one(connection: Connection, indicator: Indicator, found: Computed) -> None:
    """One indicator's rows, or its fault. A row without a value is no datum, and is left out."""
    given = {"today": found.today} if "$today" in indicator.sql else {}
    try:
        connection.execute(
            f"insert into kpi_computed by name select '{indicator.id}' as kpi_id, answered.* "
            f"from ({indicator.sql}\n) as answered where value is not null", given)
    except duckdb.Error as error:
        found.faults[indicator.id] = Fault(str(error).strip().splitlines()[0])


def write(connection: Connection, found: Computed) -> None:
    """Writes what was computed: values, definitions, faults; to be called in a transaction.

    Only rows that differ are touched, so a tick that changes one value costs one row.
    """
    _write_values(connection, found)
    _write_definitions(connection, found)
    _write_faults(connection, found)


def _write_values(connection: Connection, found: Computed) -> None:
    connection.execute(
        """create or replace temp table kpi_final as
        select c.kpi_id, c.period, c.value, c.numerator, c.denominator,
          coalesce(c.observed_at, least(case when e.ends_at <= $now then e.ends_at end, s.seen_at)) as observed_at
        from kpi_computed as c inner join kpi_scope as s on c.kpi_id = s.kpi_id
        cross join lateral (select (cast(c.period + case s.cadence when 'day' then interval 1 day
            when 'week' then interval 7 day when 'quarter' then interval 3 month when 'year' then interval 1 year
            else interval 1 month end as timestamp) at time zone 'Europe/Paris') at time zone 'UTC' as ends_at) as e
        where list_contains($good, c.kpi_id)""", {"now": naive(found.now), "good": found.good})
    states = [each.id for each in found.declared.values() if each.cadence == "state"]
    connection.execute(
        """delete from mart.kpi_values as v where not list_contains($declared, kpi_id)
          or (list_contains($good, kpi_id)
            and (list_contains($recast, kpi_id) or not (list_contains($states, kpi_id) and period < $month))
            and not exists (select 1 from kpi_final as f where f.kpi_id = v.kpi_id and f.period = v.period
              and f.value = v.value and f.numerator is not distinct from v.numerator
              and f.denominator is not distinct from v.denominator
              and f.observed_at is not distinct from v.observed_at))""",
        {"declared": list(found.declared), "good": found.good, "states": states, "recast": sorted(found.recast),
         "month": found.today.replace(day=1)})
    connection.execute(
        "insert into mart.kpi_values select f.* from kpi_final as f where not exists (select 1 from mart.kpi_values "
        "as v where v.kpi_id = f.kpi_id and v.period = f.period) order by f.kpi_id, f.period")


def _write_definitions(connection: Connection, found: Computed) -> None:
    """Those computed; a failing one keeps the definition of the values that are shown, when there are any."""
    connection.execute("delete from meta.indicators where list_contains(?, kpi_id) or not list_contains(?, kpi_id)",
                       [found.good, list(found.declared)])
    cursor = connection.execute("select * from meta.indicators")
    names, known = [column[0] for column in cursor.description or []], {row[0] for row in cursor.fetchall()}
    rows = [definition(each) | {"computed_on": None if each.id in found.faults else found.today}
            for each in found.declared.values() if each.id not in known]
    insert_all(connection, "meta.indicators", [[row[name] for name in names] for row in rows])


def _write_faults(connection: Connection, found: Computed) -> None:
    """Each fault is a broken check of its first source and an open incident; a cure closes the incident."""
    at = naive(found.now)
    connection.execute("delete from meta.checks where starts_with(check_name, ?)", [CHECK])
    connection.execute(
        "update meta.incidents set ended_at = ? where starts_with(dataset_id, ?) and ended_at is null "
        "and not list_contains(?, dataset_id)", [at, CHECK, [CHECK + kpi for kpi in found.faults]])
    for kpi, fault in sorted(found.faults.items()):
        log.warning("indicateur %s : %s ; ses valeurs précédentes restent", kpi, fault)
        indicator = found.declared[kpi]
        connection.execute("insert into meta.checks values (?, ?, 'warn', ?, ?, ?)",
                           [CHECK + kpi, indicator.source[0], f"Indicateur « {indicator.title} » non calculé",
                            max(1, fault.row_count), str(fault)])
        connection.execute(
            "insert into meta.incidents (dataset_id, kind, started_at, ended_at, message) "
            "select $id, 'indicator', $at, null, $message where not exists (select 1 from meta.incidents "
            "where dataset_id = $id and ended_at is null)",
            {"id": CHECK + kpi, "at": at, "message": str(fault)})
