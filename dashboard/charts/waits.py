"""How long things wait: the share still open after so many days, as steps, with its band and one line a series."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.drawing import Altair, Drawing, Style, drawn_once
from dashboard.charts.frames import pick
from dashboard.charts.tokens import PALETTES
from dashboard.locale import _
from dashboard.locale.column import Column

HEIGHT = 300
LONGEST_DAYS = 120  # what is left beyond is in the table


def waits(style: Style, frame: pd.DataFrame, x_label: str, y_label: str) -> Drawing:
    """A drawing of rows (series, delay_days, open_share, low_share, high_share, said), shares in %.

    The last series is the one in colour, with its band; the others are dashed behind it. ``said`` is the tooltip.
    """
    names = ("series", "delay_days", "open_share", "low_share", "high_share", "said")
    ready = pick(frame[frame["delay_days"] <= LONGEST_DAYS], dict(zip("sdvlht", names, strict=True)))
    order = tuple(dict.fromkeys(frame["series"]))
    columns = {
        "series": Column(_("Série")),
        "delay_days": Column(x_label, "integer"),
        "open_share": Column(y_label, "decimal", 0, "%"),
        "low_share": Column(_("Bas de la bande"), "decimal", 0, "%"),
        "high_share": Column(_("Haut de la bande"), "decimal", 0, "%"),
    }
    return Drawing(_specification(style, order, x_label), ready, columns, twin=frame)


@drawn_once
def _specification(style: Style, order: tuple[str, ...], x_label: str) -> Altair:
    colours = PALETTES[style.mode]
    tones = [colours.stone] * (len(order) - 1) + [colours.accent]
    dashes = [[6, 4]] * (len(order) - 1) + [[1, 0]]
    x = alt.X("d:Q", axis=alt.Axis(title=x_label, format="d", tickMinStep=1), scale=alt.Scale(nice=False))
    y = alt.Y("v:Q", axis=alt.Axis(title="%", format="d"), scale=alt.Scale(domain=[0, 100]))
    legend: Any = alt.Legend(title=None, orient="top", symbolType="stroke", symbolStrokeWidth=2.5, symbolSize=500)
    band = (
        alt.Chart()
        .transform_filter(alt.FieldEqualPredicate(field="s", equal=order[-1] if order else ""))
        .transform_filter("isValid(datum.l)")
        .mark_area(color=colours.accent, opacity=0.12, interpolate="step-after")
        .encode(x=x, y=alt.Y("l:Q"), y2="h:Q")
    )
    lines = (
        alt.Chart()
        .mark_line(strokeWidth=2.5, interpolate="step-after")
        .encode(
            x=x, y=y,
            color=alt.Color("s:N", scale=alt.Scale(domain=list(order), range=tones), legend=legend),
            strokeDash=alt.StrokeDash("s:N", scale=alt.Scale(domain=list(order), range=dashes), legend=legend),
        )
    )  # fmt: skip
    told = alt.Chart().mark_point(size=120, opacity=0).encode(x=x, y=y, tooltip=alt.Tooltip("t:N"))
    return alt.layer(band, lines, told, data=alt.NamedData("rows")).properties(
        height=HEIGHT, padding={"left": 2, "top": 8, "bottom": 2, "right": 8}
    )
