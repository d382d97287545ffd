"""Single values beside a curve, each with its date and height in words: the summits that a mean would hide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from dashboard.charts.drawing import Altair, Style
from dashboard.charts.tokens import PALETTES

LINE_PX = 14  # the second line of words hangs below the first
PEAK_ROOM_PX = 36  # above the plot, for the two lines of the highest one


class Peak(NamedTuple):
    """One summit: a naive ISO instant in Paris, its height, its words (``\\n`` between two lines)."""

    at: str
    value: float
    word: str


def halo(style: Style) -> dict[str, Any]:
    """A text in the card's own colour, drawn under the same text in ink: no line strikes a word through."""
    card = PALETTES[style.mode].card
    return {"stroke": card, "strokeWidth": 5, "strokeJoin": "round", "color": card}


def peak_layers(style: Style, peaks: Sequence[Peak]) -> list[Altair]:
    """A point for each peak, its words above it; nothing without a peak."""
    if not peaks:
        return []
    colours = PALETTES[style.mode]
    rows = [{"t": each.at, "peak": each.value, "word": each.word} for each in peaks]
    data = alt.InlineData(values=rows, format=alt.JsonDataFormat(parse={"t": "date"}))
    placed = alt.Chart(data).encode(x="t:T", y="peak:Q")
    above: dict[str, Any] = {"align": "center", "baseline": "bottom", "dy": -8 - LINE_PX, "lineBreak": "\n",
                             "lineHeight": LINE_PX}
    return [
        placed.mark_point(color=colours.stone, size=45, filled=True, opacity=1),
        placed.mark_text(**above, **halo(style)).encode(text="word:N"),
        placed.mark_text(**above, color=colours.stone).encode(text="word:N"),
    ]
