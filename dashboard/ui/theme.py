"""The product's style sheet: its colours from the tokens, the rest from the ``.css`` files here, sent once a run."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard.charts.tokens import css_variables

# Charts are drawn in the reader's mode; on white paper the dark ones keep their hues and change their lightness.
DARK_ON_PAPER = '@media print{[data-testid="stVegaLiteChart"]{filter:invert(1) hue-rotate(180deg)}}'
STYLE_SHEETS = [Path(__file__).with_name(name) for name in ("theme.css", "indicator.css", "print.css")]


def apply() -> None:
    """Gives the page its style. Colours follow the reader's light or dark mode by themselves."""
    st.html(f"<style>{style_sheet()}{DARK_ON_PAPER if st.context.theme.type == 'dark' else ''}</style>")


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """The whole style sheet as text."""
    written = "\n".join(path.read_text(encoding="utf-8") for path in STYLE_SHEETS)
    return f".stApp{{{css_variables()}}}\n{written}"
