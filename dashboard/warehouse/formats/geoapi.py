"""geo.api.gouv.fr: communes with their outline, one document each."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dashboard.declarations import Dataset
from dashboard.warehouse.formats import LandedPart, Loader
from dashboard.warehouse.formats.bodies import changed, document_of, insert_documents
from dashboard.warehouse.formats.text import head_of


def load(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """A GeoJSON feature, a collection of them, a plain object or a list. Raises Changed for anything else (a 404)."""
    for part in parts:
        document = document_of(dataset, part)
        found = document.get("features", [document]) if isinstance(document, dict) else document
        if not isinstance(found, list) or not found or not all(_is_commune(one) for one in found):
            raise changed(dataset, part, "une commune (« code », « nom ») et son contour sont attendus")
        insert_documents(connection, dataset, [(part, found)])


def _is_commune(one: object) -> bool:
    """Without its outline, an answer about a commune must not replace the one that has it."""
    if not isinstance(one, dict) or not (one.get("geometry") or one.get("contour")):
        return False
    properties = one.get("properties", one)
    return isinstance(properties, dict) and "code" in properties and "nom" in properties


LOADERS: dict[str, Loader] = {"geoapi_json": load}


def sniff(dataset: Dataset, name: str, head: bytes, path: Path) -> str | None:
    """``geoapi_json`` for the dataset of communes, when the file is JSON."""
    start = head_of(path, 4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    return "geoapi_json" if dataset.source == "geoapi" and start[:1] in (b"{", b"[") else None
