"""What the portal's catalogue says of the datasets that nobody declared, and which of them are to be received."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from dashboard.declarations import Dataset, Town
from dashboard.errors import Refused
from dashboard.sources.addresses import slug
from dashboard.sources.opendatasoft_catalogue import candidates
from dashboard.sources.opendatasoft_shelf import MAX_ROWS

ENTRIES = """
  select c.dataset_id, c.title, c.theme, c.publisher, c.licence, c.licence_url, c.is_federated, c.records_count,
    coalesce(case when c.modified_on_data_change then c.modified_at end, c.data_processed_at, c.modified_at), r.body
  from core.datasets as c
  inner join (
    select nullif(trim(cast(body as json) ->> 'dataset_id'), '') as dataset_id,
      arg_max(body, (_fetch, _part, _row)) as body
    from raw.catalogue group by all
  ) as r on c.dataset_id = r.dataset_id
  order by c.dataset_id"""


@dataclass(frozen=True)
class Entry:
    """One dataset of the catalogue that no one declared. ``body`` is its card as published, ``mark`` changes with its
    rows or its fields and is empty when the portal does not say when it read the data."""

    id: str
    title: str
    theme: str | None
    producer: str | None
    licence: str | None
    licence_url: str | None
    is_federated: bool
    announced: int | None
    observed_at: datetime | None
    body: str

    @property
    def card(self) -> dict[str, Any]:
        """The dataset object."""
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def mark(self) -> str:
        """See `mark_of`."""
        return mark_of(self.card)


def mark_of(card: Mapping[str, Any]) -> str:
    """A digest of when the portal last read the data, how many rows, which fields; empty without that date."""
    default = (card.get("metas") or {}).get("default") or {}
    processed = default.get("data_processed")
    said = [processed, default.get("records_count"), card.get("fields")]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16] if processed else ""


def entries(connection: duckdb.DuckDBPyConnection, town: Town, datasets: Mapping[str, Dataset]) -> list[Entry]:
    """The catalogue without what is declared: by the town's file, by what was received, by its title.

    A dataset that a declaration may be is left out even when it could not be received under it: what the WiFi's own
    reader refuses does not come in by another door.
    """
    found = [Entry(*row) for row in connection.execute(ENTRIES).fetchall()]
    held = connection.execute("select cast(body as json) ->> 'dataset_id' from meta.portal_datasets").fetchall()
    taken = {name for (name,) in held} | set(town.portal.datasets.values()) | set(datasets)
    cards = [entry.card for entry in found]
    for dataset in datasets.values():
        if dataset.source == "opendatasoft" and dataset.match:
            taken |= set(candidates(dataset, cards))
    return [entry for entry in found if entry.id not in taken]


def verdict(entry: Entry, town: Town) -> tuple[str, str | None]:
    """``awaited`` when the dataset is to be received; else the state of `meta.shelf` and why."""
    try:
        slug(entry.id, what="identifiant de jeu")
    except Refused as error:
        return "refused", error.message
    if entry.id in town.portal.unwanted:
        return "unwanted", "la ville ne le reprend pas"
    if entry.is_federated and not town.portal.federated:
        return "unwanted", "jeu fédéré, la ville ne les reprend pas"
    if entry.announced == 0 or entry.card.get("has_records") is False:
        return "empty", "le portail annonce 0 ligne"
    if entry.announced is not None and entry.announced > MAX_ROWS:
        return "too_large", f"{entry.announced} lignes annoncées, plus d’un million : à consulter sur le portail"
    return "awaited", None
