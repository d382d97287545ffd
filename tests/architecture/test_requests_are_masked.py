"""What the pages ask of residents' requests by object or channel comes from masked tables."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FINE = re.compile(r"core\.service_requests|mart\.requests_(months|delays|outcomes)")
INDICATORS = ("queries/marts/", "queries/core/", "queries/checks/", "queries/kpi/", "data/datasets/demandes.toml")
TOWN_TOTALS = ("queries/services/demandes.sql", "queries/services/etendue.sql", "queries/services/volumes.sql")


def asked() -> dict[str, str]:
    found = [path for folder in ("queries", "dashboard", "pages", "data") for path in (PROJECT / folder).rglob("*")
             if path.suffix in {".sql", ".py", ".toml"}]
    return {path.relative_to(PROJECT).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_only_indicators_and_marts_read_small_cells() -> None:
    fine = {name for name, text in asked().items() if FINE.search(text) and not name.startswith(INDICATORS)}
    # `requires` asks whether the table exists, never for its rows.
    assert fine <= {"pages/services.py"}


def test_the_days_are_only_read_for_the_whole_town() -> None:
    daily = {name: text for name, text in asked().items()
             if "mart.requests_days" in text and not name.startswith("queries/marts/")}
    assert set(daily) == set(TOWN_TOTALS)
    assert not any(re.search(r"\bcategory\b", text) for text in daily.values())
