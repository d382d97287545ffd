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
        found = profiles.profile_columns(connection, "told", ["c0"], {}, row_count)[0]
    *figures, first = EXPECTED[name]
    assert found[:4] == tuple(figures)
    assert found[4][:1] == ([] if first is None else [first])
    assert len(found[4]) <= profiles.EXAMPLES


def test_the_most_frequent_are_told_however_late_they_come() -> None:
    """A sketch forgets what came seldom at first: a table short enough is counted."""
    with duckdb.connect() as connection:
        connection.execute("create table told as select case when i < 9000 then i else 9000 + i % 5 end as c0 "
                           "from range(20000) as each(i)")
        found = profiles.profile_columns(connection, "told", ["c0"], {}, 20_000)[0]
    assert set(found[4]) == {"9000", "9001", "9002", "9003", "9004"}


@pytest.mark.parametrize("row_count", [8, 1_000, 20_000, profiles.COUNTED_UP_TO], ids=str)
def test_columns_are_profiled_alike_whether_alone_or_together(row_count: int) -> None:
    """A short table's columns are counted in one statement, a longer one's a few at a time: every one is told."""
    columns = [f"c{place}" for place in range(70)]
    cells = ", ".join(f"cast(nullif(i % {place + 2}, 1) as {kind}) as c{place}" for place, kind in zip(
        range(70), ["integer", "varchar", "double", "boolean", "bigint"] * 14, strict=True))
    with duckdb.connect() as connection:
        connection.execute(f"create table told as select {cells} from range({row_count}) as each(i)")
        found = profiles.profile_columns(connection, "told", columns, {}, row_count)
        alone = [profiles.profile_columns(connection, "told", [column], {}, row_count)[0] for column in columns]
        filled = [connection.execute(f"select count({column}) from told").fetchall()[0][0] for column in columns]
    assert found == alone
    assert [each[0] for each in found] == filled


def test_a_table_without_rows_or_columns_has_a_profile() -> None:
    with duckdb.connect() as connection:
        connection.execute("create table told (c0 integer, c1 varchar)")
        assert profiles.profile_columns(connection, "told", ["c0", "c1"], {}, 0) == [profiles.NOTHING] * 2
        assert profiles.profile_columns(connection, "told", [], {}, 0) == []
