"""The quality of every dataset, declared or not, counted at the end of each build into ``mart.dataset_quality``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import duckdb

from dashboard.declarations import Dataset
from dashboard.figures.quality import Part, freshness_part, score, share_part
from dashboard.warehouse.shown import Shown, shown
from dashboard.warehouse.tables import exists

Connection = duckdb.DuckDBPyConnection
COUNTS = """
with refused as (
  select dataset_id, count(*) filter (level = 'row') as row_count,
    count(distinct original) filter (level = 'link') as flagged_count
  from meta.rejected where table_name <> 'shelf' group by dataset_id
), declared as (
  select d.dataset_id, d.row_count > 0 as is_held, m.conform_columns, m.column_count, m.filled_cells, m.cell_count,
    d.row_count - least(coalesce(r.flagged_count, 0), d.row_count) as valid_rows,
    d.row_count + coalesce(r.row_count, 0) as published_rows, m.located_rows,
    coalesce(d.observed_at, d.fetched_at) + to_seconds(d.late_after_s) as kept_until,
    coalesce(d.observed_at, d.fetched_at) + to_seconds(d.stale_after_s) as stale_from
  from meta.datasets as d
  left join meta.declared_measures as m on d.dataset_id = m.dataset_id
  left join refused as r on d.dataset_id = r.dataset_id
), filled as (
  select dataset_id, count(*) filter (is_as_declared) as conform_columns, count(*) as column_count,
    sum(filled_count + rejected_count) as filled_cells
  from meta.shelf_columns where declared <> '' or not is_as_declared group by dataset_id
), shelved as (
  select s.dataset_id, s.row_count > 0 as is_held, f.conform_columns, f.column_count, f.filled_cells,
    f.column_count * s.row_count as cell_count, s.row_count - s.flagged_rows as valid_rows,
    s.row_count + s.rejected_rows as published_rows, if(s.longitude <> '', s.located_rows, null) as located_rows,
    cast(null as timestamp) as kept_until, cast(null as timestamp) as stale_from
  from meta.shelf as s
  left join filled as f on s.dataset_id = f.dataset_id
), counted as (
  from declared union all by name from shelved
), promised as (
  select dataset_id, portal_id, promised_until, stale_from from mart.catalogue_entries
)
select
  coalesce(c.dataset_id, p.dataset_id) as dataset_id, coalesce(c.is_held, false) as is_held,
  if(p.portal_id is null, c.kept_until, p.promised_until) as kept_until,
  if(p.portal_id is null, c.stale_from, p.stale_from) as stale_from, c.conform_columns, c.column_count,
  cast(c.filled_cells as bigint) as filled_cells, c.cell_count, c.valid_rows, c.published_rows, c.located_rows
from counted as c
full join promised as p on c.dataset_id = p.dataset_id
order by 1"""


def compute(connection: Connection, datasets: Mapping[str, Dataset], changed: Collection[str], now: datetime) -> None:
    """Judges every dataset as of ``now``; of the declared ones, counts again those that changed."""
    measured = {row[0] for row in connection.execute("select dataset_id from meta.declared_measures").fetchall()}
    for name, entry in shown().items():
        if name in datasets and (name in changed or name not in measured):
            _measure(connection, datasets[name], entry)
    cursor = connection.execute(COUNTS)
    names = [column[0] for column in cursor.description or []]
    judged = [_judged(dict(zip(names, row, strict=True)), now.astimezone(UTC).replace(tzinfo=None))
              for row in cursor.fetchall()]
    _write(connection, judged)


def _write(connection: Connection, judged: list[list[Any]]) -> None:
    """The whole table anew, in one insertion: row by row would cost a tick more than all the rest."""
    connection.execute("delete from mart.dataset_quality")
    columns = connection.execute("describe mart.dataset_quality").fetchall()
    cells = ", ".join(f"cast(one[{place}] as {kind}) as {name}" for place, (name, kind, *_) in enumerate(columns, 1))
    texts = [[None if value is None else str(value) for value in row] for row in judged]
    connection.execute(f"insert into mart.dataset_quality select {cells} from (select unnest($rows) as one)",
                       {"rows": texts})


def _judged(row: dict[str, Any], now: datetime) -> list[Any]:
    """A row of ``mart.dataset_quality``; without any row held, nothing is judged."""
    counts = [row[name] for name in ("kept_until", "stale_from", "conform_columns", "column_count", "filled_cells",
                                     "cell_count", "valid_rows", "published_rows", "located_rows")]
    kept, stale, conform, columns, filled, cells, valid, published, located = counts
    if not row["is_held"]:
        return [row["dataset_id"], *[None] * 6, now, kept, stale, *[None] * 7]
    parts: dict[Part, float | None] = {
        "freshness": freshness_part(now, kept, stale), "schema": share_part(conform, columns),
        "completeness": share_part(filled, cells), "validity": share_part(valid, published),
        "position": share_part(located, published),
    }
    return [row["dataset_id"], score(parts), *parts.values(), now, *counts]


def _measure(connection: Connection, dataset: Dataset, entry: Shown) -> None:
    """Counts what the shown table of a declared dataset holds, and the columns of its contract that come filled."""
    table = dataset.table if entry.table.startswith("mart.") else entry.table  # what is masked there is not missing
    if not exists(connection, table):
        return
    if entry.properties:
        _measure_inventory(connection, dataset, entry)
        return
    known = [row[0] for row in connection.execute(f"describe {table}").fetchall()]
    columns = [name for name in (known if table != entry.table else entry.columns) if name in known]
    counts = connection.execute(
        f"select count(*), {', '.join(f'count({name})' for name in columns)} from {table}").fetchall()[0]
    filled = dict(zip(columns, counts[1:], strict=True))
    located = min(filled["longitude"], filled["latitude"]) if {"longitude", "latitude"} <= set(filled) else None
    conform, announced = _contract(connection, dataset)
    connection.execute("insert or replace into meta.declared_measures values (?, ?, ?, ?, ?, ?)",
                       [dataset.id, sum(filled.values()), counts[0] * len(columns), located, conform, announced])


def _measure_inventory(connection: Connection, dataset: Dataset, entry: Shown) -> None:
    """An inventory is judged on its position and on the columns that its publisher chose."""
    rows, located, keys, filled = connection.execute(
        f"with mine as (select longitude, latitude, {entry.properties} as p from {entry.table} "
        f"where {entry.rows} = ?), pairs as (select unnest(json_keys(p)) as key, p from mine), cells as ("
        "select key, json_extract_string(p, '/' || replace(replace(key, '~', '~0'), '/', '~1')) as v from pairs) "
        "select (select count(*) from mine), (select count(longitude + latitude) from mine), "
        "(select count(distinct key) from cells), (select count(nullif(v, '')) from cells)",
        [dataset.id]).fetchall()[0]
    connection.execute("insert or replace into meta.declared_measures values (?, ?, ?, ?, null, null)",
                       [dataset.id, filled + 2 * located, rows * (keys + 2), located])


def _contract(connection: Connection, dataset: Dataset) -> tuple[int | None, int | None]:
    """How many columns of the contract the publisher fills, of how many; none without a contract."""
    names = [column.name.replace('"', '""') for column in dataset.columns] if dataset.shape == "table" else []
    if not names or not exists(connection, f"raw.{dataset.raw_table}"):
        return None, None
    sums = ", ".join(f'count("{name}") > 0' for name in names)
    found = connection.execute(f'select {sums} from raw."{dataset.raw_table}" where _dataset = ?', [dataset.id])
    return sum(found.fetchall()[0]), len(names)
