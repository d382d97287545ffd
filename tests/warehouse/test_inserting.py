"""Many rows in one statement."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pytest

from dashboard.warehouse.inserting import insert_all


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute("create table things (name varchar primary key, seen_at timestamp, size bigint, often varchar[])")
    return made


def test_rows_come_in_their_order_whatever_they_leave_out(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [("b", datetime(2026, 11, 23, 9), None, ["x", "y"]), ("a", None, 2**40, [])]
    insert_all(connection, "things", rows)
    assert connection.execute("from things").fetchall() == rows


def test_a_column_may_be_empty_throughout(connection: duckdb.DuckDBPyConnection) -> None:
    insert_all(connection, "things", [("a", None, None, []), ("b", None, None, [])])
    assert connection.execute("select count(*), count(size) from things").fetchall() == [(2, 0)]


def test_no_row_is_no_statement(connection: duckdb.DuckDBPyConnection) -> None:
    insert_all(connection, "nowhere", [])


def test_a_known_key_is_replaced_when_told_so_only(connection: duckdb.DuckDBPyConnection) -> None:
    insert_all(connection, "things", [("a", None, 1, [])])
    insert_all(connection, "things", [("a", None, 2, []), ("b", None, 3, [])], replacing=True)
    assert connection.execute("select name, size from things order by name").fetchall() == [("a", 2), ("b", 3)]
    with pytest.raises(duckdb.ConstraintException):
        insert_all(connection, "things", [("a", None, 4, [])])
