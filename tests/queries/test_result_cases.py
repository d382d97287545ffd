"""Every stored query has at least one result case, and every case gives what it expects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard import queries
from tests.queries.conftest import cases, conclude, fill, query_of, read, result

APART = ("meta/", "macros/")


def typed(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The expected rows, read with the types of the file's first line."""
    names, types, rows = read(path)
    marks = ", ".join(f"cast(? as {kind})" for kind in types)
    return names, [connection.execute(f"select {marks}", row).fetchall()[0] for row in rows]


def pick(names: list[str], rows: list[tuple[Any, ...]], wanted: list[str]) -> list[tuple[Any, ...]]:
    places = [names.index(name) for name in wanted]
    return [tuple(rounded(row[place]) for place in places) for row in rows]


def rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{query_of(case)}: {case.name}")
def test_case(case: Path, warehouse: duckdb.DuckDBPyConnection) -> None:
    for path in sorted(case.glob("*.*.csv")):
        fill(warehouse, path)
    conclude(warehouse, case)
    names, rows = result(warehouse, case)
    accepted = rows
    if "_reject" in names:
        reject, level = names.index("_reject"), names.index("_level")
        accepted = [row for row in rows if row[reject] is None or row[level] == "link"]
        check_rejected(warehouse, case, names, [row for row in rows if row[reject] is not None])
    wanted, expected = typed(warehouse, case / "expect.csv")
    key = repr
    assert sorted(pick(names, accepted, wanted), key=key) == sorted(
        (tuple(map(rounded, row)) for row in expected), key=key
    )


def check_rejected(
    connection: duckdb.DuckDBPyConnection, case: Path, names: list[str], rows: list[tuple[Any, ...]]
) -> None:
    """The refused rows of a core query: those of ``rejected.csv``, none without that file."""
    path = case / "rejected.csv"
    wanted, expected = typed(connection, path) if path.exists() else (["_reject"], [])
    assert sorted(pick(names, rows, wanted), key=repr) == sorted(expected, key=repr)


def test_every_query_has_a_case() -> None:
    covered = {query_of(case) for case in cases()}
    missing = sorted(name for name in queries.load_all() if not name.startswith(APART) and name not in covered)
    assert missing == []
