"""Records (JSON lines, a JSON list, Parquet) as a relation of text columns, read by DuckDB where they lie."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import duckdb

from dashboard.declarations import Dataset
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.formats.bodies import CUT, changed, document_of, error_message, text_of
from dashboard.warehouse.formats.delimited import Published, literal
from dashboard.warehouse.formats.text import head_of, is_gzip, looks_like_html

SAMPLE = 10_000
Layout = Literal["newline_delimited", "array"]


@contextmanager
def json_records(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart, layout: Layout
) -> Iterator[Published]:
    """Opens JSON lines or a JSON list of flat objects; any encoding. Raises Changed for anything else."""
    head = head_of(part.path)
    if not head.strip():
        if announces_nothing(part):
            yield Published((), "")
            return
        raise changed(dataset, part, "fichier vide")
    if looks_like_html(head):
        raise changed(dataset, part, "page web (HTML) à la place des données")
    with TemporaryDirectory() as folder:
        path = part.path
        if not head.lstrip().startswith((b"{", b"[")):
            path = Path(folder) / "plain.json"
            path.write_text(text_of(dataset, part), encoding="utf-8")
        yield _json_table(connection, dataset, part, path, layout)


def _json_table(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart, path: Path, layout: Layout
) -> Published:
    options = f"format='{layout}', compression='{'gzip' if is_gzip(path) else 'uncompressed'}'"
    try:
        sample = connection.cursor().execute(
            f"select cast(json as varchar) from read_json_objects({literal(path)}, {options}) limit {SAMPLE}"
        ).fetchall()
    except duckdb.Error as error:
        raise changed(dataset, part, unreadable(part, error)) from error
    names = _names([row[0] for row in sample], dataset, part)
    spec = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    cells = ", ".join(f'"{_doubled(name)}" as c{index}' for index, name in enumerate(names))
    return Published(names, f"(select {cells} from read_json({literal(path)}, {options}, columns={{{spec}}}))")


def _names(sample: Sequence[str], dataset: Dataset, part: LandedPart) -> tuple[str, ...]:
    """The keys of the first objects and of the portal's card, in order of appearance."""
    objects = [json.loads(line) for line in sample]
    if not all(isinstance(one, dict) for one in objects):
        raise changed(dataset, part, "une liste d’objets JSON est attendue")
    message = error_message(objects[0]) if len(objects) == 1 else ""
    if message:
        raise changed(dataset, part, f"le producteur répond une erreur : {message}")
    names = tuple(dict.fromkeys([*(key for one in objects for key in one), *card_fields(part)]))
    lowered = [name.lower() for name in names]
    doubles = [name for name in names if lowered.count(name.lower()) > 1]
    if doubles:
        raise changed(dataset, part, f"colonne publiée deux fois : {', '.join(doubles)}")
    return names


def sentence_of(error: Exception) -> str:
    """The first line of DuckDB's complaint, without the path of our own file."""
    return re.sub(r' (in file|file) "[^"]*"', "", str(error).splitlines()[0])


def unreadable(part: LandedPart, error: Exception) -> str:
    """Why DuckDB could not read the file, the portal's own words first when its export was interrupted."""
    with part.path.open("rb") as stream:
        stream.seek(max(part.path.stat().st_size - 4000, 0))
        tail = stream.read().decode("utf-8", errors="replace")
    if CUT in tail:
        return f"export interrompu par le portail : {tail.split(CUT, 1)[1].strip()[:200]}"
    return f"données illisibles ou tronquées : {sentence_of(error)}"


def card_of(part: LandedPart) -> dict[str, object]:
    """The portal's card (dataset object) that landed with this part; empty when none did."""
    for sibling in part.siblings:
        if sibling.format == "ods_dataset" and sibling.fetch_id == part.fetch_id:
            found = json.loads(sibling.path.read_text(encoding="utf-8"))
            return found if isinstance(found, dict) else {}
    return {}


def card_fields(part: LandedPart, kind: str = "") -> tuple[str, ...]:
    """Names of the fields on the portal's card, of one type when asked (``geo_point_2d``)."""
    fields = card_of(part).get("fields")
    known = [field for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []
    return tuple(str(field["name"]) for field in known if "name" in field and (not kind or field.get("type") == kind))


def announces_nothing(part: LandedPart) -> bool:
    """Whether the portal's card says that the dataset has no record at all."""
    metas = card_of(part).get("metas")
    default = metas.get("default") if isinstance(metas, dict) else None
    return isinstance(default, dict) and default.get("records_count") == 0


def results_of(dataset: Dataset, part: LandedPart) -> list[dict[str, object]]:
    """The objects of a page of records (``{"total_count", "results": […]}``). Raises Changed for anything else."""
    document = document_of(dataset, part)
    results = document.get("results") if isinstance(document, dict) else document
    if not isinstance(results, list) or not all(isinstance(one, dict) for one in results):
        raise changed(dataset, part, "une page d’enregistrements (« results ») est attendue")
    return results


@contextmanager
def parquet_records(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart
) -> Iterator[Published]:
    """Opens a Parquet file: scalars as text, instants in ISO with their zone, lists and objects as JSON."""
    source = f"read_parquet({literal(part.path)})"
    try:
        described = connection.cursor().execute(f"describe select * from {source}").fetchall()
    except duckdb.Error as error:
        raise changed(dataset, part, unreadable(part, error)) from error
    cells = ", ".join(f"{_as_text(row[0], row[1])} as c{index}" for index, row in enumerate(described))
    yield Published(tuple(row[0] for row in described), f"(select {cells} from {source})")


def _as_text(name: str, kind: str) -> str:
    column = f'"{_doubled(name)}"'
    if kind.startswith(("STRUCT", "MAP")) or kind.endswith("]"):
        return f"cast(to_json({column}) as varchar)"
    if kind == "BLOB":
        return f"hex({column})"
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"strftime(timezone('UTC', {column}), '%Y-%m-%dT%H:%M:%SZ')"
    return f"cast({column} as varchar)"


def _doubled(name: str) -> str:
    return name.replace('"', '""')


