"""Faults 4, 5 and 43: a feed that answers 200 with the same data, one that answers with nothing, a dataset withdrawn.

The publishers' doubles answer over HTTP, and the refresh is the one of production, up to the published snapshot.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.demo.doubles import serve
from dashboard.figures.freshness import freshness
from dashboard.publishers import client
from dashboard.warehouse.connection import open_read_only
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.refresh import refresh
from tests.demo_town import NOW, demo_site, lent

pytestmark = pytest.mark.slow


@pytest.fixture
def data(short_data: Path, tmp_path: Path) -> Path:
    """A copy of the built warehouse, to change at will."""
    return lent(short_data, tmp_path / "data")


@pytest.fixture
def again(data: Path, short_folder: Path) -> Callable[..., Outcome]:
    """Refreshes one dataset some hours later; ``fault`` and its options strike every answer."""

    def refreshed(dataset: str, hours: float, fault: str = "", samples: Path = short_folder, **options: Any) -> Outcome:
        site = demo_site(data, samples, NOW + timedelta(hours=hours))
        with serve(samples, now=site.now) as doubles:
            if fault:
                doubles.faults.add(fault, **options)  # type: ignore[arg-type]
            return refresh(site, client(site, dict(doubles.base_urls), None), [dataset])

    return refreshed


def ask(data: Path, sql: str) -> list[tuple[Any, ...]]:
    warehouse = data / "warehouse"
    connection = open_read_only(warehouse / (warehouse / "current").read_text().strip())
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def told(data: Path, dataset: str) -> list[tuple[str, datetime | None, int | None]]:
    """Kind, end and rows lost of each incident of a dataset."""
    return ask(data, f"select kind, ended_at, rows_lost from meta.incidents where dataset_id = '{dataset}' "
                     "order by started_at")  # fmt: skip


def test_the_same_data_for_hours_is_late_then_stale_then_over(data: Path, again: Callable[..., Outcome]) -> None:
    """FAULTS 4: the service answers 200 all along."""
    [(seen,)] = ask(data, "select max(measured_at) from core.river_readings")
    for hours, kind, state in ((4, "late", "late"), (30, "stale", "stale")):
        assert again("hydrometrie", hours, "frozen", at=NOW).failed == {}
        assert told(data, "hydrometrie") == [(kind, None, None)]
        assert ask(data, "select max(measured_at) from core.river_readings") == [(seen,)]
        [(observed, late_s, stale_s)] = ask(
            data, "select observed_at, late_after_s, stale_after_s from meta.datasets where dataset_id = 'hydrometrie'")
        at = (NOW + timedelta(hours=hours)).replace(tzinfo=None)
        assert freshness(observed, at, late_s, stale_s) == state
    again("hydrometrie", 31)
    [(kind, ended, lost)] = told(data, "hydrometrie")
    assert (kind, ended) == ("stale", (NOW + timedelta(hours=31)).replace(tzinfo=None))
    [(backfilled,)] = ask(data, "select rows_backfilled from meta.incidents where dataset_id = 'hydrometrie'")
    assert backfilled > 300
    assert lost is not None and lost < backfilled


@pytest.mark.parametrize(
    ("dataset", "table"), [("hydrometrie", "core.river_readings"), ("eau-potable", "core.water_samples")]
)
def test_an_answer_with_nothing_in_it_is_a_silent_source(
    data: Path, again: Callable[..., Outcome], dataset: str, table: str
) -> None:
    """FAULTS 5: what was there stays, and no zero is written."""
    before = ask(data, f"select count(*) from {table}")
    outcome = again(dataset, 1, "empty")
    assert dataset in outcome.failed
    assert ask(data, f"select count(*) from {table}") == before
    assert told(data, dataset) == [("silent", None, None)]


def test_a_dataset_withdrawn_from_the_portal_is_kept_and_said(
    data: Path, again: Callable[..., Outcome], short_folder: Path, tmp_path: Path
) -> None:
    """FAULTS 43: the benches leave the portal, the licence of the playgrounds changes, a cadence is no longer told."""
    less = Path(shutil.copytree(short_folder, tmp_path / "less"))
    path = less / "opendatasoft" / "catalogue.json"
    catalogue = json.loads(path.read_text(encoding="utf-8"))
    gone = ask(data, "select body::json ->> 'dataset_id' from meta.portal_datasets where dataset_id = 'bancs'")[0][0]
    kept = [entry for entry in catalogue if entry["dataset_id"] != gone]
    changed = next(entry for entry in kept if entry["metas"]["default"].get("license"))
    changed["metas"]["default"]["license"] = "Open Database License (ODbL)"
    next(entry for entry in kept if entry["metas"].get("dcat"))["metas"].pop("dcat")
    path.write_text(json.dumps(kept), encoding="utf-8")
    benches = ask(data, "select count(*) from core.facilities where dataset_id = 'bancs'")

    assert again("catalogue", 24, samples=less).failed == {}
    found = ask(data, "select dataset_id, kind, ended_at is null, became from meta.incidents order by kind")
    assert ("bancs", "withdrawn", True, None) in found
    assert ("licence", False, "Open Database License (ODbL)") in [row[1:] for row in found]
    assert "bancs" in again("bancs", 25, samples=less).failed
    assert ask(data, "select count(*) from core.facilities where dataset_id = 'bancs'") == benches
    assert {kind for kind, _ended, _lost in told(data, "bancs")} == {"withdrawn", "refused"}
    again("catalogue", 48)
    assert [ended for kind, ended, _lost in told(data, "bancs") if kind == "withdrawn"] != [None]
