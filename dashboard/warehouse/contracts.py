"""Written contracts compared with what DuckDB itself says: every SQL header against the real schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from dashboard import queries
from dashboard.declarations import DATASETS, TOWNS, Dataset, Town
from dashboard.errors import DeclarationError
from dashboard.indicators import read_all
from dashboard.queries import Column, Query
from dashboard.warehouse import macros, register, tables
from dashboard.warehouse.formats import create_raw
from dashboard.warehouse.indicator_contracts import indicator_problems, scene_problems

FOLDERS_WITH_TABLE = ("core", "marts", "closing")
LEVELS = ("fail", "warn")


def problems(
    town: Town, datasets: dict[str, Dataset], towns: Sequence[Town] = ()
) -> Iterator[DeclarationError]:
    """Everything wrong in one town's declarations and the stored queries, each with file, key and line.

    ``towns`` are all that are declared: a theme or a service that one of them has is known.
    """
    yield from _town_problems(town, datasets)
    yield from _dataset_problems(town, datasets)
    connection = duckdb.connect()
    tables.prepare(connection)
    tables.declare(connection, macros.apart())
    register.declare(connection, town, datasets)
    for dataset in datasets.values():
        create_raw(connection, dataset)
    for query in (*queries.family("core"), *queries.family("marts"), *queries.family("closing"), *_readers()):
        yield from _query_problems(connection, query, datasets)
    yield from indicator_problems(connection, towns or [town], datasets)
    yield from scene_problems(town, {each.indicator.id: each.indicator for each in read_all() if each.indicator})


def _readers() -> list[Query]:
    apart = ("core/", "marts/", "closing/", "meta/", "macros/", "kpi/")
    return [query for query in queries.load_all().values() if not query.name.startswith(apart)]


def _town_problems(town: Town, datasets: dict[str, Dataset]) -> Iterator[DeclarationError]:
    for name in town.portal.datasets:
        if name not in datasets:
            yield DeclarationError(TOWNS / f"{town.insee}.toml", f"portal.datasets.{name}", "no such dataset")


def _dataset_problems(town: Town, datasets: dict[str, Dataset]) -> Iterator[DeclarationError]:
    for dataset in datasets.values():
        if dataset.theme not in town.themes:
            yield DeclarationError(DATASETS / f"{dataset.id}.toml", "theme", f"« {dataset.theme} » is not a theme")


def _query_problems(
    connection: duckdb.DuckDBPyConnection, query: Query, datasets: dict[str, Dataset]
) -> Iterator[DeclarationError]:
    try:
        yield from _header_problems(query, datasets)
        wanted = query.columns("returns")
        found = described(connection, query)
        yield from _column_problems(query, wanted, found)
        folder = query.name.split("/")[0]
        if folder in FOLDERS_WITH_TABLE:
            _create(connection, query, wanted)
    except duckdb.Error as error:
        yield query.problem(error)
    except DeclarationError as error:
        yield error


def _header_problems(query: Query, datasets: dict[str, Dataset]) -> Iterator[DeclarationError]:
    for name in query.words("source"):
        if name not in datasets:
            yield DeclarationError(query.path, "source", f"no dataset « {name} »", query.lines["source"])
    if query.name.startswith("checks/") and query.header.get("severity") not in LEVELS:
        yield DeclarationError(query.path, "severity", "fail or warn is expected", query.lines.get("severity"))
    declared = {column.name for column in query.columns("params")} | ({"since"} & set(query.parameters))
    if declared != set(query.parameters):
        yield DeclarationError(query.path, "params", f"declared {sorted(declared)}, used {sorted(query.parameters)}",
                               query.lines.get("params"))


def described(connection: duckdb.DuckDBPyConnection, query: Query) -> list[Column]:
    """Names and types that DuckDB gives for the statement, its parameters bound to nulls of their type."""
    sql = query.sql
    casts = {column.name: column.type for column in query.columns("params")} | {"since": "DATE"}
    for name in sorted(query.parameters, key=len, reverse=True):
        sql = sql.replace(f"${name}", f"cast(null as {casts.get(name, 'VARCHAR')})")
    rows = connection.execute(f"describe {sql}").fetchall()
    return [Column(row[0], row[1]) for row in rows if not row[0].startswith("_")]


def _column_problems(query: Query, wanted: tuple[Column, ...], found: list[Column]) -> Iterator[DeclarationError]:
    """Core and mart tables are cast to their header, so only names count there; elsewhere types count too."""
    if query.name.startswith("checks/"):
        return
    cast = query.name.split("/")[0] in FOLDERS_WITH_TABLE
    given = [column.name if cast else column for column in found]
    due = [column.name if cast else column for column in wanted]
    if sorted(map(str, given)) != sorted(map(str, due)):
        missing = [str(column) for column in due if column not in given]
        extra = [str(column) for column in given if column not in due]
        yield DeclarationError(query.path, "returns", f"missing: {missing}, not declared: {extra}",
                               query.lines.get("returns"))


def _create(connection: duckdb.DuckDBPyConnection, query: Query, columns: tuple[Column, ...]) -> None:
    """The empty table that later queries read."""
    definition = ", ".join(f'"{column.name}" {column.type}' for column in columns)
    connection.execute(f"create table {query.header['table']} ({definition})")
