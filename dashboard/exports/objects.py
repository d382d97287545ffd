"""JSON and GeoJSON, written cell by cell: no number passes through a float that it was not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any

import pyarrow as pa

from dashboard.exports.cells import instant, values
from dashboard.exports.delimited import number
from dashboard.exports.table import Exported
from dashboard.exports.words import passport


def stream(table: Exported) -> Iterator[bytes]:
    """One object: what the table says of itself, ``passport``, then ``records``, one object a row."""
    head = {**table.notes, "passport": passport(table)}
    yield f'{json.dumps(head, ensure_ascii=False, default=str)[:-1]}, "records": ['.encode()
    first = True
    for batch in table.batches():
        written = ",\n".join(records(table, batch))
        if written:
            yield f"{'' if first else ','}\n{written}".encode()
            first = False
    yield b"\n]}\n"


def geo_stream(table: Exported) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946), what it says of itself beside it; geometry is null without a position."""
    head = {"type": "FeatureCollection", "name": table.name, **table.notes, "passport": passport(table)}
    yield f'{json.dumps(head, ensure_ascii=False, default=str)[:-1]}, "features": ['.encode()
    first = True
    for batch in table.batches():
        shapes = geometries(table, batch)
        written = ",\n".join(f'{{"type":"Feature","geometry":{shape},"properties":{record}}}'
                             for shape, record in zip(shapes, records(table, batch), strict=True))  # fmt: skip
        if written:
            yield f"{'' if first else ','}\n{written}".encode()
            first = False
    yield b"\n]}\n"


def records(table: Exported, batch: pa.RecordBatch) -> list[str]:
    """Each row as an object of JSON."""
    keys = [encode_basestring(field.name) for field in table.fields]
    columns = [[f"{key}:{encoded(value)}" for value in values(batch.column(place), field)]
               for place, (key, field) in enumerate(zip(keys, table.fields, strict=True))]  # fmt: skip
    return [f"{{{','.join(row)}}}" for row in zip(*columns, strict=True)]


def encoded(value: Any) -> str:
    """One value. Days and instants are text in ISO 8601, instants in UTC."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return number(value)
    if isinstance(value, datetime):
        return f'"{instant(value)}"'
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    if isinstance(value, (list, tuple)):
        return f"[{','.join(map(encoded, value))}]"
    if isinstance(value, dict):
        return f"{{{','.join(f'{encode_basestring(str(key))}:{encoded(inner)}' for key, inner in value.items())}}}"
    return encode_basestring(str(value))


def geometries(table: Exported, batch: pa.RecordBatch) -> Iterator[str]:
    """The point of each row, longitude first; null where it has none or one that is not on Earth."""
    names = [field.name for field in table.fields]
    if not table.has_position:
        return repeat("null", batch.num_rows)
    columns = (values(batch.column(names.index(name)), table.fields[names.index(name)])
               for name in (table.longitude, table.latitude))  # fmt: skip
    return (point(longitude, latitude) for longitude, latitude in zip(*columns, strict=True))


def point(longitude: Any, latitude: Any) -> str:
    """One position as a Point."""
    is_known = all(isinstance(each, (int, float, Decimal)) for each in (longitude, latitude))
    if not is_known or abs(longitude) > 180 or abs(latitude) > 90:
        return "null"
    return f'{{"type":"Point","coordinates":[{number(longitude)},{number(latitude)}]}}'
