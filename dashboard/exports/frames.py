"""From a frame of a page to a table to export: kinds from the types, what Arrow cannot hold as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.exports.cells import told
from dashboard.exports.table import BATCH, Exported, Field, Provenance
from dashboard.locale.column import Column, is_missing, kind_of

PLACES = (("longitude", "latitude"), ("lon", "lat"))


def of_frame(frame: pd.DataFrame, name: str, columns: Mapping[str, Column | str] | None = None,
             provenance: Provenance | None = None, title: str = "") -> Exported:  # fmt: skip
    """The columns that are told (all of them by default) as a table; its rows are turned only when they are written."""
    asked = columns or {str(each): str(each) for each in frame.columns}
    fields = tuple(field_of(frame[each], each, words) for each, words in asked.items())
    longitude, latitude = next((pair for pair in PLACES if set(pair) <= set(asked)), ("", ""))

    def batches() -> Iterator[pa.RecordBatch]:
        arrays = {field.name: array(frame[field.name], field) for field in fields}
        if arrays:
            yield from pa.table(arrays).to_batches(max_chunksize=BATCH)

    return Exported(name, title or name, fields, batches, provenance or Provenance(), longitude, latitude)


def field_of(values: pd.Series[Any], name: str, words: Column | str) -> Field:
    """A column of a frame as a field."""
    if isinstance(words, Column):
        return Field(name, words.title, words.kind, words.digits, words.unit)
    return Field(name, words, kind_of(values))


def array(values: pd.Series[Any], field: Field) -> pa.Array:
    """A column as Arrow has it; mixed values as text."""
    try:
        found = pa.Array.from_pandas(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        texts = [None if is_missing(value) else told(value) for value in values.tolist()]
        return pa.array(texts, pa.string())
    found = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    if pa.types.is_null(found.type):
        return found.cast(pa.string())
    if field.kind == "integer" and pa.types.is_floating(found.type):
        return whole(found)
    return found


def whole(found: pa.Array) -> pa.Array:
    """Floats that are whole numbers as such: pandas makes floats of them as soon as one is missing."""
    try:
        return found.cast(pa.int64())
    except pa.ArrowInvalid:
        return found
