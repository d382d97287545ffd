"""The profile of one column: how much of it is filled, how many values, between what and what, which come often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb

COUNTED_UP_TO = 150_000
EXAMPLES = 5
LONGEST = 100


Profile = tuple[int, int, str | None, str | None, list[str]]


def profile_column(
    connection: duckdb.DuckDBPyConnection, relation: str, column: str, values: Mapping[str, Any], row_count: int
) -> Profile:
    """Filled rows, distinct values, least and greatest as text, and the most frequent values, cut at 100 characters.

    Up to 150,000 rows (``row_count``), each value is counted and the rest read from that. In a longer table, distinct
    values are counted by their hash and the frequent ones by a sketch: a million long texts take no more memory than
    as many numbers.
    """
    sql = _counted(relation, column) if row_count <= COUNTED_UP_TO else _sketched(relation, column)
    row = connection.execute(sql, values).fetchall()[0]
    return row[0], row[1], row[2], row[3], [value for value in row[4] or [] if value is not None]


def _counted(relation: str, column: str) -> str:
    text = f"left(cast(found as varchar), {LONGEST})"
    return (
        f"select cast(coalesce(sum(times), 0) as bigint), count(*), left(cast(min(found) as varchar), {LONGEST}), "
        f"left(cast(max(found) as varchar), {LONGEST}), max_by({text}, (times, hash({text})), {EXAMPLES}) "
        f"from (select {column} as found, count(*) as times from {relation} where {column} is not null group by found)")


def _sketched(relation: str, column: str) -> str:
    return (
        f"select count({column}), count(distinct hash({column})) filter ({column} is not null), "
        f"left(cast(min({column}) as varchar), {LONGEST}), left(cast(max({column}) as varchar), {LONGEST}), "
        f"approx_top_k(left(cast({column} as varchar), {LONGEST}), {EXAMPLES}) filter ({column} is not null) "
        f"from {relation}")
