"""How a column of a frame is named and written, in a table, a chart's twin or an export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.locale import _
from dashboard.locale.dates import day, in_paris, month
from dashboard.locale.dates import is_known as is_dated
from dashboard.locale.numbers import amount, decimal, is_known, percent

Kind = Literal["text", "integer", "decimal", "percent", "amount", "date", "month", "moment", "boolean"]
NUMERIC: frozenset[Kind] = frozenset({"integer", "decimal", "percent", "amount"})
UNKNOWN = "–"


@dataclass(frozen=True)
class Column:
    """A label, a kind, and for numbers a count of decimals and a unit.

    >>> Column("Débit", "decimal", 2, "m³/s").title
    'Débit (m³/s)'
    """

    label: str
    kind: Kind = "text"
    digits: int | None = None
    unit: str = ""

    @property
    def title(self) -> str:
        """The label with its unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    @property
    def is_number(self) -> bool:
        """Whether cells are aligned on their right."""
        return self.kind in NUMERIC

    def text(self, value: Any) -> str:
        """A cell in words; a dash when there is no value."""
        return _WRITERS[self.kind](self, value)


def _number(column: Column, value: Any) -> str:
    default = 0 if column.kind == "integer" else 1
    return decimal(value, default if column.digits is None else column.digits) if is_known(value) else UNKNOWN


def _percent(column: Column, value: Any) -> str:
    return percent(value, column.digits or 0) if is_known(value) else UNKNOWN


def _moment(column: Column, value: Any) -> str:
    if not is_dated(value):
        return UNKNOWN
    at = in_paris(value)
    return f"{at:%d/%m/%Y %H:%M}"


def _boolean(column: Column, value: Any) -> str:
    return UNKNOWN if is_missing(value) else (_("oui") if value else _("non"))


def _text(column: Column, value: Any) -> str:
    return UNKNOWN if is_missing(value) or str(value) == "" else str(value)


def is_missing(value: Any) -> bool:
    """None, NaN, NaT or pandas' NA (the only one that refuses to say whether it equals itself)."""
    try:
        return value is None or (not isinstance(value, (list, tuple, dict)) and bool(value != value))
    except TypeError:
        return True


def kind_of(values: pd.Series[Any]) -> Kind:
    """The kind that a column's type suggests."""
    if pd.api.types.is_bool_dtype(values):
        return "boolean"
    if pd.api.types.is_integer_dtype(values):
        return "integer"
    if pd.api.types.is_numeric_dtype(values):
        return "decimal"
    if pd.api.types.is_datetime64_any_dtype(values):
        midnight = values.dropna().dt.normalize() == values.dropna()
        return "date" if bool(midnight.all()) else "moment"
    return "text"


_WRITERS: dict[Kind, Callable[[Column, Any], str]] = {
    "text": _text,
    "integer": _number,
    "decimal": _number,
    "percent": _percent,
    "amount": lambda column, value: amount(value) if is_known(value) else UNKNOWN,
    "date": lambda column, value: day(value) if is_dated(value) else UNKNOWN,
    "month": lambda column, value: month(value) if is_dated(value) else UNKNOWN,
    "moment": _moment,
    "boolean": _boolean,
}
