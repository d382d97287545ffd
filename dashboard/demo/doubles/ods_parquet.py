"""The Parquet export: typed columns, geography as WKB, as Opendatasoft writes it.

Source: the vendor's OpenAPI, and files of data.opendatasoft.com read by others (points are WKB in a BLOB column).
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.demo.doubles.messages import Call
from dashboard.demo.doubles.ods_exports import Field, compact
from dashboard.demo.doubles.ods_limits import refusal
from dashboard.demo.doubles.odsql import Row

_ROWS_A_GROUP = 20_000
_NESTING = {"Point": 0, "LineString": 1, "Polygon": 2}
_CODES = {
    "Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6,
}  # fmt: skip


def parquet(call: Call, rows: Iterable[Row], fields: list[Field]) -> Iterator[bytes]:
    """The file, written aside first: its index comes last. Raises Refusal (400) for an unknown compression."""
    compression = call.get("parquet_compression", "snappy")
    if compression not in ("snappy", "zstd"):
        text = f"Invalid value for parquet_compression API parameter: {compression}"
        raise refusal("InvalidRESTParameterError", text)
    return written(iter(rows), fields, compression)


def written(rows: Iterator[Row], fields: list[Field], compression: str) -> Iterator[bytes]:
    """The bytes of the file."""
    kinds = {field["name"]: column_kind(field) for field in fields}
    schema = pa.schema([(name, kind) for name, (kind, _) in kinds.items()])
    with tempfile.TemporaryFile() as file:
        with pq.ParquetWriter(file, schema, compression=compression) as writer:
            while part := list(islice(rows, _ROWS_A_GROUP)):
                columns = [[convert(row.get(name)) for row in part] for name, (_, convert) in kinds.items()]
                writer.write_table(pa.table(columns, schema=schema))
        file.seek(0)
        while block := file.read(1 << 16):
            yield block


def column_kind(field: Field) -> tuple[pa.DataType, Callable[[Any], Any]]:
    """Arrow's type for a field, and how a published value becomes one; what does not fit is null."""
    if "multivalued" in field.get("annotations", {}):
        return pa.list_(pa.string()), lambda value: value if isinstance(value, list | None) else [str(value)]
    kinds: dict[str, tuple[pa.DataType, Callable[[Any], Any]]] = {
        "int": (pa.int64(), fitting(int)),
        "double": (pa.float64(), fitting(float)),
        "boolean": (pa.bool_(), lambda value: value if isinstance(value, bool) else None),
        "date": (pa.date32(), fitting(date.fromisoformat)),
        "datetime": (pa.timestamp("ms", tz="UTC"), fitting(instant)),
        "geo_point_2d": (pa.binary(), fitting(point)),
        "geo_shape": (pa.binary(), fitting(lambda value: wkb(value.get("geometry", value)))),
    }
    return kinds.get(field["type"], (pa.string(), text))


def fitting(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A conversion that gives null for what it cannot take."""

    def attempt(value: Any) -> Any:
        try:
            return convert(value) if value is not None else None
        except (TypeError, ValueError, KeyError, AttributeError):
            return None

    return attempt


def text(value: Any) -> str | None:
    """A text; JSON for what is not one."""
    if value is None or isinstance(value, str):
        return value
    return compact(value) if isinstance(value, dict | list) else str(value)


def instant(value: str) -> datetime:
    """An instant with a zone, UTC when none is written."""
    found = datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def point(value: dict[str, float]) -> bytes:
    """A record's point as WKB."""
    return wkb({"type": "Point", "coordinates": [value["lon"], value["lat"]]})


def wkb(geometry: dict[str, Any]) -> bytes:
    """A GeoJSON geometry as well-known binary, little-endian, two dimensions."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    head = struct.pack("<BI", 1, _CODES[kind])
    if kind.startswith("Multi"):
        parts = [wkb({"type": kind.removeprefix("Multi"), "coordinates": one}) for one in coordinates]
        return head + struct.pack("<I", len(parts)) + b"".join(parts)
    return head + positions(coordinates, _NESTING[kind])


def positions(value: Any, depth: int) -> bytes:
    """Positions, or counted lists of them, as deep as the geometry is."""
    if not depth:
        return struct.pack("<dd", *value[:2])
    return struct.pack("<I", len(value)) + b"".join(positions(one, depth - 1) for one in value)
