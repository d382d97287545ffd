"""From columns of Arrow to plain Python values, the same for every format that writes text or cells."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exports.table import Field

PARIS = ZoneInfo("Europe/Paris")
DAYS = frozenset({"date", "month"})


def values(column: pa.Array, field: Field) -> list[Any]:
    """The cells of a column: None, bool, int, float, Decimal, str, date, datetime (naive, UTC), list or dict.

    What is no number (NaN, infinite) is nothing. A column of days gives dates, one of whole numbers gives ints.
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return values(column.dictionary_decode(), field)
    if pa.types.is_floating(kind):
        found = pc.if_else(pc.is_finite(column), column, None).to_pylist()
        return [whole(value) for value in found] if field.kind == "integer" else found
    if pa.types.is_timestamp(kind):
        instants = pc.cast(column, pa.timestamp("us"), safe=False).to_pylist()
        return [day_of(value) for value in instants] if field.kind in DAYS else instants
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return [None if value is None else value.hex() for value in column.to_pylist()]
    if pa.types.is_time(kind) or pa.types.is_duration(kind) or pa.types.is_interval(kind):
        return [None if value is None else str(value) for value in column.to_pylist()]
    found = column.to_pylist()
    return [dict(value) if value is not None else None for value in found] if pa.types.is_map(kind) else found


def whole(value: float | None) -> float | int | None:
    """A number without decimals as an int: pandas makes floats of whole numbers as soon as one is missing."""
    return int(value) if value is not None and value.is_integer() else value


def day_of(value: datetime | None) -> date | None:
    """The day of an instant in Paris; midnight without a zone is how frames write a day."""
    if value is None:
        return None
    return value.date() if value.time() == datetime.min.time() else in_paris(value).date()


def in_paris(value: datetime) -> datetime:
    """A naive instant in UTC as the hour of Paris, naive again: spreadsheets know no zones."""
    return value.replace(tzinfo=UTC).astimezone(PARIS).replace(tzinfo=None)


def instant(value: datetime) -> str:
    """A naive instant in UTC as ISO 8601: ``2026-11-23T17:05:00Z``."""
    return f"{value.isoformat()}Z"


def told(value: Any) -> str:
    """Any other value as text: nested ones as JSON."""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
