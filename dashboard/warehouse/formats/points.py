"""Points: GeoJSON, Opendatasoft records, CSV → a name, a place as published, and everything else as JSON.

The field that holds the point is found by its declared type on the portal's card (``geo_point_2d``), else by the shape
of its values, never by its name alone: portals call it ``geo_point_2d``, ``coordonnees_geo``, ``geo``… Coordinates
land as text, unchecked. A thing without a place lands without one, and is refused on the way to ``core``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from dashboard.declarations import Dataset
from dashboard.errors import Changed
from dashboard.warehouse.formats import LandedPart, Loader
from dashboard.warehouse.formats.bodies import changed, document_of, insert_rows, text_of
from dashboard.warehouse.formats.delimited import delimited
from dashboard.warehouse.formats.places import (
    Row,
    as_text,
    coordinates_of,
    first_named,
    geometry_of,
    pair_of_columns,
    point_field,
    shape_field,
)
from dashboard.warehouse.formats.records import announces_nothing, card_fields, parquet_records, results_of, sentence_of
from dashboard.warehouse.formats.text import head_of

Cells = dict[str, str | None]
COLUMNS = ("name", "longitude", "latitude", "geometry", "properties")
NAMES = (
    "nom", "name", "equip_nom", "libelle", "lib", "label", "nom_equipement", "equip_name", "nom_du_site", "nom_site",
    "site", "intitule", "titre", "title", "designation", "denomination", "nom_lieu", "lieu", "inst_nom", "nom_voie",
)


def load(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """Loads the parts of one dataset of points. Raises Changed for a file that is no list of things."""
    for part in parts:
        rows = _features(dataset, part) if part.format == "geojson" else _records(connection, dataset, part)
        insert_rows(connection, dataset, [(part, rows)], COLUMNS)


def _features(dataset: Dataset, part: LandedPart) -> Iterator[Cells]:
    document = document_of(dataset, part)
    features = document.get("features") if isinstance(document, dict) else document
    if isinstance(document, dict) and document.get("type") == "Feature":
        features = [document]
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise changed(dataset, part, "une collection GeoJSON (« features ») est attendue")
    for feature in features:
        properties = feature.get("properties")
        properties = dict(properties) if isinstance(properties, dict) else {}
        if "id" in feature:
            properties.setdefault("id", feature["id"])
        yield _row(properties, feature.get("geometry"), None)


def _records(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> Iterator[Cells]:
    objects = _objects(connection, dataset, part)
    points = card_fields(part, "geo_point_2d")
    shapes = card_fields(part, "geo_shape")
    field = next(iter(points), None) or point_field(objects)
    shape = next(iter(shapes), None) or shape_field(objects)
    if objects and not field and not shape and not pair_of_columns(objects[0]):
        raise changed(dataset, part, "aucune colonne de coordonnées : "
                                     f"reçu {', '.join(f'« {key} »' for key in list(objects[0])[:12])}")
    for one in objects:
        geometry = one.pop(shape, None) if shape else None
        place = one.pop(field, None) if field else None
        yield _row(one, geometry_of(geometry), place)


def _objects(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> list[Row]:
    """The published things, in file order: inventories are small enough for a list."""
    if part.format in ("csv", "ods_parquet"):
        return _tabular(connection, dataset, part)
    if part.format == "ods_jsonl":
        return _lines(dataset, part)
    return [dict(one) for one in results_of(dataset, part)]


def _tabular(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> list[Row]:
    opened = delimited(connection, part.path) if part.format == "csv" else parquet_records(connection, dataset, part)
    try:
        with opened as table:
            rows = connection.cursor().execute(f"select * from {table.relation}").fetchall()
            return [dict(zip(table.names, row, strict=True)) for row in rows]
    except Changed as error:
        raise changed(dataset, part, error.message) from error
    except duckdb.Error as error:
        raise changed(dataset, part, f"table illisible : {sentence_of(error)}") from error


def _lines(dataset: Dataset, part: LandedPart) -> list[Row]:
    if announces_nothing(part) and not head_of(part.path).strip():
        return []
    lines = [line for line in text_of(dataset, part).split("\n") if line.strip()]
    if len(lines) == 1:
        document_of(dataset, part)
    try:
        objects = [json.loads(line) for line in lines]
    except json.JSONDecodeError as error:
        raise changed(dataset, part, f"JSON illisible ou tronqué : {error}") from error
    if not all(isinstance(one, dict) for one in objects):
        raise changed(dataset, part, "une ligne n’est pas un objet JSON")
    return objects


def _row(properties: Row, geometry: Any, place: Any) -> Cells:
    longitude, latitude = coordinates_of(properties, geometry, place)
    name = first_named(properties, NAMES)
    return {
        "name": as_text(properties[name]) if name else None,
        "longitude": longitude,
        "latitude": latitude,
        "geometry": json.dumps(geometry, ensure_ascii=False) if geometry else None,
        "properties": json.dumps(properties, ensure_ascii=False),
    }


LOADERS: dict[str, Loader] = {"geojson": load}


def sniff(dataset: Dataset, name: str, head: bytes, path: Path) -> str | None:
    """``geojson`` for a feature collection of a dataset of points; the other formats are those of any table."""
    if dataset.shape != "points":
        return None
    start = head_of(path, 4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    features = start.startswith(b"{") and re.search(rb'"type"\s*:\s*"Feature', start)
    return "geojson" if features and not name.removesuffix(".gz").endswith((".jsonl", ".ndjson")) else None
