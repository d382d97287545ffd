"""The exports of a dataset: JSON lines, JSON, CSV, GeoJSON, streamed; Parquet in `ods_parquet`.

Source: the vendor's OpenAPI of the Explore API v2.1. A CSV has a mark, semicolons and points as ``lat, lon``; the
geometry of a GeoJSON feature is the shape, or the point where there is no shape.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dashboard.demo.doubles.messages import Call
from dashboard.demo.doubles.ods_limits import refusal
from dashboard.demo.doubles.odsql import Row
from dashboard.demo.doubles.samples import blocks

Field = dict[str, Any]
Writer = Callable[[Call, Iterable[Row], list[Field]], Iterator[bytes]]
_ROWS_A_PIECE = 500
_DELIMITERS = (";", ",", "\t", "|")


def compact(value: Any) -> str:
    """A value as JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_lines(call: Call, rows: Iterable[Row], fields: list[Field]) -> Iterator[bytes]:
    """One object a line."""
    return pieces(compact(row) + "\n" for row in rows)


def json_list(call: Call, rows: Iterable[Row], fields: list[Field]) -> Iterator[bytes]:
    """One list of objects."""
    return pieces(separated("[", (compact(row) for row in rows), "]"))


def geojson(call: Call, rows: Iterable[Row], fields: list[Field]) -> Iterator[bytes]:
    """One feature collection."""
    texts = (compact(feature(row, fields)) for row in rows)
    return pieces(separated('{"type":"FeatureCollection","features":[', texts, "]}"))


def feature(row: Row, fields: list[Field]) -> dict[str, Any]:
    """A row as a feature; the field that gives its geometry is not among its properties."""
    for kind in ("geo_shape", "geo_point_2d"):
        for name in (field["name"] for field in fields if field["type"] == kind):
            held = row.get(name)
            if held is None:
                continue
            shape = held.get("geometry", held) if kind == "geo_shape" else None
            place = shape or {"type": "Point", "coordinates": [held["lon"], held["lat"]]}
            rest = {key: value for key, value in row.items() if key != name}
            return {"type": "Feature", "geometry": place, "properties": rest}
    return {"type": "Feature", "geometry": None, "properties": row}


def comma_separated(call: Call, rows: Iterable[Row], fields: list[Field]) -> Iterator[bytes]:
    """A CSV with the options of the service. Raises Refusal (400) for a delimiter that it does not take."""
    delimiter = call.get("delimiter", ";")
    if delimiter not in _DELIMITERS:
        raise refusal("InvalidRESTParameterError", f"Invalid value for delimiter API parameter: {delimiter}")
    labelled = call.get("use_labels") == "true"
    names = [field["name"] for field in fields]
    header = [field["label"] if labelled else field["name"] for field in fields]
    joint = call.get("list_separator", ",")
    mark = "" if call.get("with_bom") == "false" else "\ufeff"

    def text_lines() -> Iterator[str]:
        out = io.StringIO()
        quoted = call.get("quote_all") == "true"
        writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
        writer.writerow(header)
        yield mark + out.getvalue()
        for row in rows:
            out.seek(0)
            out.truncate()
            writer.writerow([cell(row.get(name), joint) for name in names])
            yield out.getvalue()

    return pieces(text_lines())


def cell(value: Any, joint: str) -> str:
    """A value in a CSV: a point latitude first, a shape as JSON, a list joined, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, list):
        return joint.join(map(str, value))
    if isinstance(value, dict):
        return f"{value['lat']}, {value['lon']}" if value.keys() == {"lat", "lon"} else compact(value)
    return str(value)


def separated(start: str, texts: Iterable[str], end: str) -> Iterator[str]:
    """Texts with a comma and a line between them."""
    yield start
    for number, text in enumerate(texts):
        yield f",\n{text}" if number else text
    yield end


def pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """Texts gathered into pieces worth a chunk."""
    gathered: list[str] = []
    for text in texts:
        gathered.append(text)
        if len(gathered) == _ROWS_A_PIECE:
            yield "".join(gathered).encode()
            gathered.clear()
    yield "".join(gathered).encode()


def published_lines(call: Call, path: Path) -> tuple[Iterator[bytes], dict[str, str]]:
    """A file of JSON lines as it is, and its headers: still compressed when the client takes it so."""
    if path.suffix != ".gz":
        return blocks(path), {}
    if "gzip" in call.headers.get("Accept-Encoding", ""):
        return blocks(path), {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return opened(path), {"Vary": "Accept-Encoding"}


def opened(path: Path) -> Iterator[bytes]:
    """The content of a gzip file, 64 kB at a time."""
    with gzip.open(path) as file:
        while block := file.read(1 << 16):
            yield block
