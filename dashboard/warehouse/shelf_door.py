"""Reading one file of the shelf: a connection of its own that sees this file, and can set nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

FOLDER = "shelf"
MEMORY = "96MB"


@contextmanager
def open_file(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Its rows are the view ``shelved``, for the time of a `with`. Raises duckdb.Error when it is gone or unreadable.

    Memory is bound; sorting more than that goes through a temporary folder.
    """
    connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": MEMORY})
    with TemporaryDirectory(prefix="tableau-") as folder, closing(connection):
        connection.execute(f"set temp_directory = '{_quoted(Path(folder))}'")
        connection.execute(f"set allowed_paths = ['{_quoted(file)}']")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        connection.execute(f"create view shelved as from read_parquet('{_quoted(file)}')")
        yield connection


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")
