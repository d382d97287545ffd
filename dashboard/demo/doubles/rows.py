"""Changes to the rows of an answer, whatever its format: fields dropped or renamed, rows gone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

_HOLDERS = ("results", "data", "features", "Serie", "ObssHydro", "ListEntVigiCru")
_NOTHING: Mapping[str, Any] = {"count": 0, "total_count": 0, "next": None, "last": None}


def renamed(body: bytes, content_type: str, renames: Mapping[str, str | None]) -> bytes:
    """The body with keys renamed in every row; a key renamed to None is dropped."""
    if "csv" in content_type:
        return _renamed_csv(body, renames)
    if "jsonl" in content_type or "ndjson" in content_type:
        rows = [json.loads(line) for line in body.splitlines() if line.strip()]
        return b"".join(_dump(_renamed_row(row, renames)) + b"\n" for row in rows)
    return _dump(_renamed_document(json.loads(body), renames))


def emptied(body: bytes, content_type: str) -> bytes:
    """The body with no row: the header alone of a CSV, an empty list, a count of 0."""
    if "csv" in content_type:
        return body.splitlines(keepends=True)[0] if body else body
    if "jsonl" in content_type or "ndjson" in content_type:
        return b""
    return _dump(_emptied_document(json.loads(body)))


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _renamed_row(row: Any, renames: Mapping[str, str | None]) -> Any:
    if not isinstance(row, dict):
        return row
    if "properties" in row and "geometry" in row:
        return {**row, "properties": _renamed_row(row["properties"], renames)}
    pairs = ((renames.get(key, key), value) for key, value in row.items())
    return {key: value for key, value in pairs if key is not None}


def _renamed_document(value: Any, renames: Mapping[str, str | None]) -> Any:
    if isinstance(value, list):
        return [_renamed_row(row, renames) for row in value]
    held = [key for key in _HOLDERS if isinstance(value.get(key), list | dict)]
    if not held:
        return _renamed_row(value, renames)
    return {**value, **{key: _renamed_document(value[key], renames) for key in held}}


def _renamed_csv(body: bytes, renames: Mapping[str, str | None]) -> bytes:
    text = body.decode("utf-8-sig")
    mark = b"\xef\xbb\xbf" if body.startswith(b"\xef\xbb\xbf") else b""
    delimiter = max(";,\t|", key=text.split("\n", 1)[0].count)
    table = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    kept = [n for n, name in enumerate(table[0]) if renames.get(name, name) is not None]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow([renames.get(table[0][n], table[0][n]) for n in kept])
    writer.writerows([row[n] for n in kept] for row in table[1:])
    return mark + out.getvalue().encode()


def _emptied_document(value: Any) -> Any:
    if isinstance(value, list):
        return []
    held = {key: _emptied_document(value[key]) for key in _HOLDERS if key in value}
    return {key: held.get(key, _NOTHING.get(key, part)) for key, part in value.items()}
