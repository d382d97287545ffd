"""Laboratory results over time: measured, under the threshold (hollow, at its bound), or out of bounds; rules drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.axes import time_axis, value_axis
from dashboard.charts.drawing import Altair, Drawing, Style, drawn_once
from dashboard.charts.frames import pick, ticks_of, wall_clock
from dashboard.charts.theme import Ticks
from dashboard.charts.tokens import PALETTES
from dashboard.locale.column import Column

Rules = tuple[tuple[str, str], ...]  # field of the frame, words beside its line; limits come first


@dataclass(frozen=True)
class ResultOptions:
    """What changes the specification of a chart of results."""

    unit: str
    digits: int
    ticks: Ticks
    height: int
    size: int
    zero: bool
    limits: Rules
    references: Rules


def results(
    style: Style,
    frame: pd.DataFrame,
    x: str,
    y: str,
    nature: str,
    tooltip: str,
    *,
    limits: Rules = (),
    references: Rules = (),
    unit: str = "",
    digits: int = 2,
    zero: bool = True,
    height: int = 320,
    x_label: str = "",
    y_label: str = "",
) -> Drawing:
    """A drawing of ``y`` over the days of ``x``. ``nature`` names a column of ``measured``, ``censored`` or ``beyond``.

    A censored result stands at its bound as a hollow mark, and no line joins the marks: between two samples nothing was
    measured. ``limits`` are drawn dashed, ``references`` dotted. ``tooltip`` names a column of sentences. Raises
    KeyError for a column that the frame has not.
    """
    rules = [*limits, *references]
    ready = pick(frame, {"t": x, "v": y, "n": nature, "said": tooltip, **{name: name for name, _words in rules}})
    ready["t"] = wall_clock(ready["t"], "day")
    ticks = ticks_of(ready["t"], "days")
    options = ResultOptions(unit, digits, ticks, height, _size(len(ready)), zero, limits, references)
    columns = {x: Column(x_label or x, "date"), y: Column(y_label or y, "decimal", digits, unit)}
    return Drawing(_specification(style, options), ready, columns, twin=frame)


def _size(count: int) -> int:
    """Smaller marks where there are many: three sizes, so that few specifications are built."""
    return 60 if count <= 60 else 36 if count <= 200 else 18


@drawn_once
def _specification(style: Style, options: ResultOptions) -> Altair:
    colours = PALETTES[style.mode]
    rules = [
        *(_rule(field, words, colours.missed, [7, 4]) for field, words in options.limits),
        *(_rule(field, words, colours.stone, [2, 4]) for field, words in options.references),
    ]
    return alt.layer(
        *[layer for pair in rules for layer in pair], *_marks(style, options), data=alt.NamedData("rows")
    ).properties(height=options.height, padding={"left": 2, "top": 8, "bottom": 2, "right": 4})


def _rule(field: str, words: str, colour: str, dash: list[int]) -> list[Altair]:
    """A rule of the law as a line over the time it was published, its words at its right end."""
    line = (
        alt.Chart()
        .transform_filter(f"isValid(datum.{field})")
        .mark_line(color=colour, strokeDash=dash, strokeWidth=1.5, interpolate="step-after")
        .encode(x="t:T", y=f"{field}:Q")
    )
    label = (
        alt.Chart()
        .transform_filter(f"isValid(datum.{field})")
        .transform_aggregate(last="argmax(t)")
        .transform_calculate(t="datum.last.t", height=f"datum.last.{field}")
        .mark_text(align="right", baseline="bottom", dy=-4, color=colour, fontWeight=600)
        .encode(x="t:T", y="height:Q", text=alt.value(words))
    )
    return [line, label]


def _marks(style: Style, options: ResultOptions) -> list[Altair]:
    """A full disc where it was measured, a ring under the threshold, a full triangle out of bounds."""
    colours = PALETTES[style.mode]
    x = alt.X("t:T", axis=time_axis(style, options.ticks))
    y = alt.Y(
        "v:Q",
        axis=value_axis(style, options.unit, options.digits, False),
        scale=alt.Scale(zero=options.zero, nice=True),
    )
    looks: tuple[tuple[str, dict[str, Any]], ...] = (
        ("censored", {"filled": False, "shape": "circle", "size": options.size, "color": colours.accent,
                      "strokeWidth": 1.6}),
        ("measured", {"filled": True, "shape": "circle", "size": options.size, "color": colours.accent}),
        ("beyond", {"filled": True, "shape": "triangle-up", "size": 150, "color": colours.missed}),
    )
    return [
        alt.Chart()
        .transform_filter(f"datum.n == '{nature}' && isValid(datum.v)")
        .mark_point(opacity=1, aria=False, **look)  # the chart has its sentence and its table
        .encode(x=x, y=y, tooltip=alt.Tooltip("said:N"))
        for nature, look in looks
    ]
