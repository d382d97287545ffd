"""``/datasets``: what is known of each source: who publishes it, how old it is, what was received and refused."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.server.api.cards import card_dated, opened, source, utc
from dashboard.server.api.errors import unknown
from dashboard.server.api.models import Answer, Figure, Paged, Shape
from dashboard.server.api.reading import Reading

MOST, DEFAULT = 200, 50


class IncidentCounts(Shape):
    """How often the source failed."""

    total: int
    open: int = Field(description="Not over yet: 0 or 1")
    last_started_at: datetime | None


class Dataset(Figure):
    """A dataset as published and as received."""

    id: str
    title: str
    theme: str
    producer: str
    licence: str
    licence_url: str
    limits: str = Field(description="What it does not say")
    cadence_seconds: int = Field(description="How often the producer promises a new observation")
    late_after_seconds: int
    stale_after_seconds: int
    row_count: int
    rejected_count: int = Field(description="Published rows that were refused")
    link_defect_count: int = Field(description="Rows kept although one of their fields points to nothing")
    fetched_at: datetime | None = Field(description="When it was last received")
    status: str = Field(description="What became of the last attempt")
    status_since: datetime | None
    error: str | None
    is_demo: bool
    incidents: IncidentCounts


class Column(Shape):
    """One column of the table that stands for the dataset."""

    name: str
    type: str


class PublishedColumn(Shape):
    """One column as the producer publishes it, and what is asked of it."""

    name: str
    type: str
    required: bool
    description: str


class Fetch(Shape):
    """Files received together and still counting."""

    fetched_at: datetime
    address: str | None
    sha256: str | None
    files: int


class DatasetDetail(Dataset):
    """A dataset with its contract, its columns and what was received."""

    table: str | None = Field(description="The table of the warehouse that stands for it")
    columns: list[Column]
    published_columns: list[PublishedColumn]
    fetches: list[Fetch] = Field(description="The last receptions that count, newest first")


class DatasetsAnswer(Paged):
    """Every dataset, by theme and title."""

    datasets: list[Dataset]


class DatasetAnswer(Answer):
    """One dataset."""

    dataset: DatasetDetail


def listing(reading: Reading) -> DatasetsAnswer:
    """A page of datasets."""
    limit, offset = reading.number("limit", DEFAULT, MOST), reading.number("offset", 0, 10**9)
    themes = {theme: theme for theme in data.town().themes}
    theme = reading.choice("theme", themes)
    cards = [card for card in data.datasets() if theme in (None, card.theme)]
    counts = incident_counts()
    shown = [Dataset(**fields(card, counts)) for card in cards[offset : offset + limit]]
    return DatasetsAnswer(**opened(), total=len(cards), limit=limit, offset=offset, datasets=shown)


def detail(reading: Reading) -> DatasetAnswer:
    """One dataset. Raises ApiError 404 for an unknown one."""
    card = data.dataset(reading.id)
    if card is None:
        unknown("dataset", reading.id)
    declared = data.declared(card.id)
    published = [PublishedColumn(name=each.name, type=each.type, required=each.required, description=each.description)
                 for each in declared.columns]  # fmt: skip
    whole = DatasetDetail(**fields(card, incident_counts()), table=declared.table or None,
                          columns=columns(declared.table), published_columns=published, fetches=fetches(card.id))
    return DatasetAnswer(**opened(), dataset=whole)


def fields(card: DatasetCard, counts: dict[str, IncidentCounts]) -> dict[str, Any]:
    """The card of a dataset as the API gives it."""
    now = data.now()
    names = ("id", "title", "theme", "producer", "licence", "licence_url", "limits", "row_count", "rejected_count",
             "link_defect_count", "status", "error", "is_demo")  # fmt: skip
    spans = {f"{name}_seconds": int(getattr(card, name).total_seconds())
             for name in ("cadence", "late_after", "stale_after")}  # fmt: skip
    none = IncidentCounts(total=0, open=0, last_started_at=None)
    return {**{name: getattr(card, name) for name in names}, **spans, **card_dated(card, now),
            "fetched_at": utc(card.fetched_at), "status_since": utc(card.status_since),
            "sources": [source(card, now)], "incidents": counts.get(card.id, none)}  # fmt: skip


def incident_counts() -> dict[str, IncidentCounts]:
    """Dataset id → how often it failed; those that never did are absent."""
    found = data.rows("datasets/incidents_par_jeu").to_dict("records")
    return {row["dataset_id"]: IncidentCounts(total=row["incident_count"], open=row["open_count"],
                                              last_started_at=utc(row["last_started_at"])) for row in found}


def columns(table: str) -> list[Column]:
    """The columns of a table of the warehouse, in its order; none for a dataset without a table."""
    schema, _dot, name = table.partition(".")
    found = data.rows("datasets/colonnes", schema=schema, table=name).to_dict("records")
    return [Column(name=row["column_name"], type=row["data_type"]) for row in found]


def fetches(dataset_id: str) -> list[Fetch]:
    """What was received of a dataset and still counts."""
    found = data.rows("datasets/receptions").to_dict("records")
    return [Fetch(fetched_at=utc(row["fetched_at"]), address=row["address"] or None, sha256=row["sha256"] or None,
                  files=row["part_count"]) for row in found if row["dataset_id"] == dataset_id]  # fmt: skip
