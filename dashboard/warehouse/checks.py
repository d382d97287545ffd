"""Checks of a build: stored assertions that return the rows that break them, and the comparison with before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from dashboard import queries
from dashboard.declarations import Dataset
from dashboard.errors import CheckFailed
from dashboard.warehouse.tables import exists

ROW_LOSS = 0.30
TOTAL_JUMP = 0.50


@dataclass(frozen=True)
class Measure:
    """What a dataset's table held: rows, sum of its declared total, latest observation (UTC)."""

    row_count: int
    total: float | None
    observed_at: datetime | None


def measure(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> Measure:
    """Reads a dataset's table as it stands; zero rows when it is not there yet."""
    if not dataset.table or not exists(connection, dataset.table):
        return Measure(0, None, None)
    counted = f" filter (where {dataset.total_of})" if dataset.total_of else ""
    total = f"cast(sum({dataset.total}){counted} as double)" if dataset.total else "null"
    observed = f"cast(max({dataset.observed}) as timestamp)" if dataset.observed else "null"
    mine = "where dataset_id = ?" if dataset.table == "core.facilities" else "where ? is not null"
    sql = f"select count(*), {total}, {observed} from {dataset.table} {mine}"
    row = connection.execute(sql, [dataset.id]).fetchall()[0]
    return Measure(*row)


def compare(dataset: Dataset, before: Measure, after: Measure) -> Iterable[str]:
    """What a new landing must not do to a table: lose 30 % of its rows, move its total by half, go back in time."""
    if before.row_count and after.row_count < before.row_count * (1 - ROW_LOSS):
        yield f"{after.row_count} lignes au lieu de {before.row_count}"
    if before.total and after.total is not None and abs(after.total / before.total - 1) > TOTAL_JUMP:
        yield f"total de {after.total:.0f} au lieu de {before.total:.0f}"
    if before.observed_at and after.observed_at and after.observed_at < before.observed_at:
        yield f"dernière observation du {after.observed_at:%d/%m/%Y} après celle du {before.observed_at:%d/%m/%Y}"


def run(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> None:
    """Runs the stored checks of a dataset and notes them. Raises CheckFailed for one of severity ``fail``."""
    connection.execute("delete from meta.checks where dataset_id = ?", [dataset.id])
    failed: CheckFailed | None = None
    for query in queries.family("checks"):
        if dataset.id not in query.words("source"):
            continue
        count, example = connection.execute(
            f"select count(*), min(cast(broken as varchar)) from ({query.sql}) as broken"
        ).fetchall()[0]
        severity = query.header["severity"]
        connection.execute("insert into meta.checks values (?, ?, ?, ?, ?, ?)",
                           [query.name, dataset.id, severity, query.title, count, example])
        if count and severity == "fail":
            failed = CheckFailed(dataset.id, query.name, f"{query.title} : {count} lignes, dont {example}", count)
    if failed:
        raise failed
