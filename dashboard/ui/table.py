"""Tables in HTML: for eyes, keyboards and screen readers alike; the twin that each chart and map has."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.locale import _
from dashboard.locale.column import Column, kind_of
from dashboard.locale.numbers import integer
from dashboard.ui.markup import escape

Columns = Mapping[str, Column | str]
MOST_ROWS = 100


def table(frame: pd.DataFrame, columns: Columns | None = None, caption: str = "", limit: int = MOST_ROWS) -> None:
    """A table of at most ``limit`` rows; what is left out is said, with the export as the way to have it all."""
    st.html(f'<div class="table-frame" tabindex="0">{table_html(frame, columns, caption, limit)}</div>')


def twin_html(frame: pd.DataFrame, columns: Columns | None, summary: str, limit: int = MOST_ROWS) -> str:
    """The fold « Voir les données » under a chart or a map: its sentence, then its rows."""
    return (
        f'<details class="twin"><summary>{escape(_("Voir les données"))}</summary><p>{escape(summary, 1_000)}</p>'
        f'<div class="table-frame" tabindex="0">{table_html(frame, columns, "", limit)}</div></details>'
    )


def table_html(frame: pd.DataFrame, columns: Columns | None, caption: str, limit: int = MOST_ROWS) -> str:
    """The ``<table>``: one header a column, numbers on the right, every cell escaped."""
    shown = complete(frame, columns)
    head = "".join(f'<th scope="col"{_aligned(column)}>{escape(column.title)}</th>' for column in shown.values())
    cells = {name: [escape(column.text(v)) for v in frame[name].head(limit)] for name, column in shown.items()}
    marks = [f"<td{_aligned(column)}>" for column in shown.values()]
    body = "".join(
        "<tr>" + "".join(f"{mark}{cell}</td>" for mark, cell in zip(marks, row, strict=True)) + "</tr>"
        for row in zip(*cells.values(), strict=True)
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{_rest(len(frame), limit)}"


def _rest(count: int, limit: int) -> str:
    if count <= limit:
        return ""
    told = _("{limit} lignes sur {count} ; l’export les contient toutes.").format(
        limit=integer(limit), count=integer(count)
    )
    return f'<p class="table-rest">{escape(told)}</p>'


def _aligned(column: Column) -> str:
    return ' class="number"' if column.is_number else ""


def complete(frame: pd.DataFrame, columns: Columns | None) -> dict[str, Column]:
    """Each column to show as a `Column`: a bare label takes its kind from the frame's own type."""
    asked = columns or {str(name): str(name) for name in frame.columns}
    return {
        name: told if isinstance(told, Column) else Column(told, kind_of(frame[name])) for name, told in asked.items()
    }
