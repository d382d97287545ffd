"""Which rows a query keeps: ``where``, ``refine``, ``exclude``, on any table of rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dashboard.demo.doubles.messages import Call
from dashboard.demo.doubles.ods_limits import malformed, refusal
from dashboard.demo.doubles.odsql import Malformed, Parser, Row, Test, Value

ValueOf = Callable[[str], Value]


@dataclass(frozen=True)
class Table:
    """What is asked: its rows, how a row answers for a name, what full text reads of it, its fields in order."""

    rows: Callable[[], Iterable[Row]]
    value_of: ValueOf
    everything: Value
    fields: tuple[str, ...]


def filtered(call: Call, table: Table) -> Iterator[Row]:
    """The rows that pass ``where``, ``refine`` and ``exclude``. Raises Refusal (400) before the first row."""
    tests = conditions(call, table)
    return (row for row in table.rows() if all(test(row) for test in tests))


def is_filtered(call: Call) -> bool:
    """Whether the call keeps only some rows."""
    return any(call.get(name) for name in ("where", "refine", "exclude"))


def conditions(call: Call, table: Table) -> list[Test]:
    """One test a clause."""
    try:
        tests = [Parser(text, table.value_of, table.everything).test() for text in call.every("where")]
    except Malformed as error:
        raise malformed(error, "where") from error
    tests += [facet(table, text, "refine") for text in call.every("refine")]
    return tests + [opposite(facet(table, text, "exclude")) for text in call.every("exclude")]


def opposite(test: Test) -> Test:
    """The rows that a test leaves out."""
    return lambda row: not test(row)


def facet(table: Table, text: str, clause: str) -> Test:
    """``name:value``, the value whole or the beginning of a date (``modified:2019/12``)."""
    name, colon, wanted = text.partition(":")
    wanted = wanted.strip("\"'")
    if not colon:
        raise refusal("InvalidRESTParameterError", f"Invalid value for {clause} API parameter: {text}.")
    try:
        value = table.value_of(name)
    except Malformed as error:
        raise malformed(error, clause) from error

    def test(row: Row) -> bool:
        held = value(row)
        values = held if isinstance(held, list) else [held]
        dated = wanted.replace("/", "-") if re.fullmatch(r"\d{4}(/\d\d){0,2}", wanted) else None
        return any(
            one is not None and (str(one) == wanted or (dated is not None and str(one).startswith(dated)))
            for one in values
        )

    return test
