"""Core tables: published text cleaned and typed by one stored query each, refused rows kept with their reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb

from dashboard import queries
from dashboard.queries import Query

CONTROL = ("_reject", "_level", "_original", "_fetch", "_dataset")
EVERYTHING = date(1, 1, 1)


@dataclass(frozen=True)
class Change:
    """What a core table's rebuild touched: ``since`` is the first day whose marts must be computed again."""

    table: str
    since: date


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Schemas, tables of ``meta`` and the macros that core and mart queries use. Repeating it changes nothing."""
    for schema in ("raw", "core", "mart", "meta"):
        connection.execute(f"create schema if not exists {schema}")
    for query in (*queries.family("meta"), *queries.family("macros")):
        connection.execute(query.sql)


def rebuild(connection: duckdb.DuckDBPyConnection, query: Query) -> Change:
    """Runs one core query: accepted rows into its table, refused ones into ``meta.rejected``."""
    connection.execute(f"create or replace temp table staged as {query.sql}")
    kept = f"select {_real_columns(connection, query)} from staged where _reject is null or _level = 'link'"
    if query.header.get("mode") == "upsert" and exists(connection, query.header["table"]):
        change = _upsert(connection, query, kept)
    else:
        order = f" order by {query.header['key']}" if "key" in query.header else ""
        connection.execute(f"create or replace table {query.header['table']} as {kept}{order}")
        change = Change(query.header["table"], EVERYTHING)
    _note_rejected(connection, query)
    connection.execute("drop table staged")
    return change


def _real_columns(connection: duckdb.DuckDBPyConnection, query: Query) -> str:
    """The declared columns, cast to the declared types: the header is the contract."""
    return ", ".join(f'cast("{c.name}" as {c.type}) as "{c.name}"' for c in query.columns("returns"))


def exists(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a table named ``schema.table`` is there."""
    schema, name = table.split(".")
    found = connection.execute(
        "select 1 from duckdb_tables() where schema_name = ? and table_name = ?", [schema, name]
    ).fetchall()
    return bool(found)


def _upsert(connection: duckdb.DuckDBPyConnection, query: Query, kept: str) -> Change:
    """New values over old by key, a null leaving the old one; only the touched stretch of the table is read."""
    table, moment = query.header["table"], query.header["incremental"]
    keys = query.words("key")
    values = [c.name for c in query.columns("returns") if c.name not in keys]
    connection.execute(f"create or replace temp table fresh as {kept}")
    bounds = connection.execute(f"select min({moment}), max({moment}) from fresh").fetchall()[0]
    if bounds[0] is None:
        return Change(table, date.max)
    same = " and ".join(f"old.{key} = fresh.{key}" for key in keys)
    within = f"old.{moment} between ? and ?"
    _note_revisions(connection, query, values, f"{same} and {within}", bounds)
    changes = ", ".join(f"{name} = coalesce(fresh.{name}, old.{name})" for name in values)
    connection.execute(f"update {table} as old set {changes} from fresh where {same} and {within}", bounds)
    connection.execute(
        f"insert into {table} by name select * from fresh where not exists "
        f"(select 1 from {table} as old where {same} and {within}) order by {', '.join(keys)}", bounds
    )
    return Change(table, _day(bounds[0]))


def _day(moment: Any) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _note_revisions(
    connection: duckdb.DuckDBPyConnection, query: Query, values: list[str], same: str, bounds: Any
) -> None:
    """A value published again and different is logged before it is replaced."""
    key = " || ' ' || ".join(f"cast(fresh.{name} as varchar)" for name in query.words("key"))
    for name in values:
        connection.execute(
            f"insert into meta.revisions select ?, {key}, ?, cast(old.{name} as varchar), "
            f"cast(fresh.{name} as varchar), (select max(_fetch) from staged) "
            f"from {query.header['table']} as old, fresh where {same} and old.{name} <> fresh.{name}",
            [query.words("source")[0], name, *bounds],
        )


def _note_rejected(connection: duckdb.DuckDBPyConnection, query: Query) -> None:
    """Refused rows of this table, instead of those noted before; an upsert adds those it had not seen."""
    table, sources = query.header["table"], query.words("source")
    names = [row[0] for row in connection.execute("describe staged").fetchall()]
    dataset = "_dataset" if "_dataset" in names else f"'{sources[0]}'"
    rows = (f"select {dataset} as dataset_id, '{table}' as table_name, coalesce(_level, 'row') as level, "
            "_reject as reason, _original as original, _fetch as fetch_id from staged where _reject is not null")
    if query.header.get("mode") != "upsert":
        connection.execute("delete from meta.rejected where table_name = ?", [table])
        connection.execute(f"insert into meta.rejected {rows}")
        return
    connection.execute(
        f"insert into meta.rejected select dataset_id, table_name, level, reason, original, min(fetch_id) "
        f"from ({rows}) as seen where not exists (select 1 from meta.rejected as known "
        "where known.table_name = seen.table_name and known.reason = seen.reason "
        "and known.original = seen.original) group by all"
    )
