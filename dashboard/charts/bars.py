"""Bars over months or days: from zero, values written when there is room, the unfinished month lighter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import altair as alt
import pandas as pd

from dashboard.charts.axes import event_layers, event_room, said, value_axis
from dashboard.charts.drawing import Altair, Drawing, Style, drawn_once
from dashboard.charts.frames import pick, ticks_of, wall_clock
from dashboard.charts.lines import Events
from dashboard.charts.theme import Ticks, band_label
from dashboard.charts.tokens import PALETTES
from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.numbers import amount, decimal

Unit = Literal["month", "day", "year"]
ROOM_PX, LETTER_PX = 400, 6.5
_STARTS: dict[Unit, str] = {"month": "MS", "day": "D", "year": "YS"}
_PERIODS: dict[Unit, str] = {"month": "M", "day": "D", "year": "Y"}


@dataclass(frozen=True)
class BarOptions:
    """What changes the specification of a bar chart."""

    unit: str
    digits: int
    is_amount: bool
    time: Unit
    ticks: Ticks
    height: int
    has_partial: bool
    has_target: bool
    target_label: str
    events: tuple[tuple[str, str], ...]


def bars(
    style: Style,
    frame: pd.DataFrame,
    x: str,
    y: str,
    *,
    unit: str = "",
    digits: int = 0,
    is_amount: bool = False,
    partial: str | None = None,
    target: float | None = None,
    target_label: str = "",
    events: Events = (),
    time: Unit = "month",
    height: int = 280,
    x_label: str = "",
    y_label: str = "",
) -> Drawing:
    """A drawing of ``y``, one bar a month (or day, or year) of ``x``.

    ``partial`` names a boolean column: the period is not over, its bar is lighter and the tooltip says so.
    ``target`` is one dashed line. Raises KeyError for a column that the frame has not.
    """
    ready = pick(frame, {"t": x, "v": y, "partial": partial})
    ready["t"] = wall_clock(ready["t"], "day")
    ready = every_period(ready, time)
    ready["word"] = _words_that_fit(ready["v"], digits, is_amount)
    if partial:
        ready["partial"] = ready["partial"].fillna(value=False).astype(bool)
        ready["note"] = ready["partial"].map({True: _("période en cours"), False: ""})
    if target is not None:
        ready["goal"] = float(target)
    options = BarOptions(
        unit, digits, is_amount, time, ticks_of(ready["t"], f"{time}s"), height, bool(partial),
        target is not None, target_label or _("cible"),
        tuple((pd.Timestamp(at).to_period(_PERIODS[time]).start_time.isoformat(), word) for at, word in events),
    )  # fmt: skip
    columns = {
        x: Column(x_label or x, "month" if time == "month" else "date"),
        y: Column(y_label or y, "amount") if is_amount else Column(y_label or y, "decimal", digits, unit),
    }
    return Drawing(_specification(style, options), ready, columns, twin=frame)


def every_period(ready: pd.DataFrame, time: Unit) -> pd.DataFrame:
    """One row a period from the first to the last: what was not published is an empty place, not a closer neighbour."""
    starts = ready["t"].dt.to_period(_PERIODS[time]).dt.start_time
    if ready.empty or starts.duplicated().any():
        return ready.assign(t=starts)
    whole = pd.date_range(starts.min(), starts.max(), freq=_STARTS[time])
    return ready.assign(t=starts).set_index("t").reindex(whole).rename_axis("t").reset_index()


def _words_that_fit(values: pd.Series[float], digits: int, is_amount: bool) -> list[str]:
    """What to write over each bar: every value when there is room, else only the highest and the last."""
    words = [amount(v) if is_amount else decimal(v, digits) for v in values]
    known = [at for at, v in enumerate(values) if not pd.isna(v)]
    if not known or sum(len(words[at]) * LETTER_PX for at in known) <= ROOM_PX:
        return [word if at in known else "" for at, word in enumerate(words)]
    highest = max(known, key=lambda at: float(values.iloc[at]))
    is_near = (known[-1] - highest) * ROOM_PX / len(words) < len(words[highest]) * LETTER_PX
    kept = {known[-1]} if is_near else {highest, known[-1]}
    return [word if at in kept else "" for at, word in enumerate(words)]


@drawn_once
def _specification(style: Style, options: BarOptions) -> Altair:
    precision = "month" if options.time == "month" else "day"
    sentence = said(style, options, precision, has_note=options.has_partial)
    top = 16 + event_room(options.events)
    layers = [
        _bars(style, options),
        _words(options),
        *(_target(style, options) if options.has_target else []),
        *event_layers(style, options.events, "t:O"),
    ]
    return (
        alt.layer(*layers, data=alt.NamedData("rows"))
        .transform_calculate(said=sentence)
        .properties(height=options.height, padding={"left": 2, "top": top, "bottom": 2, "right": 8})
    )


def _x(style: Style, options: BarOptions) -> alt.X:
    axis = alt.Axis(
        title=None, labelAngle=0, labelExpr=band_label(options.ticks, style.language), labelOverlap="greedy"
    )
    return alt.X("t:O", axis=axis, scale=alt.Scale(paddingInner=0.12, paddingOuter=0.06))


def _bars(style: Style, options: BarOptions) -> Altair:
    lighter = alt.condition("datum.partial", alt.value(0.45), alt.value(1)) if options.has_partial else alt.value(1)
    axis = value_axis(style, options.unit, options.digits, options.is_amount)
    return (
        alt.Chart()
        .mark_bar(color=PALETTES[style.mode].accent, invalid="show")
        .encode(
            x=_x(style, options),
            y=alt.Y("v:Q", axis=axis, scale=alt.Scale(zero=True)),
            opacity=lighter,
            tooltip="said:N",
        )
    )


def _words(options: BarOptions) -> Altair:
    words = alt.Chart().transform_filter("datum.word != ''").mark_text(baseline="bottom", dy=-4, fontSize=12)
    return words.encode(x="t:O", y="v:Q", text="word:N")


def _target(style: Style, options: BarOptions) -> list[Altair]:
    colour = PALETTES[style.mode].ink
    goal = alt.Chart().transform_aggregate(goal="max(goal)")
    rule = goal.mark_rule(color=colour, strokeDash=[6, 4], strokeWidth=1.5).encode(y="goal:Q")
    label = goal.mark_text(align="left", baseline="middle", dx=4, color=colour)
    return [rule, label.encode(y="goal:Q", x=alt.value("width"), text=alt.value(options.target_label))]
