"""What leaves as a file: CSV that French Excel opens right, and whose text cannot become a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.locale import _
from dashboard.locale.column import Column, is_missing
from dashboard.ui.table import Columns

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(frame: pd.DataFrame, name: str, columns: Columns | None = None, label: str = "") -> None:
    """A button that gives ``frame`` as ``<name>.csv``, made only when it is asked for."""
    st.download_button(
        label or _("Télécharger (CSV)"), data=lambda: csv_bytes(frame, columns), file_name=f"{file_stem(name)}.csv",
        mime="text/csv; charset=utf-8", on_click="ignore", key=f"export_{file_stem(name)}",
    )  # fmt: skip


def csv_bytes(frame: pd.DataFrame, columns: Columns | None = None) -> bytes:
    """French CSV: UTF-8 with a mark, ``;``, decimal comma, ISO dates; only text cells are neutralised."""
    titles = _titles(frame, columns)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([neutral(title) for title in titles.values()])
    written = [[cell(value) for value in frame[name].tolist()] for name in titles]
    writer.writerows(zip(*written, strict=True))
    return text.getvalue().encode("utf-8-sig")


def _titles(frame: pd.DataFrame, columns: Columns | None) -> Mapping[str, str]:
    if columns is None:
        return {str(name): str(name) for name in frame.columns}
    return {name: told.title if isinstance(told, Column) else told for name, told in columns.items()}


def cell(value: Any) -> str:
    """One value as a cell: numbers with a decimal comma, untouched by what protects text."""
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, (int, float)):
        return str(value).replace(".", ",") if value == value else ""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d") if value == value.normalize() else value.isoformat(sep=" ")
    return neutral(str(value))


def neutral(text: str) -> str:
    """Text that a spreadsheet would run as a formula, made plain by an apostrophe; any other text as it is."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def file_stem(name: str) -> str:
    """A name fit for a file: letters, digits and dashes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:80] or "export"
