"""The Altair theme: type, grid, colours, and numbers and dates in French (or English) whatever the browser speaks.

``config.locale`` is the one place where Vega reads a locale that survives Streamlit; axis and tooltip formats are
explicit, since the default time axis keeps the American order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from dashboard.charts.tokens import FONT, PALETTES, Mode
from dashboard.locale import Language
from dashboard.locale.dates import month_names, weekday_names
from dashboard.locale.numbers import MINUS, NARROW, NBSP

Span = Literal["hours", "days", "months", "years"]


@dataclass(frozen=True)
class Ticks:
    """How a time axis is read (``span``), and one tick every ``step`` ``interval``."""

    span: Span
    interval: Literal["hours", "day", "week", "month", "year"]  # as Vega knows them: « hour » breaks the chart
    step: int


@lru_cache(maxsize=8)
def config(mode: Mode, language: Language) -> dict[str, Any]:
    """The Vega-Lite ``config`` of a mode and a language."""
    colours = PALETTES[mode]
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "padding": {"left": 2, "right": 2, "top": 6, "bottom": 2},
        "range": {"category": list(colours.series), "ramp": list(colours.ramp), "heatmap": list(colours.ramp)},
        "axis": {
            "labelColor": colours.muted, "labelFontSize": 13, "titleColor": colours.muted, "titleFontSize": 13,
            "titleFontWeight": "normal", "gridColor": colours.line, "gridWidth": 1, "domain": False, "ticks": False,
            "labelPadding": 8, "labelOverlap": "greedy",
        },
        "axisX": {"grid": False, "domain": True, "domainColor": colours.muted, "domainWidth": 1, "labelFlush": False},
        "axisY": {"tickCount": 5, "titleAnchor": "end", "titleAngle": 0, "titleAlign": "left", "titleY": -10},
        "legend": {"labelColor": colours.ink, "labelFontSize": 13, "titleColor": colours.muted, "orient": "top"},
        "text": {"color": colours.ink, "fontSize": 13},
        "line": {"strokeWidth": 2, "strokeJoin": "round", "strokeCap": "round"},
        "bar": {"cornerRadiusEnd": 2, "color": colours.accent},
        "locale": locale(language),
    }  # fmt: skip


@lru_cache(maxsize=4)
def locale(language: Language) -> dict[str, Any]:
    """Number and time locale in d3's terms."""
    french = language == "fr"
    months, short = month_names("wide", language), month_names("abbreviated", language)
    days, brief = weekday_names("wide", language), weekday_names("abbreviated", language)
    from_sunday = [6, 0, 1, 2, 3, 4, 5]
    return {
        "number": {
            "decimal": "," if french else ".", "thousands": NARROW if french else ",", "grouping": [3],
            "currency": ["", f"{NBSP}€"] if french else ["€", ""], "percent": f"{NBSP}%" if french else "%",
            "minus": MINUS,
        },
        "time": {
            "dateTime": "%A %-d %B %Y %H:%M", "date": "%d/%m/%Y", "time": "%H:%M:%S", "periods": ["AM", "PM"],
            "days": [days[n] for n in from_sunday], "shortDays": [brief[n] for n in from_sunday],
            "months": [months[n] for n in range(1, 13)], "shortMonths": [short[n] for n in range(1, 13)],
        },
    }  # fmt: skip


def axis_label(span: Span, language: Language) -> str:
    """A Vega expression that writes a tick of a time axis: the coarse unit where it changes, the fine one between."""
    fine, coarse, changes = _TICKS[language][span]
    return f"{changes} ? {coarse} : {fine}"


def band_label(ticks: Ticks, language: Language) -> str:
    """The same for an axis with one place a period: words where a tick falls, nothing elsewhere."""
    week = "floor((datum.value - 60000 * timezoneoffset(datum.value) - 345600000) / 604800000)"
    falls = {
        "hours": f"hours(datum.value) % {ticks.step} == 0",
        "day": f"date(datum.value) % {ticks.step} == {1 % ticks.step}",
        "week": f"day(datum.value) == 1 && {week} % {ticks.step} == 0",
        "month": f"date(datum.value) == 1 && month(datum.value) % {ticks.step} == 0",
        "year": f"date(datum.value) == 1 && month(datum.value) == 0 && year(datum.value) % {ticks.step} == 0",
    }[ticks.interval]
    return f"({falls}) ? ({axis_label(ticks.span, language)}) : ''"


_DAY_FR = "((date(datum.value) == 1 ? '1er' : timeFormat(datum.value, '%-d')) + timeFormat(datum.value, ' %b'))"
_TICKS: dict[Language, dict[Span, tuple[str, str, str]]] = {
    "fr": {
        "hours": ("timeFormat(datum.value, '%-H h')", _DAY_FR, "hours(datum.value) == 0"),
        "days": (_DAY_FR, _DAY_FR, "false"),
        "months": ("timeFormat(datum.value, '%b')", "timeFormat(datum.value, '%Y')", "month(datum.value) == 0"),
        "years": ("timeFormat(datum.value, '%Y')", "timeFormat(datum.value, '%Y')", "false"),
    },
    "en": {
        "hours": ("timeFormat(datum.value, '%H:%M')", "timeFormat(datum.value, '%-d %b')", "hours(datum.value) == 0"),
        "days": ("timeFormat(datum.value, '%-d %b')", "timeFormat(datum.value, '%-d %b')", "false"),
        "months": ("timeFormat(datum.value, '%b')", "timeFormat(datum.value, '%Y')", "month(datum.value) == 0"),
        "years": ("timeFormat(datum.value, '%Y')", "timeFormat(datum.value, '%Y')", "false"),
    },
}


def said_time(field: str, precision: str, language: Language) -> str:
    """A Vega expression that says an instant, a day or a month in words: « Mardi 14 juillet 2026, 18 h 05 »."""
    time = f"datum['{field}']"
    first = (
        f"(date({time}) == 1 ? '1er' : timeFormat({time}, '%-d'))" if language == "fr" else f"timeFormat({time}, '%-d')"
    )
    day = f"timeFormat({time}, '%A ') + {first} + timeFormat({time}, ' %B %Y')"
    clock = "', %-H h %M'" if language == "fr" else "', %H:%M'"
    said = {
        "month": f"timeFormat({time}, '%B %Y')",
        "day": day,
        "moment": f"{day} + timeFormat({time}, {clock})",
    }[precision]
    return f"upper(slice({said}, 0, 1)) + slice({said}, 1)"


def said_value(field: str, unit: str, digits: int, is_amount: bool, language: Language) -> str:
    """A Vega expression that says a value with its unit, « 1,42 m »; an amount in k€ or M€."""
    value = f"datum['{field}']"
    if is_amount:
        return said_amount(value, language)
    return f"format({value}, ',.{digits}f')" + (f" + '{NBSP}{quoted(unit)}'" if unit else "")


def said_amount(value: str, language: Language, digits: str = ".1") -> str:
    """A Vega expression that writes euros as « 950 € », « 12,3 k€ » or « 1,2 M€ »; ``digits`` ``.1~`` drops « ,0 »."""
    sign, euro, kilo, mega = ("''", "€", "k€", "M€") if language == "fr" else ("'€'", "", "k", "m")
    gap = NBSP if language == "fr" else ""
    return (
        f"({sign} + (abs({value}) >= 999950 ? format({value} / 1e6, ',{digits}f') + '{gap}{mega}' : "
        f"abs({value}) >= 1000 ? format({value} / 1e3, ',{digits}f') + '{gap}{kilo}' : "
        f"format({value}, ',.0f') + '{gap}{euro}'))"
    )


def quoted(text: str) -> str:
    """Text made safe between single quotes in a Vega expression."""
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
