"""A question that leaves its order to its table gets the rows as the table's header says: by its key, or its order."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from dashboard import queries
from dashboard.warehouse.snapshots import pointed

TABLE = re.compile(r"\bmart\.(\w+)")
AS_STORED = {name: set(TABLE.findall(query.sql)) for name, query in queries.load_all().items()
             if re.search(r"\(`(key|order)`\)", query.prose)}  # fmt: skip
MARTS = sorted(set().union(*AS_STORED.values()))
MADE = {query.header["table"]: query for query in (*queries.family("marts"), *queries.family("closing"))}


def test_those_questions_read_one_table_that_is_made_at_once() -> None:
    assert len(AS_STORED) > 8
    assert {name: len(read) for name, read in AS_STORED.items()} == dict.fromkeys(AS_STORED, 1)
    assert not [name for name in AS_STORED if re.search(r"(?i)order by|group by|join", queries.load(name).sql)]
    assert not [mart for mart in MARTS if "incremental" in MADE[f"mart.{mart}"].header]


@pytest.mark.parametrize("mart", MARTS)
def test_its_rows_are_stored_in_its_order(demo_data: Path, mart: str) -> None:
    path = pointed(demo_data / "warehouse")
    assert path is not None
    told = MADE[f"mart.{mart}"]
    with duckdb.connect(str(path), read_only=True) as connection:  # as whatever has it open already
        stored = connection.execute(f"select {told.header['key']} from mart.{mart}").fetchall()
        sorted_again = f"select {told.header['key']} from mart.{mart} order by {told.stored_by}"
        assert stored and stored == connection.execute(sorted_again).fetchall()
