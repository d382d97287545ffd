"""One page of an Explore v2.1 query on a table: the rows kept, their order, how many there are."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dashboard.demo.doubles.messages import Answer, Call, as_json
from dashboard.demo.doubles.ods_filters import Table, ValueOf, filtered, is_filtered
from dashboard.demo.doubles.ods_limits import bounds, malformed
from dashboard.demo.doubles.ods_select import clauses, grouped, selection, shaped
from dashboard.demo.doubles.odsql import Malformed, Row, Value


def answer(call: Call, table: Table, total: Callable[[], int]) -> Answer:
    """One page: ``total_count`` and ``results``, or ``results`` alone under ``group_by``.

    ``total`` counts the rows of the whole table; it is asked when nothing is filtered.
    """
    offset, limit = bounds(call, grouped=bool(call.get("group_by")))
    columns = selection(call, table)
    if call.get("group_by") or any(column.of_group for column in columns or []):
        rows = grouped(call, table, columns)
        key = ordering(call, lambda name: lambda row: row.get(name))
        rows = sorted(rows, key=key) if key else rows
        return as_json({"results": rows[offset : offset + limit]})
    counted = Counted(filtered(call, table))
    page = ordered(call, table, counted, offset, limit)
    if is_filtered(call) or call.get("order_by"):
        counted.exhaust()
        count = counted.count
    else:
        count = total()
    return as_json({"total_count": count, "results": [shaped(row, columns) for row in page]})


class Counted:
    """Rows that count themselves as they pass."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row

    def exhaust(self) -> None:
        """Let the rest pass."""
        for _ in self:
            pass


def ordered(call: Call, table: Table, rows: Iterable[Row], offset: int, limit: int) -> list[Row]:
    """The rows of one page, in order; only as many are held as the page is deep."""
    key = ordering(call, table.value_of)
    if key:
        return heapq.nsmallest(offset + limit, rows, key=key)[offset:]
    page = []
    for place, row in enumerate(rows):
        if place >= offset + limit:
            break
        if place >= offset:
            page.append(row)
    return page


class Descending:
    """A sort key turned round."""

    def __init__(self, key: Any) -> None:
        self.key = key

    def __lt__(self, other: Descending) -> bool:
        return bool(other.key < self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Descending) and bool(self.key == other.key)


def ordering(call: Call, value_of: ValueOf) -> Callable[[Row], list[Any]] | None:
    """A sort key for ``order_by`` (nulls last), None without. Raises Refusal (400) on an unknown name."""
    parts: list[tuple[Value, bool]] = []
    for text, _ in clauses(call.get("order_by")):
        name, _, direction = text.partition(" ")
        if direction.strip().lower() not in ("", "asc", "desc"):
            raise malformed(text, "order_by")
        try:
            parts.append((value_of(name.strip("`")), direction.strip().lower() == "desc"))
        except Malformed as error:
            raise malformed(error, "order_by") from error
    if not parts:
        return None

    def key(row: Row) -> list[Any]:
        return [sort_key(value(row), descending) for value, descending in parts]

    return key


def sort_key(value: Any, descending: bool) -> tuple[int, Any]:
    """Where a value stands: numbers among numbers, texts among texts, nulls last in both directions."""
    if value is None:
        return (2, 0)
    if isinstance(value, int | float):
        return (0, Descending(value) if descending else value)
    return (1, Descending(str(value)) if descending else str(value))
