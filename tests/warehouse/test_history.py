"""Fetches noted together or one by one: the same register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from dashboard.declarations import load_datasets, load_town
from dashboard.warehouse.history import Told, fetched, note
from dashboard.warehouse.landing import PartRecord, Provenance, instant
from dashboard.warehouse.noted import Noted
from dashboard.warehouse.workshop import Workshop

RIVER, UNDECLARED = load_datasets()["hydrometrie"], "arbres"
START = datetime(2026, 11, 23, 9, tzinfo=UTC)
REGISTER = {
    "meta.fetches": "*", "meta.origins": "*", "meta.incidents": "*",
    "meta.datasets": "dataset_id, status, status_since, error, fetched_at, is_demo",
}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Workshop]:
    workshop = Workshop(tmp_path / "work.duckdb", load_town("14271"), {RIVER.id: RIVER})
    yield workshop
    workshop.close()


def told(dataset: str, hour: int, outcome: Literal["landed", "unchanged", "failed"], *origins: str,
         refusal: str | None = None) -> Told:
    """A fetch at an hour; a landed one leaves ten rows, the last of them observed at nine."""
    at = START + timedelta(hours=hour)
    parts = tuple(PartRecord(file=name, name=name, format="hubeau_json", origin=name, address=f"/{name}", status=200,
                             headers={}, fetched_at=at, sha256=f"{hour}{name}", size=7) for name in origins)
    fetch = Provenance(fetch_id=instant(at), dataset=dataset, sources="demo", outcome=outcome, fetched_at=at,
                       reason="injoignable" if outcome == "failed" else None, parts=parts)
    noted = Noted(row_count=10, observed_at=START) if outcome == "landed" and not refusal else None
    return Told(fetch, refusal, noted, "unreachable" if outcome == "failed" else "")


HISTORY = [
    told(RIVER.id, 0, "landed", "a", "b"), told(RIVER.id, 1, "failed"), told(RIVER.id, 2, "failed"),
    told(RIVER.id, 3, "landed", "b", refusal="page web"), told(RIVER.id, 4, "landed", "b", "c"),
    told(RIVER.id, 20, "unchanged"),
]


def register(workshop: Workshop) -> dict[str, list[str]]:
    return {table: sorted(map(str, workshop.connection.execute(f"select {columns} from {table}").fetchall()))
            for table, columns in REGISTER.items()}


def test_together_or_one_by_one_is_the_same(made: Workshop, tmp_path: Path) -> None:
    other = Workshop(tmp_path / "other.duckdb", load_town("14271"), {RIVER.id: RIVER})
    for each in HISTORY:
        fetched(made.connection, each.fetch, each.refusal, each.noted, kind=each.kind)
    note(other.connection, HISTORY)
    assert register(other) == register(made)
    other.close()


def test_it_says_what_counts_since_when_and_what_went_wrong(made: Workshop) -> None:
    note(made.connection, HISTORY)
    ask = made.connection.execute
    assert ask("select origin, fetch_id from meta.origins order by origin").fetchall() == [
        ("a", instant(START)), *[(name, instant(START + timedelta(hours=4))) for name in "bc"]]
    assert ask("select status, status_since, error, fetched_at, is_demo from meta.datasets").fetchall() == [
        ("loaded", datetime(2026, 11, 23, 13), None, datetime(2026, 11, 24, 5), True)]
    assert ask("select kind, started_at, ended_at from meta.incidents order by started_at").fetchall() == [
        ("unreachable", datetime(2026, 11, 23, 10), datetime(2026, 11, 23, 12)),
        ("refused", datetime(2026, 11, 23, 12), datetime(2026, 11, 23, 13)),
        ("stale", datetime(2026, 11, 23, 13), None)]  # not before the last one was over


def test_several_datasets_are_told_apart_and_one_needs_no_declaration(made: Workshop) -> None:
    note(made.connection, [told(UNDECLARED, 0, "landed", "records"), told(RIVER.id, 1, "unchanged")])
    assert made.connection.execute("select dataset_id, row_count from meta.fetches order by 1").fetchall() == [
        (UNDECLARED, 10), (RIVER.id, None)]


def test_what_no_longer_matters_has_no_origin(made: Workshop) -> None:
    landed = HISTORY[0]
    note(made.connection, [Told(landed.fetch, noted=landed.noted, counts=False)])
    assert made.connection.execute("from meta.origins").fetchall() == []
    assert made.connection.execute("select outcome, row_count from meta.fetches").fetchall() == [("landed", 10)]
