"""Result cases: small tables in, small table out, in a folder named by a sentence.

``tests/queries/<query>/<case>/`` holds ``<schema.table>.csv`` files, optional ``params.toml``, ``expect.csv`` and, for
core queries, optional ``rejected.csv``. A CSV's first line gives ``name:TYPE`` (``name`` alone is VARCHAR); an empty
cell is null.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard import queries
from dashboard.declarations import load_datasets, load_town
from dashboard.warehouse import macros, register, tables
from dashboard.warehouse.formats import create_raw
from dashboard.warehouse.transaction import transaction

CASES = Path(__file__).parent


def cases() -> list[Path]:
    return sorted(path.parent for path in CASES.rglob("expect.csv"))


def query_of(case: Path) -> str:
    return case.parent.relative_to(CASES).as_posix()


def empty_warehouse() -> duckdb.DuckDBPyConnection:
    """Every table of the real schema, empty."""
    connection = duckdb.connect()
    with transaction(connection):
        tables.prepare(connection)
        tables.declare(connection, macros.apart())
        register.declare(connection, load_town("14271"), load_datasets())
        for dataset in load_datasets().values():
            create_raw(connection, dataset)
        for query in (*queries.family("core"), *queries.family("marts"), *queries.family("closing")):
            columns = ", ".join(f'"{c.name}" {c.type}' for c in query.columns("returns"))
            connection.execute(f"create table if not exists {query.header['table']} ({columns})")
    return connection


@cache
def _shared() -> duckdb.DuckDBPyConnection:
    return empty_warehouse()


def emptied(*filled: str) -> duckdb.DuckDBPyConnection:
    """One warehouse for all the draws of an attack, what they fill emptied: they make their marts anew each time.

    Not that of `warehouse`, whose tables stay as they are declared.
    """
    for table in filled:
        _shared().execute(f"delete from {table}")
    return _shared()


def fill(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """One input table: columns that the file does not name stay null."""
    names, types, rows = read(path)
    schema, table = path.stem.split(".")
    connection.execute(f'delete from {schema}."{table}"')
    marks = ", ".join(f"cast(? as {kind})" for kind in types)
    quoted = ", ".join(f'"{name}"' for name in names)
    for row in rows:
        connection.execute(f'insert into {schema}."{table}" ({quoted}) values ({marks})', row)


def conclude(connection: duckdb.DuckDBPyConnection, case: Path) -> None:
    """What a page asks is made of the tables of the case as a build does, marts then the closing, unless given."""
    asked = set(re.findall(r"\b(?:mart|meta)\.\w+", queries.load(query_of(case)).sql))
    given = {path.stem for path in case.glob("*.*.csv")}
    is_page = not query_of(case).startswith("marts/")
    for query in (*(queries.family("marts") if is_page else ()), *queries.family("closing")):
        table = query.header["table"]
        is_told = query.name.startswith("closing/") or any(re.search(rf"\b{name}\b", query.sql) for name in given)
        if table in asked - given and is_told:
            moment = {"since": date(1, 1, 1)} if "incremental" in query.header else {}
            connection.execute(f"delete from {table}")
            connection.execute(f"insert into {table} by name {query.sql}", moment)


def read(path: Path) -> tuple[list[str], list[str], list[list[str | None]]]:
    with path.open(encoding="utf-8", newline="") as file:
        head, *body = csv.reader(file)
    names = [cell.partition(":")[0] for cell in head]
    types = [cell.partition(":")[2] or "VARCHAR" for cell in head]
    return names, types, [[cell if cell != "" else None for cell in row] for row in body if row]


def result(connection: duckdb.DuckDBPyConnection, case: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The rows of the query of a case, and their column names."""
    query = queries.load(query_of(case))
    given = case / "params.toml"
    parameters = tomllib.loads(given.read_text(encoding="utf-8")) if given.exists() else {}
    cursor = connection.execute(query.sql, parameters)
    return [column[0] for column in cursor.description or []], cursor.fetchall()


@pytest.fixture(scope="session")
def drained() -> Iterator[duckdb.DuckDBPyConnection]:
    """The empty warehouse that the tests of a process share: declaring it costs more than most cases."""
    with empty_warehouse() as connection:
        yield connection


@pytest.fixture
def warehouse(drained: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Empty again after each test."""
    drained.execute("begin")
    yield drained
    drained.execute("rollback")
