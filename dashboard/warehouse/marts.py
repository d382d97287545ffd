"""Marts: what several pages ask of core, computed once per build, by the day where the table grows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb

from dashboard import queries
from dashboard.queries import Query
from dashboard.warehouse.tables import EVERYTHING, naming, there


def compute(connection: duckdb.DuckDBPyConnection, changed: Mapping[str, date]) -> None:
    """Recomputes the marts of the changed datasets (dataset id → first day touched)."""
    touched, known = dict(changed), there(connection, "mart")
    for query in queries.family("marts"):
        days = [touched[name] for name in (*query.words("source"), *query.words("after")) if name in touched]
        table = query.header["table"]
        if days or table not in known:
            since = min(days, default=EVERYTHING) if table in known else EVERYTHING
            if _is_settled(connection, query, since):
                continue
            with naming(query):
                _compute_one(connection, query, since)
            touched[table] = since


def close(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables that gather what the build itself wrote (states, quality, receptions): last, and anew each time."""
    for query in queries.family("closing"):
        with naming(query):
            _compute_one(connection, query, EVERYTHING)


def _is_settled(connection: duckdb.DuckDBPyConnection, query: Query, since: date) -> bool:
    """A mart of whole days (header ``settled``) waits until one of them has moved: today's readings do not count."""
    if "settled" not in query.header or since == EVERYTHING:
        return False
    table, _, column = query.header["settled"].rpartition(".")
    latest = connection.execute(f"select max({column}) from {table}").fetchall()[0][0]
    return latest is not None and since >= latest


def _compute_one(connection: duckdb.DuckDBPyConnection, query: Query, since: date) -> None:
    table, moment = query.header["table"], query.header.get("incremental")
    columns = ", ".join(f'cast("{c.name}" as {c.type}) as "{c.name}"' for c in query.columns("returns"))
    parameters = {"since": since} if moment else {}
    select = f"select {columns} from ({query.sql}) as computed"
    if moment and since > EVERYTHING:
        connection.execute(f"create or replace temp table recomputed as {select}", parameters)
        connection.execute(f"delete from {table} where {moment} >= ?", [since])
        connection.execute(f"insert into {table} by name select * from recomputed")
        connection.execute("drop table recomputed")
    else:
        order = f" order by {query.stored_by}" if query.stored_by else ""
        connection.execute(f"create or replace table {table} as {select}{order}", parameters)
