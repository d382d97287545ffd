"""The profile of a column, counted value by value or sketched: the same figures."""

from __future__ import annotations

import duckdb
import pytest

from dashboard.warehouse import profiles

VALUES = {
    "words": ("varchar", ["'b'", "'b'", "'a'", "null", f"'{'é' * 150}'", f"'{'é' * 150}x'", "''", "'b'"]),
    "numbers": ("double", ["10", "9", "9", "null", "0.5", "0.5", "0.5", "-2"]),
    "days": ("date", ["'2026-11-01'", "'2026-02-10'", "'2026-02-10'", "null", "null", "null", "null", "null"]),
    "nothing": ("integer", ["null"] * 8),
}
EXPECTED = {
    "words": (7, 5, "", "é" * 100, "b"), "numbers": (7, 4, "-2.0", "10.0", "0.5"),
    "days": (3, 2, "2026-02-10", "2026-11-01", "2026-02-10"), "nothing": (0, 0, None, None, None),
}  # fmt: skip


@pytest.mark.parametrize("row_count", [8, profiles.COUNTED_UP_TO + 1], ids=["counted", "sketched"])
@pytest.mark.parametrize("name", VALUES)
def test_a_column_is_profiled_alike_either_way(name: str, row_count: int) -> None:
    kind, values = VALUES[name]
    with duckdb.connect() as connection:
        connection.execute(f"create table told as select unnest([{', '.join(values)}])::{kind} as c0")
        found = profiles.profile_column(connection, "told", "c0", {}, row_count)
    *figures, first = EXPECTED[name]
    assert found[:4] == tuple(figures)
    assert found[4][:1] == ([] if first is None else [first])
    assert len(found[4]) <= profiles.EXAMPLES


def test_the_most_frequent_are_told_however_late_they_come() -> None:
    """A sketch forgets what came seldom at first: a table short enough is counted."""
    with duckdb.connect() as connection:
        connection.execute("create table told as select case when i < 9000 then i else 9000 + i % 5 end as c0 "
                           "from range(20000) as each(i)")
        found = profiles.profile_column(connection, "told", "c0", {}, 20_000)
    assert set(found[4]) == {"9000", "9001", "9002", "9003", "9004"}
