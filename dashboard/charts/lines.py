"""A line over time: band behind, target dashed, dated events, holes as holes, the last point marked with its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.charts.axes import Shade, event_layers, event_room, hover, said, shade_layers, time_axis, value_axis
from dashboard.charts.drawing import Altair, Drawing, Style, drawn_once
from dashboard.charts.frames import bounds, break_gaps, end_heights, framed, pick, ticks_of, wall_clock
from dashboard.charts.peaks import PEAK_ROOM_PX, Peak, halo, peak_layers
from dashboard.charts.theme import Ticks
from dashboard.charts.tokens import PALETTES
from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.numbers import amount, quantity

Precision = Literal["moment", "day", "month"]
Events = Sequence[tuple[datetime, str]]
MOST_NAMED_SERIES = 4
_FINEST: dict[Precision, str] = {"moment": "hours", "day": "days", "month": "months"}
_LABEL_HEIGHT_PX = 24
_LEGEND: dict[str, Any] = {"title": None, "symbolType": "stroke", "symbolStrokeWidth": 2.5, "symbolSize": 500}
_DASHES = [[1, 0], [10, 5], [1, 5], [10, 5, 1, 5], [18, 5], [5, 5], [18, 5, 1, 5, 1, 5], [3, 8]]


@dataclass(frozen=True)
class LineOptions:
    """What changes the specification of a line chart; hashable, so that it is built once."""

    unit: str
    digits: int
    is_amount: bool
    time: Precision
    ticks: Ticks
    height: int
    zero: bool
    has_series: bool = False
    has_legend: bool = False
    has_band: bool = False
    has_target: bool = False
    has_range: bool = False
    has_note: bool = False
    has_end: bool = False
    target_label: str = ""
    events: tuple[tuple[str, str], ...] = ()
    middle: str = ""
    shades: tuple[Shade, ...] = ()
    peaks: tuple[Peak, ...] = ()
    domain: tuple[float, float] | None = None


def lines(
    style: Style,
    frame: pd.DataFrame,
    x: str,
    y: str,
    *,
    series: str | None = None,
    unit: str = "",
    digits: int = 1,
    is_amount: bool = False,
    low: str | None = None,
    high: str | None = None,
    target: str | float | None = None,
    target_high: str | None = None,
    target_label: str = "",
    events: Events = (),
    shades: Sequence[Shade] = (),
    peaks: Sequence[tuple[datetime, float, str]] = (),
    least_span: float | None = None,
    cadence: timedelta | None = None,
    mark_last: bool = True,
    zero: bool = False,
    note: str | None = None,
    time: Precision = "moment",
    height: int = 300,
    x_label: str = "",
    y_label: str = "",
) -> Drawing:
    """A drawing of ``y`` over ``x``, one line a value of ``series``.

    ``low`` and ``high`` name the columns of a band (season, process limits). ``target`` is a column or a number; with
    ``target_high``, a column too, the two are the ends of what is aimed at.
    ``shades`` are spans of days behind it all. With a ``cadence``, holes longer than three of them break the line.
    ``peaks`` are single values beside the line, each with its word. With ``least_span``, the axis follows ``y`` alone
    over at least that much, and what lies beyond (the band, the target) is cut.
    ``note`` names a column of words added to the tooltip. Raises KeyError for a column that the frame has not.
    """
    fields = {"t": x, "v": y, "s": series, "lo": low, "hi": high, "note": note}
    fields |= {"goal": target if isinstance(target, str) else None, "goal_high": target_high}
    ready = pick(frame, fields)
    ready["t"] = wall_clock(ready["t"], time)
    ready = break_gaps(ready, "t", "s" if series else None, cadence)
    if isinstance(target, (int, float)):
        ready["goal"] = float(target)
    names = ready["s"].nunique() if series else 1
    if mark_last:
        ready = _with_ends(ready, bool(series), names, unit, digits, is_amount, zero, height)
    options = LineOptions(
        unit, digits, is_amount, time, ticks_of(ready["t"], _FINEST[time]), height, zero,
        has_series=bool(series), has_legend=names > MOST_NAMED_SERIES, has_band=bool(low and high),
        has_target="goal" in ready, has_range=bool(target_high), has_note=bool(note), has_end=mark_last,
        target_label=target_label or _("cible"),
        events=tuple((wall_clock(pd.Series([at]), time)[0].isoformat(), word) for at, word in events),
        middle=_middle(ready["t"]) if events else "",
        shades=tuple(shades), domain=framed(ready["v"], least_span) if least_span else None,
        peaks=tuple(Peak(wall_clock(pd.Series([at]), time)[0].isoformat(), level, word) for at, level, word in peaks),
    )  # fmt: skip
    columns = _columns(fields, x_label or x, y_label or y, series, unit, digits, is_amount, time)
    return Drawing(_specification(style, options), ready, columns, twin=frame)


def _middle(times: pd.Series[Any]) -> str:
    """The middle of the time drawn, as an ISO instant; empty without any."""
    first, last = times.min(), times.max()
    return "" if pd.isna(first) else (first + (last - first) / 2).isoformat()


def _columns(
    fields: dict[str, str | None], x_label: str, y_label: str, series: str | None, unit: str, digits: int,
    is_amount: bool, time: Precision,
) -> dict[str, Column]:  # fmt: skip
    """How the twin writes the columns that were drawn."""
    kinds: dict[Precision, Literal["moment", "date", "month"]] = {"moment": "moment", "day": "date", "month": "month"}
    value = Column(y_label, "amount") if is_amount else Column(y_label, "decimal", digits, unit)
    found = {str(fields["t"]): Column(x_label, kinds[time])}
    if series:
        found[series] = Column(_("Série"))
    found[str(fields["v"])] = value
    for field, label in (("lo", _("Bas de la bande")), ("hi", _("Haut de la bande")), ("goal", _("Cible")),
                         ("goal_high", _("Haut de la cible"))):  # fmt: skip
        if fields[field]:
            found[str(fields[field])] = Column(label, value.kind, digits, unit)
    return found


def _with_ends(
    ready: pd.DataFrame, has_series: bool, names: int, unit: str, digits: int, is_amount: bool, zero: bool, height: int
) -> pd.DataFrame:
    """Adds ``end`` and ``end_y`` on the last known row of each line: what to write there, and at which height."""
    known = ready[ready["v"].notna()].sort_values("t", kind="stable")
    last = known.groupby("s").tail(1) if has_series else known.tail(1)
    ready = ready.assign(end=pd.Series(pd.NA, index=ready.index, dtype="str"), end_y=float("nan"))
    if last.empty:
        return ready
    low, high = bounds(ready, ["v", "lo", "hi", "goal", "goal_high"], None, zero)
    ready.loc[last.index, "end_y"] = end_heights(last, "v", low, high, height // _LABEL_HEIGHT_PX)
    said_values = [amount(v) if is_amount else quantity(v, unit, digits) for v in last["v"]]
    if has_series and names <= MOST_NAMED_SERIES:
        said_values = [f"{name}  {text}" for name, text in zip(last["s"], said_values, strict=True)]
    ready.loc[last.index, "end"] = said_values
    return ready


@drawn_once
def _specification(style: Style, options: LineOptions) -> Altair:
    sentence = said(style, options, options.time, options.has_series, options.has_note)
    top = 8 + event_room(options.events) + (PEAK_ROOM_PX if options.peaks else 0)
    layers = [
        *shade_layers(style, options.shades),
        *(_band(style, options) if options.has_band else []),
        *event_layers(style, options.events, middle=options.middle),
        *(_target(style, options) if options.has_target else []),
        _line(style, options),
        *(_target_label(style, options) if options.has_target else []),
        *peak_layers(style, options.peaks),
        *(_ends(style, options) if options.has_end else []),
        *_hover(style, options),
    ]
    return (
        alt.layer(*layers, data=alt.NamedData("rows"))
        .transform_calculate(said=sentence)
        .properties(height=options.height, padding={"left": 2, "top": top, "bottom": 2, "right": 4})
    )


def _x(style: Style, options: LineOptions) -> alt.X:
    return alt.X("t:T", axis=time_axis(style, options.ticks))


def _y(style: Style, options: LineOptions, field: str = "v") -> alt.Y:
    axis = value_axis(style, options.unit, options.digits, options.is_amount)
    if options.domain:
        return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(domain=list(options.domain), nice=False, zero=False))
    return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(zero=options.zero, nice=True))


def _colour(style: Style, options: LineOptions) -> Altair:
    if not options.has_series:
        return alt.value(PALETTES[style.mode].accent)
    legend = alt.Legend(**_LEGEND) if options.has_legend else None
    return alt.Color("s:N", legend=legend, sort=None)


def _band(style: Style, options: LineOptions) -> list[Altair]:
    area = alt.Chart().mark_area(color=PALETTES[style.mode].ink, opacity=0.12, clip=bool(options.domain))
    return [area.encode(x="t:T", y="lo:Q", y2="hi:Q")]


def _target(style: Style, options: LineOptions) -> list[Altair]:
    dashes: dict[str, Any] = {"strokeDash": [6, 4], "strokeWidth": 1.5, "interpolate": "step-after"}
    return [
        alt.Chart().mark_line(color=PALETTES[style.mode].ink, clip=bool(options.domain), **dashes)
        .encode(x="t:T", y=f"{goal}:Q")
        for goal in ("goal", *(["goal_high"] if options.has_range else []))
    ]


def _target_label(style: Style, options: LineOptions) -> list[Altair]:
    """The target's name over the curve, in a halo of the card's own colour: no line strikes it through."""
    seen = " && datum.goal >= {} && datum.goal <= {}".format(*options.domain) if options.domain else ""
    place = (
        alt.Chart()
        .transform_filter(f"isValid(datum.goal){seen}")
        .transform_aggregate(first="argmin(t)")
        .transform_calculate(t="datum.first.t", goal="datum.first.goal")
        .encode(x="t:T", y="goal:Q", text=alt.value(options.target_label))
    )
    where: dict[str, Any] = {"align": "left", "baseline": "top", "dx": 4, "dy": 4}
    return [place.mark_text(**where, **halo(style)), place.mark_text(**where, color=PALETTES[style.mode].ink)]


def _line(style: Style, options: LineOptions) -> Altair:
    line = (
        alt.Chart()
        .mark_line(invalid="break-paths-filter-domains")
        .encode(x=_x(style, options), y=_y(style, options), color=_colour(style, options))
    )
    if not options.has_legend:
        return line
    # Lines without their name at the end are told apart by more than their colour.
    dashes = alt.Scale(range=_DASHES)
    return line.encode(strokeDash=alt.StrokeDash("s:N", legend=alt.Legend(**_LEGEND), scale=dashes, sort=None))


def _ends(style: Style, options: LineOptions) -> list[Altair]:
    ended = alt.Chart().transform_filter("isValid(datum.end)").encode(x="t:T", color=_colour(style, options))
    return [
        ended.mark_point(filled=True, size=55, opacity=1).encode(y="v:Q"),
        ended.mark_text(align="left", baseline="middle", dx=9, fontWeight=600).encode(y="end_y:Q", text="end:N"),
    ]


def _hover(style: Style, options: LineOptions) -> list[Altair]:
    pointed, colours = hover(), PALETTES[style.mode]
    known = alt.Chart().transform_filter("isValid(datum.v)")
    rule = known.mark_rule(color=colours.muted, strokeWidth=1).encode(
        x="t:T", opacity=alt.condition(pointed, alt.value(0.5), alt.value(0))
    )
    points = (
        known.mark_point(filled=True, size=70)
        .encode(
            x="t:T", y="v:Q", color=_colour(style, options), tooltip=alt.Tooltip("said:N"),
            opacity=alt.condition(pointed, alt.value(1), alt.value(0)),
        )
        .add_params(pointed)
    )  # fmt: skip
    return [rule, points]
