"""Reading one file of the shelf: a connection of its own that sees this file, and can set nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

FOLDER = "shelf"
MEMORY = "96MB"


@contextmanager
def open_file(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Its rows are the view ``shelved``, for the time of a `with`. Raises duckdb.Error when it is gone or unreadable.

    Memory is bound, and beyond it nothing spills: sorting a whole table gives way to the first rows of the order.
    """
    connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": MEMORY})
    try:
        connection.execute("set temp_directory = ''")
        connection.execute(f"set allowed_paths = ['{_quoted(file)}']")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        connection.execute(f"create view shelved as from read_parquet('{_quoted(file)}')")
        yield connection
    finally:
        connection.close()


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")
