"""CSV, in two manners: for any program, and for Excel as the French set it up, whose last column says the source."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exports.cells import in_paris, instant, told, values
from dashboard.exports.safety import SUSPECT, neutral
from dashboard.exports.table import Exported, Field
from dashboard.exports.words import Words


@dataclass(frozen=True)
class Manner:
    """How cells are written. ``is_french``: semicolons, a byte order mark, decimal commas, titles, hours of Paris.

    The French manner is for reading: measures have the digits of their column, and the last column says the source.
    """

    is_french: bool
    words: Words

    @property
    def ending(self) -> tuple[str, ...]:
        """The source of the rows, the same at the end of each."""
        return (neutral(self.words.origin),) if self.is_french and self.words.origin else ()


def stream(table: Exported, manner: Manner) -> Iterator[bytes]:
    """The file, a batch of rows at a time."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if manner.is_french else ",", lineterminator="\r\n")
    more = manner.ending
    headings = [neutral(heading(field, manner)) for field in table.fields]
    writer.writerow([*headings, *(manner.words.source for _ in more)])
    yield (b"\xef\xbb\xbf" if manner.is_french else b"") + taken(text)
    for batch in table.batches():
        columns = [written(batch.column(place), field, manner) for place, field in enumerate(table.fields)]
        writer.writerows((*row, *more) for row in zip(*columns, strict=True))
        yield taken(text)


def taken(text: io.StringIO) -> bytes:
    """What was written since the last time."""
    content = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return content


def heading(field: Field, manner: Manner) -> str:
    """The name for machines, the title for people; hours say whose they are."""
    if not manner.is_french:
        return field.name
    return f"{field.title} ({manner.words.paris_time})" if field.kind == "moment" else field.title


def written(column: pa.Array, field: Field, manner: Manner) -> list[Any]:
    """The cells of a column as the csv module takes them; text is made plain only where a column needs it."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        suspect = pc.any(pc.match_substring_regex(column, SUSPECT)).as_py()
        found = column.to_pylist()
        return [value if value is None else neutral(value) for value in found] if suspect else found
    write = cell_writer(manner, field)
    return [None if value is None else write(value) for value in values(column, field)]


def cell_writer(manner: Manner, field: Field) -> Callable[[Any], Any]:
    """What writes one value that is there."""
    truths = manner.words.truths if manner.is_french else ("false", "true")

    def write(value: Any) -> Any:
        if isinstance(value, bool):
            return truths[value]
        if isinstance(value, (int, float, Decimal)):
            return number(rounded(value, field)).replace(".", ",") if manner.is_french else number(value)
        if isinstance(value, datetime):
            return in_paris(value).isoformat(" ", "seconds") if manner.is_french else instant(value)
        return value.isoformat() if isinstance(value, date) else neutral(told(value))

    return write


def rounded(value: float | Decimal, field: Field) -> float | Decimal:
    """A measure with the digits that its column declares; a share with those of its percentage, one by default."""
    digits = 2 + (1 if field.digits is None else field.digits) if field.kind == "percent" else field.digits
    if digits is None or isinstance(value, int):
        return value
    return round(value, digits) if isinstance(value, float) else Decimal(round(value, digits))


def number(value: float | Decimal) -> str:
    """A number, whole: the shortest text that reads back as the same one, never as a power of ten if exact."""
    return format(value, "f") if isinstance(value, Decimal) else repr(value)
