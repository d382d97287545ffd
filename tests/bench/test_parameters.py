"""Whatever a page asks, the bench knows with what."""

from __future__ import annotations

import duckdb
import pytest

from bench.measures import MOST_ROWS
from bench.parameters import PAGES, SHARED, page_queries, source_of
from dashboard import queries
from dashboard.data import MAX_ROWS
from dashboard.queries import Query
from tests.queries.conftest import empty_warehouse

ASKED = list({query.name: query for asked in page_queries().values() for query in asked}.values())


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    return empty_warehouse()


@pytest.mark.parametrize("query", ASKED, ids=lambda query: query.name)
def test_every_parameter_of_a_page_has_a_value_that_the_schema_can_give(
    query: Query, warehouse: duckdb.DuckDBPyConnection
) -> None:
    declared = {column.name: column.type for column in query.columns("params")}
    for name in query.parameters:
        rows = warehouse.execute(f"describe select cast(({source_of(query, name)}) as {declared[name]})").fetchall()
        assert rows[0][1] == declared[name]


def test_every_folder_of_a_page_is_timed() -> None:
    folders = {query.name.split("/")[0] for query in queries.load_all().values()}
    assert set(page_queries()) == folders & {path.stem for path in PAGES.glob("*.py")} | set(SHARED)
    assert "riviere" in page_queries()


@pytest.mark.parametrize("page", SHARED)
def test_what_a_page_reads_through_the_indicators_is_timed(page: str) -> None:
    names = {query.name for query in page_queries()[page]}
    assert {"indicateurs/valeurs", "indicateurs/definitions", "datasets/fiches", "datasets/receptions"} <= names
    assert "datasets/incidents" not in names
    assert (PAGES / f"{page}.py").exists()


def test_the_bench_asks_for_as_many_rows_as_the_pages() -> None:
    assert MOST_ROWS == MAX_ROWS


def test_a_parameter_that_nobody_thought_of_is_an_error() -> None:
    with pytest.raises(KeyError):
        source_of(ASKED[0], "unheard_of")
