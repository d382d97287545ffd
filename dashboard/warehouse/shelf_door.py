"""Reading one file of the shelf: a database of its own that sees this file and nothing else, and can set nothing."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb

FOLDER = "shelf"
MEMORY = "64MB"
KEPT = 4  # opening one takes 15 ms, more than reading a page of it

_open: dict[Path, duckdb.DuckDBPyConnection] = {}
_lock = threading.Lock()


@contextmanager
def open_file(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Its rows are the view ``shelved``, for the time of a `with`. Raises duckdb.Error when it is gone or unreadable.

    Memory is bound; sorting more than that goes through a temporary folder. A file never changes, so that its database
    stays for the next reader; those that were read last are kept, and one that is still read lives until it is not.
    """
    with _lock:
        connection = _open.pop(file, None) or _opened(file)
        _open[file] = connection
        if len(_open) > KEPT:
            _open.pop(next(iter(_open))).close()
        cursor = connection.cursor()
    with closing(cursor):
        yield cursor


def _opened(file: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": MEMORY})
    try:
        spill = Path(tempfile.gettempdir()) / f"tableau-{os.getpid()}-{id(connection)}"
        connection.execute(f"set temp_directory = '{_quoted(spill)}'")
        connection.execute(f"set allowed_paths = ['{_quoted(file)}']")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        connection.execute(f"create view shelved as from read_parquet('{_quoted(file)}')")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")
