"""Hub'Eau: river readings and drinking water, as pages of JSON or as CSV.

River readings land in the declared columns; daily values (obs_elab) land in the same ones, with their own kind of
measure, and stop on the way to ``core``. Drinking water lands as one JSON text an analysis or a supply network.
Whole years of readings are CSV that DuckDB reads where they lie, every file of a landing at once.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from dashboard.declarations import Dataset
from dashboard.errors import Changed
from dashboard.warehouse.formats import LandedPart, Loader, View
from dashboard.warehouse.formats.bodies import changed, document_of, insert_documents, insert_rows
from dashboard.warehouse.formats.columns import match
from dashboard.warehouse.formats.delimited import delimited, literal
from dashboard.warehouse.formats.places import as_text
from dashboard.warehouse.formats.records import sentence_of
from dashboard.warehouse.formats.tables import LOADERS as TABLES
from dashboard.warehouse.formats.text import head_of, is_gzip, looks_like_html
from dashboard.warehouse.inserting import insert_all

ELABORATED = {
    "date_obs_elab": "date_obs",
    "resultat_obs_elab": "resultat_obs",
    "grandeur_hydro_elab": "grandeur_hydro",
    "code_qualification": "code_qualification_obs",
}


def load_json(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """Pages ``{"count", "data": […]}`` or bare lists. Raises Changed for an error body or anything else."""
    if dataset.shape == "documents":
        insert_documents(connection, dataset, ((part, _rows(dataset, part)) for part in parts))
    else:
        columns = tuple(column.name for column in dataset.columns)
        insert_rows(connection, dataset, ((part, _cells(dataset, part)) for part in parts), columns)


def _cells(dataset: Dataset, part: LandedPart) -> list[dict[str, str | None]]:
    """The rows of a page in the declared columns."""
    rows = _rows(dataset, part)
    if not rows:
        return []
    places = _places(dataset, part, tuple(dict.fromkeys(key for row in rows for key in row)))
    return [{name: as_text(row.get(key)) if key else None for name, key in places.items()} for row in rows]


def _rows(dataset: Dataset, part: LandedPart) -> list[dict[str, Any]]:
    document = document_of(dataset, part)
    rows = document.get("data") if isinstance(document, dict) else document
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise changed(dataset, part, "une page Hub’Eau (« data ») est attendue")
    return rows


def _places(dataset: Dataset, part: LandedPart, names: Sequence[str]) -> dict[str, str]:
    """Declared column → published key, empty when the page does not carry it."""
    known = [ELABORATED.get(name, name) for name in names]
    try:
        found = match(dataset, known)
    except Changed as error:
        raise changed(dataset, part, error.message) from error
    return {column: names[place] if place is not None else "" for column, place in found.position.items()}


def load_csv(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """CSV files (``;``, all quoted, gzip or not); files of the same columns are read together."""
    if dataset.shape == "documents":
        for part in parts:
            _load_documents(connection, dataset, part)
        return
    for (names, compressed), group in _alike(dataset, parts).items():
        if len(names) > 1:
            _load_together(connection, dataset, names, compressed, group)
        else:  # saved again by somebody's spreadsheet: another delimiter, another encoding
            TABLES["csv"](connection, dataset, group)


def show_csv(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> bool:
    """The raw table as a view over the files where they lie, ``_row`` unknown; False when they are not all alike."""
    alike = {} if dataset.shape == "documents" else _alike(dataset, parts)
    (names, compressed), *others = alike or [((), False)]
    if others or len(names) < 2:
        return False
    _list_files(connection, parts)
    rows = _rows_together(dataset, names, compressed, parts, "cast(null as bigint)")
    connection.execute(f'create view raw."{dataset.raw_table}" as {rows}')
    return True


def _alike(dataset: Dataset, parts: list[LandedPart]) -> dict[tuple[tuple[str, ...], bool], list[LandedPart]]:
    """Files by their columns, and whether they are compressed."""
    alike: dict[tuple[tuple[str, ...], bool], list[LandedPart]] = {}
    for part in parts:
        alike.setdefault((_header(dataset, part), is_gzip(part.path)), []).append(part)
    return alike


def _header(dataset: Dataset, part: LandedPart) -> tuple[str, ...]:
    """The column names of a file. Raises Changed for a web page, an error body or an empty file."""
    head = head_of(part.path)
    if not head.strip():
        raise changed(dataset, part, "fichier vide")
    if looks_like_html(head) or head.lstrip()[:1] in (b"{", b"["):
        raise changed(dataset, part, f"un tableau est attendu, reçu : {head[:120].decode('utf-8', 'replace').strip()}")
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    return tuple(next(csv.reader(io.StringIO(text, newline=""), delimiter=";")))


def _load_together(
    connection: duckdb.DuckDBPyConnection,
    dataset: Dataset,
    names: tuple[str, ...],
    compressed: bool,
    parts: list[LandedPart],
) -> None:
    rows = _rows_together(dataset, names, compressed, parts, "row_number() over ()")
    _list_files(connection, parts)
    try:
        connection.execute(f'insert into raw."{dataset.raw_table}" by name {rows}')
    except duckdb.Error as error:
        raise changed(dataset, parts[0], f"table illisible : {sentence_of(error)}") from error
    connection.execute("drop table landed_files")


def _list_files(connection: duckdb.DuckDBPyConnection, parts: list[LandedPart]) -> None:
    connection.execute("create or replace temp table landed_files (path varchar, fetch_id varchar, part integer)")
    insert_all(connection, "landed_files", [(str(part.path), part.fetch_id, part.part) for part in parts])


def _rows_together(
    dataset: Dataset, names: tuple[str, ...], compressed: bool, parts: list[LandedPart], number: str
) -> str:
    """SQL for the rows of files of the same columns, as in the raw table; they stand in ``landed_files``."""
    found = _match(dataset, parts[0], tuple(ELABORATED.get(name, name) for name in names))
    columns = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(len(names)))
    cells = ", ".join(f'{"null" if place is None else f"c{place}"} as "{name}"' for name, place in found.items())
    return (
        f"select {literal(dataset.id)} as _dataset, f.fetch_id as _fetch, f.part as _part, _row, {cells} "
        f"from (select {number} as _row, * "
        f"from read_csv([{', '.join(literal(part.path) for part in parts)}], delim=';', quote='\"', escape='\"', "
        f"header=true, auto_detect=false, strict_mode=true, filename=true, "
        f"compression='{'gzip' if compressed else 'none'}', columns={{{columns}}})) as read "
        "join landed_files as f on f.path = read.filename"
    )


def _match(dataset: Dataset, part: LandedPart, known: Sequence[str]) -> dict[str, int | None]:
    try:
        return match(dataset, known).position
    except Changed as error:
        raise changed(dataset, part, error.message) from error


def _load_documents(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> None:
    """CSV rows of a dataset of documents, each as one JSON object of texts."""
    try:
        with delimited(connection, part.path) as table:
            pairs = ", ".join(f"{literal(name)}, c{index}" for index, name in enumerate(table.names))
            connection.execute(
                f'insert into raw."{dataset.raw_table}" (_dataset, _fetch, _part, _row, body) select ?, ?, ?, '
                f"row_number() over (), cast(json_object({pairs}) as varchar) from {table.relation}",
                [dataset.id, part.fetch_id, part.part],
            )
    except Changed as error:
        raise changed(dataset, part, error.message) from error


LOADERS: dict[str, Loader] = {"hubeau_json": load_json, "hubeau_csv": load_csv}
VIEWS: dict[str, View] = {"hubeau_csv": show_csv}


def sniff(dataset: Dataset, name: str, head: bytes, path: Path) -> str | None:
    """JSON or CSV, for the datasets that come from Hub'Eau."""
    if dataset.source != "hubeau":
        return None
    start = head_of(path, 4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    return "hubeau_json" if start[:1] in (b"{", b"[") else "hubeau_csv"
