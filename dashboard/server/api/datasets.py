"""``/datasets``: the whole catalogue, declared or not: whose each is, how old, what was received and refused."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from dashboard import data
from dashboard.figures.freshness import in_utc
from dashboard.held.table import Holding
from dashboard.holdings import holding
from dashboard.records import formats
from dashboard.server.api.cards import opened, utc
from dashboard.server.api.entries import Entry, entries, known
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
    """A dataset as published and as received. A text is empty where the producer says nothing."""

    id: str
    portal_id: str | None = Field(description="Its id on the portal; null for a source that is not there")
    title: str
    theme: str
    producer: str
    licence: str
    licence_url: str
    limits: str = Field(description="What it does not say")
    is_declared: bool = Field(description="Whether the town's tables hold it; any other is held as its own table")
    is_federated: bool = Field(description="Published by another producer, shown by the portal")
    frequency: str | None = Field(description="How often the portal's card says it is updated")
    cadence_seconds: int | None = Field(description="How often the producer promises a new observation")
    late_after_seconds: int | None
    stale_after_seconds: int | None
    promised_until: datetime | None = Field(description="When it becomes late; null when nothing is promised: never")
    withdrawn_at: datetime | None = Field(description="Since when the portal lists it no more; `state` is then stale")
    row_count: int | None = Field(description="Rows held here; null when none was received")
    announced_count: int | None = Field(description="Rows that the portal announces")
    rejected_count: int = Field(description="Published rows and values that were refused")
    link_defect_count: int = Field(description="Rows kept although one of their fields points to nothing")
    fetched_at: datetime | None = Field(description="When it was last received")
    status: str = Field(description="What became of the last attempt")
    status_since: datetime | None
    error: str | None
    is_demo: bool
    incidents: IncidentCounts
    records: dict[str, str] = Field(description="Format → address of its rows; empty when they are not held")


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


class RecordColumn(Shape):
    """One column of ``records``."""

    name: str
    label: str
    kind: str = Field(description="text, integer, decimal, date, moment, boolean, point or json")
    unit: str
    description: str


class DatasetDetail(Dataset):
    """A dataset with its contract, its columns and what was received."""

    table: str | None = Field(description="The table of the warehouse that stands for it")
    columns: list[Column]
    published_columns: list[PublishedColumn]
    record_columns: list[RecordColumn] = Field(description="The columns of `records`, in every format")
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
    found = [entry for entry in entries() if theme in (None, entry.theme)]
    counts = incident_counts()
    shown = [Dataset(**fields(entry, counts, reading)) for entry in found[offset : offset + limit]]
    return DatasetsAnswer(**opened(), total=len(found), limit=limit, offset=offset, datasets=shown)


def detail(reading: Reading) -> DatasetAnswer:
    """One dataset. Raises ApiError 404 for an unknown one."""
    entry = known(reading.id)
    if entry is None:
        unknown("dataset", reading.id)
    held, declared = holding(entry.id), data.declared(entry.id) if entry.card else None
    published = [PublishedColumn(name=each.name, type=each.type, required=each.required, description=each.description)
                 for each in declared.columns] if declared else []  # fmt: skip
    whole = DatasetDetail(**fields(entry, incident_counts(), reading), table=(declared and declared.table) or None,
                          columns=columns(declared.table if declared else ""), published_columns=published,
                          record_columns=record_columns(held), fetches=fetches(entry))  # fmt: skip
    return DatasetAnswer(**opened(), dataset=whole)


def fields(entry: Entry, counts: dict[str, IncidentCounts], reading: Reading) -> dict[str, Any]:
    """An entry of the catalogue as the API gives it, with where its rows are."""
    now = in_utc(data.now())
    none = IncidentCounts(total=0, open=0, last_started_at=None)
    held = holding(entry.id)
    known_as = {"row_count": held.row_count, "rejected_count": held.rejected_count} if held and not entry.card else {}
    return {**entry.told(now), **known_as, "sources": [entry.source(now)], "incidents": counts.get(entry.id, none),
            "records": records(held, reading)}  # fmt: skip


def records(held: Holding | None, reading: Reading) -> dict[str, str]:
    """Format → address."""
    return {form: reading.address("datasets", held.id, f"records.{form}") for form in formats(held)} if held else {}


def record_columns(held: Holding | None) -> list[RecordColumn]:
    """The columns that leave with the rows."""
    return [RecordColumn(name=each.name, label=each.label, kind=each.kind, unit=each.unit,
                         description=each.description or "") for each in (held.columns if held else ())]  # fmt: skip


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


def fetches(entry: Entry) -> list[Fetch]:
    """What was received of a dataset and still counts; of one that is not declared, the last that was landed."""
    if entry.card:
        found = data.rows("datasets/receptions").to_dict("records")
        counted = [row for row in found if row["dataset_id"] == entry.id]
    else:
        found = data.rows("donnees/receptions", dataset=entry.id).to_dict("records")
        counted = [row for row in found if row["outcome"] == "landed"][:1]
    return [Fetch(fetched_at=utc(row["fetched_at"]), address=row["address"] or None, sha256=row["sha256"] or None,
                  files=row["part_count"]) for row in counted]  # fmt: skip
