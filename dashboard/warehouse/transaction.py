"""All that is written inside is written, or none of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import duckdb


@contextlib.contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commits when the block ends well; else undoes it and lets the error through."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        with contextlib.suppress(duckdb.Error):  # an error of DuckDB's own may have ended it already
            connection.execute("rollback")
        raise
    connection.execute("commit")
