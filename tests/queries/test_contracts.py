"""Every SQL header says what DuckDB says."""

from __future__ import annotations

from dashboard.declarations import load_datasets, load_town
from dashboard.warehouse.contracts import problems


def test_headers_match_the_real_schema() -> None:
    assert [str(problem) for problem in problems(load_town("14271"), load_datasets())] == []
