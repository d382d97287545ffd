"""What a query shows of the rows it keeps: ``select``, ``group_by``, aggregates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.demo.doubles.messages import Call
from dashboard.demo.doubles.ods_filters import Table, filtered
from dashboard.demo.doubles.ods_limits import malformed
from dashboard.demo.doubles.odsql import Malformed, Row, Value

_AGGREGATE = re.compile(r"(count|sum|avg|min|max)\s*\(\s*(\*|[\w.]+)\s*\)", re.IGNORECASE)
_PART = re.compile(r"(year|month|day)\s*\(\s*([\w.]+)\s*\)", re.IGNORECASE)
_LENGTHS = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True)
class Selected:
    """One column of the answer: its name and its value in a row, or, for an aggregate, in a group of rows."""

    name: str
    value: Value
    of_group: bool = False


def clauses(text: str) -> list[tuple[str, str]]:
    """Expression and name of each part of a ``select`` or ``group_by``: ``count(*) as n`` gives both."""
    parts = [part.strip() for part in re.split(r",(?![^(]*\))", text) if part.strip()]
    pairs = [re.split(r"\s+as\s+", part, maxsplit=1, flags=re.IGNORECASE) for part in parts]
    return [(pair[0].strip(), pair[-1].strip(" `")) for pair in pairs]


def expression(table: Table, text: str) -> Value:
    """A field, or the year, month or day of one."""
    dated = _PART.fullmatch(text)
    if not dated:
        if not re.fullmatch(r"`?[\w.]+`?", text):
            raise Malformed(text)
        return table.value_of(text.strip("`"))
    inner, length = table.value_of(dated[2]), _LENGTHS[dated[1].lower()]
    return lambda row: str(inner(row))[:length] if inner(row) else None


def selection(call: Call, table: Table) -> list[Selected] | None:
    """The columns of ``select``; None when every field is wanted. Raises Refusal (400) on what is not understood."""
    found: list[Selected] = []
    try:
        for text, name in clauses(call.get("select")):
            aggregate = _AGGREGATE.fullmatch(text)
            if text == "*":
                found += [Selected(field, table.value_of(field)) for field in table.fields]
            elif aggregate:
                value = aggregated(aggregate[1].lower(), aggregate[2], table)
                found.append(Selected(name, value, of_group=True))
            else:
                found.append(Selected(name, expression(table, text)))
    except Malformed as error:
        raise malformed(error, "select") from error
    return found or None


def aggregated(function: str, field: str, table: Table) -> Value:
    """An aggregate as a function of a group of rows; nulls do not count."""
    if field == "*":
        if function != "count":
            raise Malformed(f"{function}(*)")
        return len
    value = table.value_of(field)
    functions: dict[str, Callable[[list[Any]], Any]] = {
        "count": len, "sum": sum, "min": min, "max": max, "avg": lambda held: sum(held) / len(held),
    }  # fmt: skip

    def compute(rows: list[Row]) -> Any:
        held = [one for one in map(value, rows) if one is not None]
        return functions[function](held) if held or function == "count" else None

    return compute


def shaped(row: Row, columns: list[Selected] | None) -> Row:
    """The row with the columns selected."""
    return row if columns is None else {column.name: column.value(row) for column in columns}


def grouped(call: Call, table: Table, columns: list[Selected] | None) -> list[Row]:
    """One row a group: the keys of ``group_by``, the aggregates of ``select`` (a count when there is none)."""
    try:
        keys = [(name, expression(table, text)) for text, name in clauses(call.get("group_by"))]
    except Malformed as error:
        raise malformed(error, "group_by") from error
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in filtered(call, table):
        key = tuple(str(one) if isinstance(one, list | dict) else one for one in (value(row) for _, value in keys))
        groups.setdefault(key, []).append(row)
    aggregates = [column for column in columns or [] if column.of_group] or [Selected("count", len, of_group=True)]
    names = [name for name, _ in keys]
    return [
        {**dict(zip(names, key, strict=True)), **{column.name: column.value(rows) for column in aggregates}}
        for key, rows in groups.items()
    ]
