"""Many rows in one statement: planning a statement costs milliseconds, and a row by itself is a statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb


def insert_all(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[Any]], *, replacing: bool = False
) -> None:
    """Inserts whole rows, in the order of the table's columns; ``replacing`` those of the same key.

    A key may come once only among the rows.
    """
    if not rows:
        return
    verb = "insert or replace" if replacing else "insert"
    columns = [list(column) for column in zip(*rows, strict=True)]
    connection.execute(f"{verb} into {table} select {', '.join(['unnest(?)'] * len(columns))}", columns)
