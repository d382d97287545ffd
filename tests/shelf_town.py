"""A portal of any datasets, served by the publishers' double, and a warehouse that receives them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dashboard.declarations import load_datasets, load_town
from dashboard.demo.doubles import Doubles, serve
from dashboard.settings import Settings
from dashboard.sources import HttpClient
from dashboard.warehouse.build import rebuild_all
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.refresh import catch_up
from dashboard.warehouse.shelf_stock import stock
from dashboard.warehouse.site import Site
from dashboard.warehouse.workshop import Workshop
from tests.sources.publisher import PORTAL, QUICK

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
SHORT = QUICK


def field(name: str, kind: str = "text", label: str = "") -> dict[str, Any]:
    return {"name": name, "label": label or name, "type": kind, "description": None, "annotations": {}}


def entry(dataset_id: str, fields: list[dict[str, Any]], count: int | None, **default: Any) -> dict[str, Any]:
    metas = {"title": dataset_id, "description": None, "theme": None, "keyword": None, "license": None,
             "publisher": "Ville", "modified": "2026-10-01T08:00:00+00:00", "federated": False, "records_count": count,
             "data_processed": "2026-10-01T08:00:00+00:00", **default}
    return {"dataset_id": dataset_id, "dataset_uid": "da_1", "attachments": [], "has_records": True,
            "data_visible": True, "fields": fields, "metas": {"default": metas}, "features": []}


class Portal:
    """What the portal publishes, on disk; `publish` again replaces a dataset."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "opendatasoft"
        self.folder.mkdir(parents=True)
        self.entries: dict[str, dict[str, Any]] = {}

    def publish(
        self, dataset_id: str, rows: list[Any] | str, *fields: dict[str, Any], count: int | None = -1, **default: Any
    ) -> None:
        """A dataset of these rows (or this very text); ``count`` is what the catalogue announces, the truth at -1."""
        text = rows if isinstance(rows, str) else "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        announced = len(text.splitlines()) if count == -1 else count
        self.entries[dataset_id] = entry(dataset_id, list(fields), announced, **default)
        if "/" not in dataset_id:
            (self.folder / f"{dataset_id}.jsonl").write_text(text, encoding="utf-8")

    def write(self) -> None:
        """The catalogue, as of now."""
        path = self.folder / "catalogue.json"
        path.write_text(json.dumps(list(self.entries.values()), ensure_ascii=False), encoding="utf-8")


class ShelfTown:
    """A warehouse in the making that follows the portal."""

    def __init__(self, folder: Path, portal: Portal, doubles: Doubles, **portal_options: Any) -> None:
        town = load_town("14271")
        town = town.model_copy(update={"portal": town.portal.model_copy(update=portal_options)})
        self.portal, self.doubles, self.hours = portal, doubles, 0
        self.site = Site(Settings(data=folder, sources="demo", town="14271"), town, load_datasets(), now=self.now)
        self.site.folder.mkdir(parents=True, exist_ok=True)
        self.workshop = Workshop(folder / "warehouse" / ".work.duckdb", town, load_datasets())
        self.client = HttpClient(doubles.base_urls, PORTAL, limits=SHORT, sleep=lambda seconds: None)

    def now(self) -> datetime:
        return NOW + timedelta(hours=self.hours)

    def refresh(self, *wanted: str, seconds: float | None = None) -> Outcome:
        """Reads the catalogue again, then what is due."""
        from dashboard.warehouse.refresh import _fetch, _take

        self.portal.write()
        self.hours += 1
        outcome, catalogue = Outcome(), self.site.datasets["catalogue"]
        catch_up(self.site, self.workshop, catalogue, outcome)
        fetch = _fetch(self.site, self.client, self.workshop, catalogue)
        _take(self.site, self.workshop, catalogue, fetch, outcome, compared=False)
        assert "catalogue" in outcome.loaded, outcome.failed
        stock(self.site, self.client, self.workshop, outcome, wanted, seconds=seconds)
        outcome.loaded.remove("catalogue")
        return outcome

    def rebuilt(self) -> ShelfTown:
        """The same town made anew from its landing alone."""
        self.workshop.close()
        self.workshop = Workshop(self.workshop.path, self.site.town, self.site.datasets)
        rebuild_all(self.site, self.workshop, Outcome())
        return self

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.workshop.connection.execute(sql, list(values)).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        return self.ask(sql, *values)[0][0]

    def exports(self) -> list[str]:
        """The datasets whose export was asked for, in order."""
        return [request.path.split("/datasets/")[1].split("/")[0] for request in self.doubles.requests
                if "/exports/" in request.path]


@contextmanager
def open_shelf(folder: Path, portal: Portal, **portal_options: Any) -> Iterator[ShelfTown]:
    """A town on an empty warehouse, its portal served for the time of a `with`."""
    portal.write()
    with serve(portal.folder.parent, now=lambda: NOW) as doubles:
        town = ShelfTown(folder, portal, doubles, **portal_options)
        yield town
        town.workshop.close()
