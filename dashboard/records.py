"""A dataset's rows as a file: what the data interface and the command ``export`` both write, declared or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, cast
from urllib.parse import quote, urljoin

from dashboard import holdings
from dashboard.data import SnapshotCard
from dashboard.exports.table import Exported, Field, Kind, Provenance, Source
from dashboard.held.table import HeldColumn, Holding
from dashboard.locale.column import Column
from dashboard.words import held_names

FORMATS = ("csv", "json", "xlsx", "geojson", "parquet")
PLAIN, FRENCH = "csv", "csv-fr"


def formats(card: Holding) -> tuple[str, ...]:
    """The formats that suit a dataset: GeoJSON only where its rows have a position."""
    return tuple(form for form in FORMATS if form != "geojson" or card.longitude)


def exported(
    card: Holding,
    snapshot: SnapshotCard | None = None,
    as_of: datetime | None = None,
    *,
    offset: int = 0,
    limit: int | None = None,
    notes: Mapping[str, Any] | None = None,
    site: str = "",
) -> Exported:
    """The rows of a holding as a table to write, all of them unless ``limit``; ``notes`` go to the head of JSON.

    ``site`` is the public address of the site, empty where it is not known.
    """
    built_at = snapshot.built_at if snapshot else None
    return Exported(
        card.id, card.title, tuple(_field(column) for column in card.columns),
        partial(holdings.batches, card.id, offset=offset, limit=limit),
        Provenance((_source(card, site),), card.snapshot_id, built_at, as_of), card.longitude, card.latitude,
        notes or {},
    )  # fmt: skip


def _field(column: HeldColumn) -> Field:
    """A column as it is titled on the pages, its unit after its label, in the language of who asks."""
    unit = held_names.unit(column)
    title = Column(held_names.label(column), unit=unit).title
    return Field(column.name, title, cast(Kind, column.kind), None, unit, held_names.description(column))


def _source(card: Holding, site: str) -> Source:
    return Source(
        card.id, card.title, card.producer, card.licence, card.licence_url, card.observed_at, card.fetched_at,
        card.is_demo, card.rejected_count, urljoin(site, f"/api/v1/datasets/{quote(card.id, safe='')}"),
    )  # fmt: skip
