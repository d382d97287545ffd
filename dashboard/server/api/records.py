"""``/datasets/{id}/records.<format>``: every row of a dataset, declared or not, as the pages give it to download."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import Field, JsonValue

from dashboard import data
from dashboard.export import FORMATS, export, file_name
from dashboard.figures.freshness import in_utc
from dashboard.held.table import Holding
from dashboard.holdings import holding
from dashboard.locale import _
from dashboard.records import FRENCH, PLAIN, exported, formats
from dashboard.server.api.cards import opened
from dashboard.server.api.entries import known
from dashboard.server.api.errors import ApiError, unknown
from dashboard.server.api.models import Figure, Paged
from dashboard.server.api.reading import MOST_ROWS, Reading

# Counts in every ETag: raise it when the same rows come to be written otherwise.
LAYOUT = 3
EXCEL = "excel-fr"


class RecordsHead(Paged, Figure):
    """What a file of JSON says before its rows."""

    dataset: str
    limit: int | None = Field(description="Null when every row was asked for")  # type: ignore[assignment]
    passport: dict[str, JsonValue] = Field(description="Title, licences, sources, columns: as in every exported file")


class RecordsAnswer(RecordsHead):
    """The rows, in the order published."""

    records: list[dict[str, JsonValue]]


class RecordsCollection(RecordsHead):
    """The same as GeoJSON (RFC 7946)."""

    type: str
    name: str
    features: list[dict[str, JsonValue]] = Field(description="A row each; its geometry is a Point, or null")


@dataclass(frozen=True)
class File:
    """A file about to leave: ``chunks`` must be read from the context, and the snapshot, that made it."""

    name: str
    media_type: str
    etag: str
    described_by: str
    chunks: Iterator[bytes]


def file(reading: Reading, form: str) -> File:
    """The rows in a format. Raises ApiError 404 for a dataset that is unknown, not held, or has no position to draw."""
    card = held(reading.id)
    if form not in formats(card):
        words = _("« {id} » n’a pas de position : il n’existe pas en GeoJSON.").format(id=card.id)
        raise ApiError(404, words, parameter="format", allowed=formats(card))
    if form == PLAIN and reading.choice("variante", {EXCEL: EXCEL}):
        form = FRENCH
    offset = reading.number("offset", 0, MOST_ROWS)
    limit = reading.number("limit", MOST_ROWS, MOST_ROWS) if reading.text("limit") else None
    is_json = form in ("json", "geojson")
    told = head(card, offset, limit) if is_json else {}
    # A file that is not JSON says no moment of reading: its bytes, and so its ETag, last as long as its snapshot.
    as_of = data.now() if is_json or data.as_of() else None
    table = exported(card, data.snapshot(), as_of, offset=offset, limit=limit, notes=told, site=reading.base)
    tag = digest(card.snapshot_id, card.id, form, reading.language, offset, limit, data.as_of(), told.get("state"),
                 reading.base)
    return File(file_name(table, form), FORMATS[form].media_type, f'W/"{tag}"' if is_json else f'"{tag}"',
                reading.address("datasets", card.id), export(table, form, reading.language))  # fmt: skip


def held(dataset_id: str) -> Holding:
    """The table of a dataset. Raises ApiError 404, which says whether the dataset or only its rows are not there."""
    card = holding(dataset_id)
    if card is not None:
        return card
    if known(dataset_id) is None:
        unknown("dataset", dataset_id)
    raise ApiError(404, _("Les lignes de « {id} » ne sont pas détenues ici.").format(id=dataset_id[:80]))


def head(card: Holding, offset: int, limit: int | None) -> dict[str, Any]:
    """What the API says at the head of every answer, as values of JSON; the passport is the export's own."""
    entry = known(card.id)
    if entry is None:
        unknown("dataset", card.id)
    now = in_utc(data.now())
    part = RecordsHead(**opened(), **entry.dated(now), sources=[entry.source(now)], dataset=card.id,
                       total=card.row_count, limit=limit, offset=offset, passport={})  # fmt: skip
    return part.model_dump(mode="json", exclude={"passport"})


def digest(*parts: object) -> str:
    """What an ETag is made of: everything that the content depends on."""
    return hashlib.sha256(repr((LAYOUT, *parts)).encode()).hexdigest()[:24]


def no_such_format(reading: Reading) -> File:
    """Any other extension. Raises ApiError 404, which says those that there are."""
    allowed = formats(held(reading.id))
    raise ApiError(404, _("Ce format n’existe pas."), parameter="format", allowed=allowed)
