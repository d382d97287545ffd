"""The catalogue as the API knows it: each dataset with its card where it is declared, the portal's where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.figures.freshness import State
from dashboard.server.api import cards
from dashboard.server.api.models import Source

SPANS = ("cadence", "late_after", "stale_after")
TABLES = ("mart.catalogue_entries", "meta.shelf")


@dataclass(frozen=True)
class Entry:
    """One dataset. ``row`` is that of the query ``datasets/catalogue``, missing values as None; instants UTC."""

    id: str
    row: dict[str, Any]
    card: DatasetCard | None

    @property
    def theme(self) -> str:
        """The theme of the town that it belongs to, empty when unknown."""
        return str(self.card.theme if self.card else self.row.get("theme") or "")

    def dated(self, now: datetime) -> dict[str, Any]:
        """Its last observation, its age, its state: by its declaration, else by what the portal promises of it."""
        if self.card:
            return cards.card_dated(self.card, now)
        return cards.dated(self.row["observed_at"], self._state(now), now)

    def _state(self, now: datetime) -> State:
        if not (self.row["row_count"] or self.row["announced_count"]) or self.row["observed_at"] is None:
            return "silent"
        if self.row["withdrawn_at"]:
            return "stale"
        until, stale_from = self.row["promised_until"], self.row["stale_from"]
        if until is None or now < until:
            return "fresh"
        return "late" if stale_from is None or now < stale_from else "stale"

    def source(self, now: datetime) -> Source:
        """The dataset as the source of a figure."""
        if self.card:
            return cards.source(self.card, now)
        texts = {name: self.row[name] or "" for name in ("title", "producer", "licence", "licence_url")}
        return Source(id=self.id, **texts, **self.dated(now))

    def told(self, now: datetime) -> dict[str, Any]:
        """All that the API says of it but its rows, its incidents and its sources."""
        portal = {name: self.row.get(name) for name in ("portal_id", "frequency", "withdrawn_at", "announced_count")}
        common = {"id": self.id, "theme": self.theme, "is_declared": self.card is not None,
                  "is_federated": bool(self.row.get("is_federated")), **portal, **self.dated(now)}  # fmt: skip
        return {**common, **(declared(self.card) if self.card else self._undeclared())}

    def _undeclared(self) -> dict[str, Any]:
        texts = {name: self.row[name] or "" for name in ("title", "producer", "licence", "licence_url")}
        names = ("row_count", "promised_until", "fetched_at", "error")
        return {**texts, **{name: self.row[name] for name in names}, "limits": "", "link_defect_count": 0,
                **{f"{span}_seconds": None for span in SPANS}, "rejected_count": self.row["rejected_count"] or 0,
                "status": self.row["status"] or "awaited", "status_since": None,
                "is_demo": bool(self.row["is_demo"])}  # fmt: skip


def declared(card: DatasetCard) -> dict[str, Any]:
    """What the card of a declared dataset says."""
    names = ("title", "producer", "licence", "licence_url", "limits", "row_count", "rejected_count",
             "link_defect_count", "status", "error", "is_demo")  # fmt: skip
    spans = {f"{name}_seconds": int(getattr(card, name).total_seconds()) for name in SPANS}
    seen = cards.utc(card.observed_at or card.fetched_at)
    return {**{name: getattr(card, name) for name in names}, **spans, "fetched_at": cards.utc(card.fetched_at),
            "promised_until": seen + timedelta(seconds=spans["late_after_seconds"]) if seen else None,
            "status_since": cards.utc(card.status_since)}  # fmt: skip


def entries() -> list[Entry]:
    """Every dataset by theme and title; those that are declared alone in a snapshot that is older than the shelf."""
    known_cards = {card.id: card for card in data.datasets()}
    found: list[dict[str, Any]] = []
    if all(data.has_table(table) for table in TABLES):
        found = [plain(row) for row in data.rows("datasets/catalogue").to_dict("records")]
    listed = [Entry(row["dataset_id"], row, known_cards.pop(row["dataset_id"], None)) for row in found]
    return [*listed, *(Entry(name, {}, card) for name, card in known_cards.items())]


def known(dataset_id: str) -> Entry | None:
    """A dataset by its id here, else by the portal's; None when there is none."""
    found = entries()
    by_id = {entry.row.get("portal_id"): entry for entry in found} | {entry.id: entry for entry in found}
    return by_id.get(dataset_id)


def plain(row: dict[Any, Any]) -> dict[str, Any]:
    """A row of a frame with missing values as None, whole numbers as such, instants in UTC."""
    return {str(name): _plain(name, value) for name, value in row.items()}


def _plain(name: str, value: Any) -> Any:
    if value is None or value != value:
        return None
    if str(name).endswith("_count"):
        return int(value)
    return cards.utc(value) if hasattr(value, "to_pydatetime") else value
