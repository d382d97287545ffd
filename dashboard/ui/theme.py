"""The product's style sheet: its colours from the tokens, the rest from ``theme.css``, sent once a run."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard.charts.tokens import css_variables

# Charts are drawn in the reader's mode; on white paper the dark ones keep their hues and change their lightness.
DARK_ON_PAPER = '@media print{[data-testid="stVegaLiteChart"]{filter:invert(1) hue-rotate(180deg)}}'
STYLE_SHEET = Path(__file__).with_name("theme.css")


def apply() -> None:
    """Gives the page its style. Colours follow the reader's light or dark mode by themselves."""
    st.html(f"<style>{style_sheet()}{DARK_ON_PAPER if st.context.theme.type == 'dark' else ''}</style>")


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """The whole style sheet as text."""
    return f".stApp{{{css_variables()}}}\n{STYLE_SHEET.read_text(encoding='utf-8')}"
