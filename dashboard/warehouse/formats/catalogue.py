"""The portal's catalogue: one document a dataset object, as Explore v2.1 gives it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dashboard.declarations import Dataset
from dashboard.warehouse.formats import LandedPart, Loader
from dashboard.warehouse.formats.bodies import changed, document_of, insert_documents
from dashboard.warehouse.formats.text import head_of


def load(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """A page ``{"total_count", "results": […]}``, a bare list, or one dataset object. Raises Changed otherwise."""
    for part in parts:
        document = document_of(dataset, part)
        found = document.get("results", [document]) if isinstance(document, dict) else document
        if not isinstance(found, list) or not all(isinstance(one, dict) and "dataset_id" in one for one in found):
            raise changed(dataset, part, "des fiches de jeux de données (« dataset_id ») sont attendues")
        insert_documents(connection, dataset, [(part, found)])


LOADERS: dict[str, Loader] = {"ods_catalogue": load, "ods_dataset": load}


def sniff(dataset: Dataset, name: str, head: bytes, path: Path) -> str | None:
    """``ods_catalogue`` for the dataset ``catalogue``, when the file is JSON."""
    start = head_of(path, 4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    return "ods_catalogue" if dataset.reader == "ods_catalogue" and start[:1] in (b"{", b"[") else None
