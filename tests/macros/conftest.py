"""The macros of the build, asked one value at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from dashboard import queries

Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    """``ask("parse_number", "1 234,5")`` → what the macro gives; arguments are text unless they are numbers."""
    connection = duckdb.connect()
    for query in queries.family("macros"):
        connection.execute(query.sql)

    def call(macro: str, *values: Any) -> Any:
        numbers = any(isinstance(value, float | int) for value in values) or macro == "amount_status"
        marks = ", ".join("?::double" if numbers else "?::varchar" for _ in values)
        return connection.execute(f"select {macro}({marks})", list(values)).fetchall()[0][0]

    yield call
    connection.close()
