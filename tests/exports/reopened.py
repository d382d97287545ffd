"""Exported files opened again by other programs' readers."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from dashboard.export import Exported, export, of_frame


def written(table: Exported | pd.DataFrame, form: str, language: Any = "fr") -> bytes:
    """A table, or a frame as one, in a format."""
    return b"".join(export(table if isinstance(table, Exported) else of_frame(table, "essai"), form, language))


def csv_rows(content: bytes) -> list[list[str]]:
    """The cells of either CSV."""
    text = content.decode("utf-8-sig")
    delimiter = ";" if content.startswith(b"\xef\xbb\xbf") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def sheets(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The cells of each sheet of a workbook, control characters as they were before Excel's own escape."""
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [tuple(unescape(v) if isinstance(v, str) else v for v in row)
                          for row in sheet.iter_rows(values_only=True)] for sheet in book}  # fmt: skip


def parsed(content: bytes) -> dict[str, Any]:
    """JSON and GeoJSON; NaN and the like are refused."""

    def refuse(word: str) -> None:
        raise ValueError(word)

    told: dict[str, Any] = json.loads(content, parse_constant=refuse)
    return told


def parquet(content: bytes) -> pa.Table:
    """The columns with their types."""
    return pq.read_table(io.BytesIO(content))
