"""A frame taken column by column is the one that DuckDB's own `df()` gives, for every type that a query returns."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from dashboard import queries
from dashboard.warehouse.taking import PLAIN, frame, tuples

VALUES = {
    "BIGINT": "9007199254740993", "INTEGER": "-3", "BOOLEAN": "true", "DATE": "'2026-11-23'", "DOUBLE": "1.5",
    "TIMESTAMP": "'2026-11-23 10:00:00.25'", "DECIMAL(18,2)": "1.25", "VARCHAR": "'né'",
}  # fmt: skip
LISTS = {"DOUBLE[]": "[1.5, 2]", "INTEGER[]": "[1, 2]", "VARCHAR[]": "['a', 'b']"}
ROWS = {"all known": "{0}, {0}", "one missing": "{0}, null", "all missing": "null, null"}


def taken(kind: str, cells: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    sql = f"select cast(unnest([{cells}]) as {kind}) as x"
    with duckdb.connect() as connection:
        return frame(connection.execute(sql)), connection.execute(sql).df()


def test_every_type_of_a_header_is_tried() -> None:
    known = {column.type for query in queries.load_all().values() for column in query.columns("returns")}
    assert known - {kind.replace(",", ", ") for kind in VALUES} - set(VALUES) - set(LISTS) == set()


@pytest.mark.parametrize("cells", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("kind", VALUES)
def test_a_column_is_the_same(kind: str, cells: str) -> None:
    ours, theirs = taken(kind, cells.format(VALUES[kind]))
    pd.testing.assert_frame_equal(ours, theirs)
    assert [type(value) for value in ours["x"].tolist()] == [type(value) for value in theirs["x"].tolist()]


@pytest.mark.parametrize("kind", [*VALUES, *LISTS])
def test_no_row_keeps_the_type(kind: str) -> None:
    sql = f"select cast({VALUES.get(kind) or LISTS[kind]} as {kind}) as x limit 0"
    with duckdb.connect() as connection:
        pd.testing.assert_frame_equal(frame(connection.execute(sql)), connection.execute(sql).df())


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_is_the_same_and_a_missing_one_is_none(kind: str) -> None:
    ours, theirs = (each["x"].tolist() for each in taken(kind, f"{LISTS[kind]}, null"))
    assert list(ours[0]) == list(theirs[0])
    assert ours[1] is None


@pytest.mark.parametrize("cells", ["{0}, {0}", "{0}, null", "null, null", "{0}, null limit 0"])
@pytest.mark.parametrize("kind", [*VALUES, *LISTS])
def test_plain_values_are_those_of_fetchall(kind: str, cells: str) -> None:
    values, _, end = cells.format(VALUES.get(kind) or LISTS[kind]).partition(" limit")
    sql = f"select cast(unnest([{values}]) as {kind}) as x, 1 as y{f' limit{end}' if end else ''}"
    with duckdb.connect() as connection:
        ours, theirs = tuples(connection.execute(sql)), connection.execute(sql).fetchall()
    assert ours == theirs
    assert [[type(value) for value in row] for row in ours] == [[type(value) for value in row] for row in theirs]


def test_two_columns_of_one_name_are_both_taken() -> None:
    with duckdb.connect() as connection:
        assert tuples(connection.execute("select 1 as x, 2 as x")) == [(1, 2)]
    assert "DECIMAL(18,2)" not in PLAIN
