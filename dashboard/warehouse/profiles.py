"""The profile of columns: how much of each is filled, how many values, between what and what, which come often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

COUNTED_UP_TO = 150_000
CELLS_AT_ONCE = 300_000  # of several columns counted in one statement: the memory that their values may take
COLUMNS_AT_ONCE = 30
EXAMPLES = 5
LONGEST = 100


Profile = tuple[int, int, str | None, str | None, list[str]]
NOTHING: Profile = (0, 0, None, None, [])


def profile_columns(
    connection: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str], values: Mapping[str, Any],
    row_count: int,
) -> list[Profile]:
    """Of each column: filled rows, distinct values, least and greatest as text, the most frequent values.

    Texts are cut at 100 characters.
    Up to 150,000 rows (``row_count``), each value is counted and the rest read from that, several columns in a
    statement while they are short. In a longer table, distinct values are counted by their hash and the frequent ones
    by a sketch: a million long texts take no more memory than as many numbers.
    """
    if row_count > COUNTED_UP_TO:
        rows = [connection.execute(_sketched(relation, column), values).fetchall()[0] for column in columns]
        return [_profile(*row) for row in rows]
    return [profile for part in _parts(columns, row_count)
            for profile in _counted(connection, relation, part, values)]


def _parts(columns: Sequence[str], row_count: int) -> Iterator[Sequence[str]]:
    most = max(1, min(COLUMNS_AT_ONCE, CELLS_AT_ONCE // max(1, row_count)))
    return (columns[start:start + most] for start in range(0, len(columns), most))


def _counted(
    connection: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str], values: Mapping[str, Any]
) -> Iterator[Profile]:
    """One grouping set a column: a row of the groups holds a value of one of them, null in the others."""
    sets = ", ".join(f"({column})" for column in columns)
    texts, least, most = (
        f"left(coalesce({', '.join(f'cast({told.format(column)} as varchar)' for column in columns)}), {LONGEST})"
        for told in ("{}", "min({})", "max({})"))
    rows = connection.execute(
        f"with counted as (select {', '.join(columns)}, grouping({', '.join(columns)}) as absent, count(*) as times "
        f"from {relation} group by grouping sets ({sets})), told as (select *, {texts} as text from counted) "
        "select absent, cast(coalesce(sum(times) filter (text is not null), 0) as bigint), count(text), "
        f"{least}, {most}, max_by(text, (times, hash(text)), {EXAMPLES}) filter (text is not null) "
        "from told group by absent",
        values).fetchall()
    found = {absent: _profile(*row) for absent, *row in rows}
    every, top = 2 ** len(columns) - 1, len(columns) - 1
    return (found.get(every - 2 ** (top - place), NOTHING) for place in range(len(columns)))


def _sketched(relation: str, column: str) -> str:
    return (
        f"select count({column}), count(distinct hash({column})) filter ({column} is not null), "
        f"left(cast(min({column}) as varchar), {LONGEST}), left(cast(max({column}) as varchar), {LONGEST}), "
        f"approx_top_k(left(cast({column} as varchar), {LONGEST}), {EXAMPLES}) filter ({column} is not null) "
        f"from {relation}")


def _profile(
    filled: int, distinct: int, least: str | None, most: str | None, often: list[str | None] | None
) -> Profile:
    return filled, distinct, least, most, [value for value in often or [] if value is not None]
