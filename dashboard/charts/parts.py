"""Bars side by side over time, one colour a part: for sums that must be compared and never added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import altair as alt
import pandas as pd

from dashboard.charts.axes import value_axis
from dashboard.charts.drawing import Altair, Drawing, Style, drawn_once
from dashboard.charts.frames import pick, ticks_of, wall_clock
from dashboard.charts.theme import Ticks, band_label
from dashboard.locale import _
from dashboard.locale.column import Column

Step = Literal["month", "quarter", "year"]
_FINEST: dict[Step, str] = {"month": "months", "quarter": "months", "year": "years"}


@dataclass(frozen=True)
class PartOptions:
    """What changes the specification of a chart of parts."""

    unit: str
    digits: int
    is_amount: bool
    ticks: Ticks
    height: int


def parts(
    style: Style,
    frame: pd.DataFrame,
    x: str,
    y: str,
    part: str,
    tooltip: str,
    *,
    step: Step = "month",
    unit: str = "",
    digits: int = 0,
    is_amount: bool = False,
    height: int = 300,
    x_label: str = "",
    y_label: str = "",
) -> Drawing:
    """A drawing of ``y`` by period of ``x``, a bar for each ``part``, from zero; colours follow the order of the rows.

    ``tooltip`` names a column of sentences. Raises KeyError for a column that the frame has not.
    """
    ready = pick(frame, {"t": x, "v": y, "s": part, "said": tooltip})
    ready["t"] = wall_clock(ready["t"], "day")
    value = Column(y_label or y, "amount") if is_amount else Column(y_label or y, "decimal", digits, unit)
    columns = {x: Column(x_label or x, "month"), part: Column(_("Série")), y: value}
    options = PartOptions(unit, digits, is_amount, ticks_of(ready["t"], _FINEST[step]), height)
    return Drawing(_specification(style, options), ready, columns, twin=frame)


@drawn_once
def _specification(style: Style, options: PartOptions) -> Altair:
    values = value_axis(style, options.unit, options.digits, options.is_amount)
    label = band_label(options.ticks, style.language)
    axis = alt.Axis(title=None, labelAngle=0, labelExpr=label, labelOverlap="greedy", labelSeparation=4)
    return (
        alt.Chart(alt.NamedData("rows"))
        .mark_bar()
        .encode(
            x=alt.X("t:O", axis=axis, scale=alt.Scale(paddingInner=0.25)),
            xOffset=alt.XOffset("s:N", sort=None),
            y=alt.Y("v:Q", axis=values, scale=alt.Scale(zero=True)),
            color=alt.Color("s:N", sort=None, legend=alt.Legend(title=None, labelLimit=0)),
            tooltip="said:N",
        )
        .properties(height=options.height)
    )
