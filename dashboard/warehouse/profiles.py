"""The profile of one column: how much of it is filled, how many values, between what and what, which come often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb

EXAMPLES = 5
LONGEST = 100


Profile = tuple[int, int, str | None, str | None, list[str]]


def profile_column(
    connection: duckdb.DuckDBPyConnection, relation: str, column: str, values: Mapping[str, Any]
) -> Profile:
    """Filled rows, distinct values, least and greatest as text, and the most frequent values, cut at 100 characters.

    Distinct values are counted by their hash, so that a million long texts take no more memory than as many numbers.
    """
    row = connection.execute(
        f"select count({column}), count(distinct hash({column})) filter ({column} is not null), "
        f"left(cast(min({column}) as varchar), {LONGEST}), left(cast(max({column}) as varchar), {LONGEST}), "
        f"approx_top_k(left(cast({column} as varchar), {LONGEST}), {EXAMPLES}) filter ({column} is not null) "
        f"from {relation}", values).fetchall()[0]
    return row[0], row[1], row[2], row[3], [value for value in row[4] or [] if value is not None]
