"""Hour by weekday: one cell an hour, darker where there is more; a masked cell is said, never shown as zero."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.charts.drawing import Altair, Drawing, Style, drawn_once
from dashboard.charts.frames import pick
from dashboard.charts.theme import quoted
from dashboard.charts.tokens import PALETTES
from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.dates import weekday_names
from dashboard.locale.numbers import NBSP, quantity


@dataclass(frozen=True)
class HeatOptions:
    """What changes the specification of a heat map."""

    unit: str
    height: int
    weekdays: tuple[str, ...]


def heatmap(
    style: Style,
    frame: pd.DataFrame,
    hour: str,
    weekday: str,
    value: str,
    *,
    unit: str = "",
    digits: int = 0,
    masked: str = "",
    height: int = 260,
    y_label: str = "",
) -> Drawing:
    """A drawing of ``value`` by ``hour`` (0 to 23) and ``weekday`` (1, Monday, to 7).

    A cell without a value is pale and says ``masked`` (« moins de 11 personnes », for instance).
    """
    ready = pick(frame, {"hour": hour, "weekday": weekday, "v": value})
    names = weekday_names("wide", style.language)
    ready["day"] = [names[int(day) - 1].capitalize() for day in ready["weekday"]]
    colon = f"{NBSP}:" if style.language == "fr" else ":"
    told = [masked or _("non connu") if pd.isna(v) else quantity(v, unit, digits) for v in ready["v"]]
    ready["said"] = [
        _("{day}, de {start} h à {stop} h").format(day=day, start=int(at), stop=int(at) + 1) + f"{colon} {words}"
        for day, at, words in zip(ready["day"], ready["hour"], told, strict=True)
    ]
    columns = {
        weekday: Column(_("Jour (1 = lundi)"), "integer"),
        hour: Column(_("Heure"), "integer"),
        value: Column(y_label or value, "decimal", digits, unit),
    }
    weekdays = tuple(names[day].capitalize() for day in range(7))
    return Drawing(_specification(style, HeatOptions(unit, height, weekdays)), ready, columns, twin=frame)


@drawn_once
def _specification(style: Style, options: HeatOptions) -> Altair:
    colours = PALETTES[style.mode]
    hours = alt.Axis(
        title=None, values=[0, 3, 6, 9, 12, 15, 18, 21], labelExpr=f"datum.value + '{quoted(NBSP)}h'", grid=False,
        domain=False, labelAngle=0,
    )  # fmt: skip
    days = alt.Y("day:O", sort=list(options.weekdays), axis=alt.Axis(title=None, domain=False, labelLimit=90))
    cells = alt.Chart().encode(
        x=alt.X("hour:O", axis=hours, scale=alt.Scale(paddingInner=0.08)), y=days, tooltip="said:N"
    )
    ramp = alt.Scale(range=list(colours.ramp), zero=True)
    legend = alt.Legend(
        title=options.unit or None, orient="top", gradientLength=160, gradientThickness=8, format=",.0f"
    )
    known = cells.transform_filter("isValid(datum.v)").mark_rect(cornerRadius=2)
    unknown = cells.transform_filter("!isValid(datum.v)").mark_rect(
        cornerRadius=2, fillOpacity=0, stroke=colours.line, strokeDash=[2, 2]
    )
    return alt.layer(
        unknown, known.encode(color=alt.Color("v:Q", scale=ramp, legend=legend)), data=alt.NamedData("rows")
    ).properties(height=options.height)
