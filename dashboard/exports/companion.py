"""What a plain CSV cannot say of itself, beside it: its licence, sources and columns as « CSV on the Web » (W3C, 2015).

A reader that knows the standard finds ``<file>.csv-metadata.json`` by its name and types the columns from it.
"""

from __future__ import annotations

import json
from typing import Any

from dashboard.exports.table import Exported, Field
from dashboard.exports.words import iso, passport

SUFFIX = "csv-metadata.json"
MEDIA_TYPE = "application/csvm+json"
DATATYPES = {"integer": "integer", "decimal": "number", "percent": "number", "amount": "number", "date": "date",
             "month": "date", "moment": "datetime", "boolean": "boolean"}  # fmt: skip


def companion(table: Exported, url: str, language: str) -> bytes:
    """The description of the plain CSV that is called ``url``."""
    told: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": url,
        "dc:title": table.title,
        "dc:modified": latest(table),
        "dc:license": [source.licence_url or source.licence for source in table.provenance.sources],
        "dc:source": [f"{source.title}, {source.producer}, {source.licence}" for source in table.provenance.sources],
        "tableSchema": {"columns": [column(field, language) for field in table.fields]},
        "notes": [passport(table)],
    }
    content = {key: value for key, value in told.items() if value}
    return json.dumps(content, ensure_ascii=False, indent=1, default=str).encode()


def latest(table: Exported) -> str | None:
    """The last observation of the sources."""
    found = [source.observed_at for source in table.provenance.sources if source.observed_at]
    return iso(max(found)) if found else None


def column(field: Field, language: str) -> dict[str, Any]:
    """A column as the standard describes it."""
    told = {"name": field.name, "titles": {language: [field.title, field.name]},
            "datatype": DATATYPES.get(field.kind, "string"), "dc:description": field.description}  # fmt: skip
    return {key: value for key, value in told.items() if value}
