"""Core tables: published text cleaned and typed by one stored query each, refused rows kept with their reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryDirectory

import duckdb

from dashboard import queries
from dashboard.errors import QueryError
from dashboard.queries import Query
from dashboard.warehouse import macros
from dashboard.warehouse.upsert import upsert

CONTROL = ("_reject", "_level", "_original", "_fetch", "_dataset")
EVERYTHING = date(1, 1, 1)


@dataclass(frozen=True)
class Change:
    """What a core table's rebuild touched: ``since`` is the first day whose marts must be computed again."""

    table: str
    since: date


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Schemas, tables of ``meta`` and the macros that anything may use. Repeating it changes nothing."""
    for schema in ("raw", "core", "mart", "meta"):
        connection.execute(f"create schema if not exists {schema}")
    declare(connection, queries.family("meta"))
    declare(connection, macros.common())


def declare(connection: duckdb.DuckDBPyConnection, stored: Iterable[Query]) -> None:
    """Runs stored queries that make tables of ``meta`` or macros."""
    for query in stored:
        with naming(query):
            connection.execute(query.sql)


@contextmanager
def naming(query: Query) -> Iterator[None]:
    """An error of DuckDB in a stored query says which one. Raises QueryError."""
    try:
        yield
    except duckdb.Error as error:
        raise QueryError(f"{query.path}: {str(error).strip().splitlines()[0]}") from error


def rebuild(
    connection: duckdb.DuckDBPyConnection, query: Query, apart: duckdb.DuckDBPyConnection | None = None
) -> Change:
    """Runs one core query: accepted rows into its table, refused ones into ``meta.rejected``.

    With ``apart``, the published rows are in that database, and only what the query makes of them comes over.
    """
    declare(apart or connection, macros.own(query.sql))
    kept = f"{_real_columns(connection, query)} from staged where _reject is null or _level = 'link'"
    with naming(query), _staged(connection, query, apart):
        change = _upsert(connection, query, kept) if query.header.get("mode") == "upsert" else _replace(
            connection, query, kept)
        _note_rejected(connection, query)
    return change


@contextmanager
def _staged(
    connection: duckdb.DuckDBPyConnection, query: Query, apart: duckdb.DuckDBPyConnection | None
) -> Iterator[None]:
    """``staged``: what a core query makes of the published rows, for the time of a `with`.

    From apart it comes over as a file: a transaction holds its temporary tables, dropped or not, to its end.
    """
    if apart is None:
        connection.execute(f"create or replace temp table staged as {query.sql}")
        yield
        connection.execute("drop table staged")
        return
    with TemporaryDirectory(prefix="tableau-") as folder:
        apart.execute(f"copy ({query.sql}\n) to '{folder}/staged.parquet' (format parquet)")
        connection.execute(f"create temp view staged as from read_parquet('{folder}/staged.parquet')")
        yield
        connection.execute("drop view staged")


def _replace(connection: duckdb.DuckDBPyConnection, query: Query, kept: str) -> Change:
    order = f" order by {query.stored_by}" if query.stored_by else ""
    connection.execute(f"create or replace table {query.header['table']} as select {kept}{order}")
    return Change(query.header["table"], EVERYTHING)


def _upsert(connection: duckdb.DuckDBPyConnection, query: Query, kept: str) -> Change:
    create_empty(connection, query)
    return Change(query.header["table"], upsert(connection, query, f"select _fetch, {kept}"))


def create_empty(connection: duckdb.DuckDBPyConnection, query: Query) -> None:
    """The table of a core query, without a row, when it is not there: a question may always be asked."""
    columns = ", ".join(f'"{column.name}" {column.type}' for column in query.columns("returns"))
    connection.execute(f"create table if not exists {query.header['table']} ({columns})")


def _real_columns(connection: duckdb.DuckDBPyConnection, query: Query) -> str:
    """The declared columns, cast to the declared types: the header is the contract."""
    return ", ".join(f'cast("{c.name}" as {c.type}) as "{c.name}"' for c in query.columns("returns"))


def there(connection: duckdb.DuckDBPyConnection, schema: str) -> set[str]:
    """The tables of a schema, each as ``schema.table``."""
    found = connection.execute("select table_name from duckdb_tables() where schema_name = ?", [schema]).fetchall()
    return {f"{schema}.{name}" for name, in found}


def exists(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a table named ``schema.table`` is there; to ask it for nothing costs a tenth of the catalogue."""
    schema, name = table.split(".")
    try:
        connection.execute(f'from {schema}."{name}" limit 0')
    except duckdb.CatalogException:
        return False
    return True


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
