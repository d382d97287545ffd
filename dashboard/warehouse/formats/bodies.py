"""JSON bodies as published: read whole, and refused with the publisher's own words when they are an error."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.declarations import Dataset
from dashboard.errors import Changed
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.formats.text import decode, looks_like_html, whole

ERROR_KEYS = ("error_code", "errorcode", "error_msg", "field_errors")
CUT = "Streaming interrupted"
BATCH = 50_000

encode = json.JSONEncoder(ensure_ascii=False).encode


def changed(dataset: Dataset, part: LandedPart, reason: str) -> Changed:
    """The refusal of one file, with where it came from."""
    return Changed(reason, dataset=dataset.id, step="lecture", address=part.origin or part.name)


def text_of(dataset: Dataset, part: LandedPart) -> str:
    """The text of a part. Raises Changed when it is empty, a web page, or no text."""
    try:
        text, _ = decode(whole(part.path))
    except Changed as error:
        raise changed(dataset, part, error.message) from error
    if not text.strip():
        raise changed(dataset, part, "fichier vide")
    if looks_like_html(text[:200].encode()):
        raise changed(dataset, part, "page web (HTML) à la place des données")
    if CUT in text[-4000:]:
        says = text[-4000:].split(CUT, 1)[1].strip()[:200]
        raise changed(dataset, part, f"export interrompu par le portail : {says}")
    return text


def document_of(dataset: Dataset, part: LandedPart) -> Any:
    """The JSON document of a part. Raises Changed when it is cut short, no JSON, or says an error."""
    text = text_of(dataset, part)
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise changed(dataset, part, f"JSON illisible ou tronqué : {error}") from error
    message = error_message(document)
    if message:
        raise changed(dataset, part, f"le producteur répond une erreur : {message}")
    return document


def error_message(document: Any) -> str:
    """What a publisher's error body says, empty when the document is no error.

    Known shapes: ``{"error_code", "message"}`` and ``{"errorcode", "error"}`` (Opendatasoft), ``[{"error_msg"}]``,
    ``{"error_msg", "code"}`` and ``{"message", "code"}`` (Vigicrues, with a status of 200), ``{"code", "message",
    "field_errors"}`` (Hub'Eau).
    """
    first = document[0] if isinstance(document, list) and len(document) == 1 else document
    if not isinstance(first, dict):
        return ""
    says = [str(first[key]) for key in ("error_msg", "message", "error") if first.get(key)]
    bare = bool(says) and set(first) <= {"message", "code", "error", "status"}
    if bare or any(key in first for key in ERROR_KEYS):
        return " ".join(says) or f"{first.get('code', first)}"
    return ""


def insert_documents(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, told: Iterable[tuple[LandedPart, Iterable[Any]]]
) -> None:
    """One row an element: its JSON text in ``body``, numbered from 1 in the order of each file."""
    bodies = ((part, ({"body": encode(element)} for element in elements)) for part, elements in told)
    insert_rows(connection, dataset, bodies, ("body",))


def insert_rows(
    connection: duckdb.DuckDBPyConnection,
    dataset: Dataset,
    told: Iterable[tuple[LandedPart, Iterable[Mapping[str, str | None]]]],
    columns: tuple[str, ...],
) -> None:
    """Rows of text into the dataset's raw table, numbered from 1 in the order of each file.

    Files are inserted together: a river's day is hundreds of small ones, and each insertion has a cost of its own.
    """
    batch: list[tuple[str | int | None, ...]] = []
    for part, rows in told:
        for number, row in enumerate(rows, start=1):
            batch.append((part.fetch_id, part.part, number, *(row.get(name) for name in columns)))
            if len(batch) == BATCH:
                _flush(connection, dataset, batch, columns)
    if batch:
        _flush(connection, dataset, batch, columns)


def _flush(
    connection: duckdb.DuckDBPyConnection,
    dataset: Dataset,
    batch: list[tuple[str | int | None, ...]],
    columns: tuple[str, ...],
) -> None:
    kinds = {"_fetch": pa.string(), "_part": pa.int32(), "_row": pa.int64(), **dict.fromkeys(columns, pa.string())}
    cells = [pa.array(values, kind) for values, kind in zip(zip(*batch, strict=True), kinds.values(), strict=True)]
    names = ", ".join(f'"{name}"' for name in kinds)
    connection.register("incoming", pa.Table.from_arrays(cells, names=list(kinds)))
    connection.execute(f'insert into raw."{dataset.raw_table}" (_dataset, {names}) select ?, {names} from incoming',
                       [dataset.id])
    connection.unregister("incoming")
    batch.clear()
