"""The yardstick's question gives always the same answer, so that what is timed is always the same work."""

from __future__ import annotations

import duckdb

from bench import yardstick


def test_the_question_joins_groups_and_sorts() -> None:
    with duckdb.connect() as connection:
        rows = connection.execute(yardstick.QUESTION).fetchall()
    assert rows[0] == (0, 58, 11571, 199.5, 372)
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)
    assert sum(row[1] for row in rows) == 400
