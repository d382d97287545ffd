"""A macro that only the queries of one folder may use is there for them, and nothing else asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from dashboard import queries
from dashboard.warehouse import macros, tables

APART = {macro.name.removeprefix("macros/"): macro.header["only"] for macro in macros.apart()}
CALLED = re.compile(rf"\b({'|'.join(APART)})\s*\(")
WAREHOUSE = Path(macros.__file__).parent


def test_nothing_outside_its_folder_uses_it() -> None:
    shared = {macro.name: macro.sql for macro in macros.common()}
    asked = {query.name: query.sql for query in queries.load_all().values() if not query.name.startswith("macros/")}
    wrong = {name: found for name, sql in (shared | asked).items()
             if (found := {each for each in CALLED.findall(sql) if APART[each] != name.split("/")[0]})}
    assert APART
    assert wrong == {}
    assert [path.name for path in WAREHOUSE.rglob("*.py") if CALLED.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("name", [query.name for query in queries.family("core")])
def test_a_core_query_finds_every_macro_that_it_uses(name: str) -> None:
    with duckdb.connect() as connection:
        tables.prepare(connection)
        tables.declare(connection, macros.own(queries.load(name).sql))
        there = {row[0] for row in connection.execute(
            "select function_name from duckdb_functions() where function_type ilike '%macro%'").fetchall()}
    every = {macro.name.removeprefix("macros/") for macro in queries.family("macros")}
    called = set(re.findall(r"\b([a-z_0-9]+)\s*\(", queries.load(name).sql)) & every
    assert called <= there
