"""The columns of any dataset in words: their types, how a value is written without changing it, their extent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd

from dashboard.figures.suggestion import Shape, is_name
from dashboard.held.table import HeldColumn
from dashboard.locale import _, language
from dashboard.locale.column import Kind
from dashboard.locale.dates import day, in_paris
from dashboard.locale.numbers import decimal

MOST_DIGITS = 9


def kind_word(column: HeldColumn) -> str:
    """The type of a column, as a reader says it."""
    return {
        "text": _("texte"), "integer": _("nombre entier"), "decimal": _("nombre"), "date": _("date"),
        "moment": _("date et heure"), "boolean": _("oui ou non"), "point": _("position"), "json": _("structure"),
    }.get(column.kind, column.kind)  # fmt: skip


def kinds(column: HeldColumn, values: pd.Series[Any]) -> tuple[Kind, int | None]:
    """The kind of a cell and its decimals: as many as the values have, so that none is rounded."""
    if column.kind == "integer":
        return ("text" if is_label(column) else "integer"), None
    if column.kind == "decimal":
        return "decimal", digits_of(values)
    found: dict[str, Kind] = {"date": "date", "moment": "moment", "boolean": "boolean"}
    return found.get(column.kind, "text"), None


def is_label(column: HeldColumn) -> bool:
    """Whether an integer names something (a year, a code): no thousands separator in it."""
    return is_name(Shape(column.name, column.kind, 1.0, 2))


def digits_of(values: pd.Series[Any]) -> int:
    """The greatest number of decimals among the values, at most nine."""
    known = [float(value) for value in values.dropna()]
    return max((_digits(value) for value in known if value == value), default=0)


def _digits(value: float) -> int:
    written = f"{value:.{MOST_DIGITS}f}".rstrip("0")
    return len(written.partition(".")[2])


def exact(value: Any, column: HeldColumn) -> str:
    """A value given as text by the profile, written for a reader and not rounded."""
    told = str(value)
    if column.kind == "integer":
        return told if is_label(column) else _number(told, 0)
    if column.kind == "decimal":
        return _number(told, None)
    if column.kind == "boolean":
        return {"true": _("oui"), "false": _("non")}.get(told.lower(), told)
    return _instant(told) if column.kind in ("date", "moment") else told


def _number(told: str, digits: int | None) -> str:
    try:
        value = float(told)
    except ValueError:
        return told
    if abs(value) >= 1e15 or (value and abs(value) < 1e-6):
        return told.replace(".", ",") if language() == "fr" else told
    return decimal(value, _digits(value) if digits is None else digits)


def _instant(told: str) -> str:
    """A day « 23 nov. 2026 », an instant with its hour in Paris."""
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return told
    if len(told) <= 10:
        return day(date(at.year, at.month, at.day))
    local = in_paris(at)
    return f"{day(local.date())} {local:%H:%M}"


def extent(minimum: Any, maximum: Any, column: HeldColumn) -> str:
    """« de 1,2 à 3,4 » for what has an order that means something; nothing for a text."""
    if minimum is None or maximum is None or minimum != minimum or column.kind in ("text", "json", "point", "boolean"):
        return "–"
    return _("de {low} à {high}").format(low=exact(minimum, column), high=exact(maximum, column))
