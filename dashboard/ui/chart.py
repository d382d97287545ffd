"""A chart in its card: title, subtitle, drawing with its words for those who cannot see it, and its table twin."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars as draw_bars
from dashboard.charts.drawing import Drawing, Style
from dashboard.charts.heatmap import heatmap as draw_heatmap
from dashboard.charts.lines import lines as draw_lines
from dashboard.locale import language
from dashboard.ui.markup import clean, escape
from dashboard.ui.table import Columns, twin_html

__all__ = ["bars", "chart", "heatmap", "lines", "style"]


def style() -> Style:
    """Light or dark as the reader has it, in the reader's language."""
    return Style("dark" if st.context.theme.type == "dark" else "light", language())


def chart(drawing: Drawing, title: str, summary: str, subtitle: str = "", columns: Columns | None = None) -> None:
    """Draws a `Drawing`. ``summary`` is its sentence, with figures: the alternative text, and the twin's first line."""
    with st.container(gap="small"):
        st.html(title_html(title, subtitle))
        st.vega_lite_chart(drawing.frame, drawing.spec, theme=None, width="stretch", alt=clean(summary, 1_000))
        st.html(twin_html(drawing.table, columns or drawing.columns, summary))


def title_html(title: str, subtitle: str) -> str:
    """The finding or the measure as h2, then period and scope."""
    under = f'<p class="chart-subtitle">{escape(subtitle)}</p>' if subtitle else ""
    return f'<div class="chart-title"><h2>{escape(title)}</h2>{under}</div>'


def lines(
    frame: pd.DataFrame, x: str, y: str, title: str, summary: str, subtitle: str = "", columns: Columns | None = None,
    **options: Any,
) -> None:  # fmt: skip
    """A line over time. Options are those of `dashboard.charts.lines.lines`.

    >>> lines(frame, "measured_at", "level_m", _("Le niveau baisse"), _("De 1,42 m à 1,30 m en un jour."),
    ...       unit="m", digits=2, cadence=timedelta(minutes=5))  # doctest: +SKIP
    """
    chart(draw_lines(style(), frame, x, y, **options), title, summary, subtitle, columns)


def bars(
    frame: pd.DataFrame, x: str, y: str, title: str, summary: str, subtitle: str = "", columns: Columns | None = None,
    **options: Any,
) -> None:  # fmt: skip
    """Bars by month, day or year. Options are those of `dashboard.charts.bars.bars`."""
    chart(draw_bars(style(), frame, x, y, **options), title, summary, subtitle, columns)


def heatmap(
    frame: pd.DataFrame, hour: str, weekday: str, value: str, title: str, summary: str, subtitle: str = "",
    columns: Columns | None = None, **options: Any,
) -> None:  # fmt: skip
    """Hour by weekday. Options are those of `dashboard.charts.heatmap.heatmap`."""
    chart(draw_heatmap(style(), frame, hour, weekday, value, **options), title, summary, subtitle, columns)
