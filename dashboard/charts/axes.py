"""Axes and hover shared by the charts over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, Protocol

import altair as alt

from dashboard.charts.drawing import Altair, Style
from dashboard.charts.theme import Ticks, axis_label, quoted, said_amount, said_time, said_value
from dashboard.charts.tokens import PALETTES
from dashboard.locale.numbers import NBSP

EVENT_ROOM_PX = 20  # above the plot, for each row of words of dated events
Tone = Literal["quiet", "strong"]
_STEPS = 3  # heights at which the words of spans, and of events, close to one another are written in turn


@dataclass(frozen=True)
class Shade:
    """A span of days behind the series, both included: holidays are quiet, a closure is strong and bears a word."""

    first: date
    last: date
    word: str = ""
    tone: Tone = "quiet"


def time_axis(style: Style, ticks: Ticks) -> alt.Axis:
    """A time axis in the reader's language."""
    every: Any = {"interval": ticks.interval, "step": ticks.step}
    return alt.Axis(title=None, tickCount=every, labelExpr=axis_label(ticks.span, style.language))


def value_axis(style: Style, unit: str, digits: int, is_amount: bool) -> alt.Axis:
    """A value axis with its unit above; amounts in k€ or M€."""
    if is_amount:
        return alt.Axis(title=None, labelExpr=said_amount("datum.value", style.language, ".1~"))
    # Ticks closer than the last digit would be written alike.
    return alt.Axis(title=unit or None, format=f",.{digits}~f", tickMinStep=10.0**-digits)


class Told(Protocol):
    """What the tooltip of a chart over time depends on."""

    @property
    def unit(self) -> str: ...
    @property
    def digits(self) -> int: ...
    @property
    def is_amount(self) -> bool: ...


def said(style: Style, options: Told, time: str, has_series: bool = False, has_note: bool = False) -> str:
    """The tooltip as one sentence: « Mardi 14 juillet 2026, 18 h 05 : 1,42 m (+6 cm en 1 h) »."""
    colon = f"{NBSP}: " if style.language == "fr" else ": "
    name = "datum.s + ', ' + " if has_series else ""
    note = " + (isValid(datum.note) && datum.note != '' ? ' (' + datum.note + ')' : '')" if has_note else ""
    return (
        f"{name}{said_time('t', time, style.language)} + '{quoted(colon)}' + "
        f"{said_value('v', options.unit, options.digits, options.is_amount, style.language)}{note}"
    )


def hover() -> alt.Parameter:
    """Selects the point nearest to the pointer, along time."""
    return alt.selection_point(
        name="hover", nearest=True, on="pointerover", clear="pointerout", fields=["t"], empty=False
    )


def event_room(events: Sequence[tuple[str, str]]) -> int:
    """The height to leave above the plot for the words of events, in px: a row each, up to three."""
    return EVENT_ROOM_PX * max(1, min(_STEPS, sum(bool(word) for _at, word in events))) if events else 0


def event_layers(
    style: Style, events: tuple[tuple[str, str], ...], x: str = "t:T", middle: str = ""
) -> list[Altair]:
    """Dated events as thin vertical rules with a word each. ``events`` are (naive ISO instant in Paris, word).

    Words are written above the plot, in three rows in turn so that close ones do not overlap. Past ``middle``, an
    instant too, a word ends at its rule instead of beginning there: half of the plot is always free on that side.
    """
    if not events:
        return []
    colour = PALETTES[style.mode].stone
    rules = alt.Chart(_events(events)).mark_rule(color=colour, strokeWidth=1).encode(x=x)
    named = [each for each in events if each[1]]
    half: Any = alt.ExprRef("width / 2") if middle else 180
    left, right = {"align": "left", "dx": -2}, {"align": "right", "dx": 2}
    places: list[dict[str, Any]] = [right if middle and at > middle else left for at, _word in named]
    words = [
        alt.Chart(_events([each]))
        .mark_text(baseline="bottom", dy=-4 - EVENT_ROOM_PX * (rank % _STEPS), color=colour, limit=half, **place)
        .encode(x=x, y=alt.value(0), text="word:N")
        for rank, (each, place) in enumerate(zip(named, places, strict=True))
    ]
    return [rules, *words]


def _events(events: Iterable[tuple[str, str]]) -> alt.InlineData:
    told = [{"t": at, "word": word} for at, word in events]
    return alt.InlineData(values=told, format=alt.JsonDataFormat(parse={"t": "date"}))


def shade_layers(style: Style, shades: Sequence[Shade]) -> list[Altair]:
    """Spans as bands behind the series; their words at the top, in three steps so that close ones do not overlap."""
    colours = PALETTES[style.mode]
    tones: dict[Tone, tuple[str, float]] = {"quiet": (colours.stone, 0.14), "strong": (colours.missed, 0.18)}
    bands = [
        alt.Chart(_spans(each for each in shades if each.tone == tone))
        .mark_rect(color=colour, opacity=opacity).encode(x="t:T", x2="until:T")
        for tone, (colour, opacity) in tones.items() if any(each.tone == tone for each in shades)
    ]  # fmt: skip
    named = [each for each in shades if each.word]
    words = [
        alt.Chart(_spans(named[step::_STEPS]))
        .mark_text(align="left", baseline="top", dx=4, dy=2 + 15 * step, color=colours.missed, fontSize=12)
        .encode(x="t:T", y=alt.value(0), text="word:N")
        for step in range(_STEPS) if named[step::_STEPS]
    ]  # fmt: skip
    return [*bands, *words]


def _spans(shades: Iterable[Shade]) -> alt.InlineData:
    rows: list[dict[str, Any]] = [
        {"t": f"{each.first}T00:00:00", "until": f"{each.last + timedelta(days=1)}T00:00:00", "word": each.word}
        for each in shades
    ]
    return alt.InlineData(values=rows, format=alt.JsonDataFormat(parse={"t": "date", "until": "date"}))
