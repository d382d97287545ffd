"""Parquet: the columns with their types, and the passport in the file's own metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.exports.cells import DAYS, values
from dashboard.exports.table import Exported, Field
from dashboard.exports.words import passport


class Sink:
    """A file that only grows: what was written is taken away as it comes."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._place = 0
        self.closed = False

    def write(self, content: bytes) -> int:
        self._parts.append(bytes(content))
        self._place += len(content)
        return len(content)

    def tell(self) -> int:
        return self._place

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        self.closed = True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def taken(self) -> bytes:
        """What was written since the last time."""
        content = b"".join(self._parts)
        self._parts.clear()
        return content


def stream(table: Exported) -> Iterator[bytes]:
    """The file, a group of rows at a time. Rows of another type than the first ones' are an error of the caller."""
    groups = ([typed(batch.column(place), field) for place, field in enumerate(table.fields)]
              for batch in table.batches())  # fmt: skip
    columns = next(groups, None)
    types = [column.type for column in columns] if columns else [arrow(field) for field in table.fields]
    schema, sink = described(table, types), Sink()
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while columns is not None:
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
            yield sink.taken()
            columns = next(groups, None)
    yield sink.taken()


def typed(column: pa.Array, field: Field) -> pa.Array:
    """A column by its kind: instants in UTC, days as days, the rest as it is."""
    if not pa.types.is_timestamp(column.type):
        return column
    if field.kind in DAYS:
        return pa.array(values(column, field), pa.date32())
    return pc.cast(pc.cast(column, pa.timestamp("us"), safe=False), pa.timestamp("us", "UTC"))


def described(table: Exported, types: list[pa.DataType]) -> pa.Schema:
    """The types of the rows under the names of the fields, with titles, units and the passport."""
    fields = []
    for kind, field in zip(types, table.fields, strict=True):
        words = {"title": field.title, "unit": field.unit, "description": field.description}
        fields.append(pa.field(field.name, kind, metadata={key: text for key, text in words.items() if text}))
    return pa.schema(fields, metadata={"passport": json.dumps(passport(table), ensure_ascii=False, default=str)})


def arrow(field: Field) -> pa.DataType:
    """The type of a column without a row."""
    numbers = dict.fromkeys(("decimal", "percent", "amount"), pa.float64())
    days = {"date": pa.date32(), "month": pa.date32(), "moment": pa.timestamp("us", "UTC")}
    return {"integer": pa.int64(), "boolean": pa.bool_(), **numbers, **days}.get(field.kind, pa.string())
