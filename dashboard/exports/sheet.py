"""XLSX: typed cells under a frozen heading, a second sheet « Passeport », and as many more as the rows need.

XlsxWriter in constant memory: rows go to a temporary file, which is read out once it is whole. A text that a
spreadsheet would run is marked as text (its quote prefix), so it stays as it is even when somebody edits the cell.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.cells import in_paris, told, values
from dashboard.exports.safety import neutral
from dashboard.exports.table import Exported, Field
from dashboard.exports.words import Words

MOST_ROWS, MOST_TEXT, MOST_DIGITS, CHUNK = 1_048_576, 32_767, 15, 262_144
FIRST_DAY = date(1900, 3, 1)  # Excel believes in 29 February 1900: earlier days are one off, so they go as text
# Formats 14 and 22 are « the day » and « the day and hour » as the reader's own computer writes them.
FORMATS: dict[str, Any] = {"integer": "0", "percent": "0.0%", "amount": '#,##0.00 "€"', "date": 14, "month": 14,
                           "moment": 22}  # fmt: skip
WIDTHS = {"date": 12, "month": 12, "moment": 18, "boolean": 8, "integer": 10, "decimal": 12, "amount": 16}


class Exact(Worksheet):  # type: ignore[misc]
    """A sheet that writes numbers whole (XlsxWriter keeps 16 digits) and never takes data for rich text."""

    def _xml_number_element(self, number: Any, attributes: Any = ()) -> None:
        told = "".join(f' {key}="{value}"' for key, value in attributes)
        self.fh.write(f"<c{told}><v>{number!r}</v></c>")

    def _xml_rich_inline_string(self, string: str, attributes: Any = ()) -> None:
        self._xml_inline_string(string, True, attributes)


class Book:
    """A workbook being written."""

    def __init__(self, file: Any, table: Exported, words: Words, most_rows: int) -> None:
        self.table, self.words, self.most_rows = table, words, most_rows
        self.book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_urls": False,
                                               "strings_to_formulas": False, "strings_to_numbers": False})  # fmt: skip
        if table.provenance.built_at:  # the same rows give the same bytes, whenever they are asked for
            self.book.set_properties({"created": table.provenance.built_at.replace(tzinfo=None)})
        self.styles = {kind: self.book.add_format({"num_format": told}) for kind, told in FORMATS.items()}
        self.quoted = self.book.add_format({"quote_prefix": True})
        self.heading = self.book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.folded = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.row_count = self.cut_count = self.sheet_count = self.next_row = 0
        self.sheet = self.begin([])
        self.passport = self.book.add_worksheet(words.passport, Exact)

    def begin(self, sample: list[list[Any]]) -> Any:
        """A further sheet of data, its heading written."""
        self.sheet_count += 1
        more = f" ({self.sheet_count})" if self.sheet_count > 1 else ""
        sheet = self.book.add_worksheet(f"{self.words.data}{more}", Exact)
        sheet.freeze_panes(1, 0)
        for place, field in enumerate(self.table.fields):
            self.text(sheet, 0, place, self.title(field), self.heading)
        self.next_row = 1
        return sheet

    def title(self, field: Field) -> str:
        """The title of a column; hours say whose they are."""
        return f"{field.title} ({self.words.paris_time})" if field.kind == "moment" else field.title

    def add(self, columns: list[list[Any]]) -> None:
        """A batch of rows, on a further sheet where this one is full."""
        if not self.row_count:
            self.widen(columns)
        writers = [self.writer(field) for field in self.table.fields]
        for row in zip(*columns, strict=True):
            if self.next_row == self.most_rows:
                self.end()
                self.sheet = self.begin(columns)
                self.widen(columns)
            for place, value in enumerate(row):
                if value is not None:
                    writers[place](self.next_row, place, value)
            self.next_row += 1
            self.row_count += 1

    def widen(self, columns: list[list[Any]]) -> None:
        """Columns as wide as their first cells."""
        for place, (field, column) in enumerate(zip(self.table.fields, columns, strict=True)):
            longest = max((len(str(value)) for value in column[:200] if isinstance(value, str)), default=0)
            width = max(WIDTHS.get(field.kind, 8), min(len(self.title(field)) + 4, 32), min(longest + 2, 60))
            self.sheet.set_column(place, place, width)

    def writer(self, field: Field) -> Callable[[int, int, Any], None]:
        """What writes the cells of a column, each by its own type."""
        style = self.styles.get(field.kind)

        def write(row: int, place: int, value: Any) -> None:
            if isinstance(value, str):
                self.text(self.sheet, row, place, value)
            elif isinstance(value, bool):
                self.sheet.write_boolean(row, place, value)
            elif isinstance(value, (int, float, Decimal)):
                self.number(row, place, value, style)
            elif isinstance(value, date) and date(value.year, value.month, value.day) >= FIRST_DAY:
                is_instant = isinstance(value, datetime)
                shown = in_paris(value) if isinstance(value, datetime) else value
                self.sheet.write_datetime(row, place, shown, style or self.styles["moment" if is_instant else "date"])
            else:
                self.text(self.sheet, row, place, value.isoformat() if isinstance(value, date) else told(value))

        return write

    def number(self, row: int, place: int, value: Any, style: Format | None) -> None:
        """A number as it is; as text where Excel would round it (it keeps 15 digits of a whole or decimal number)."""
        if isinstance(value, float) or len(str(value).strip("-").replace(".", "").lstrip("0")) <= MOST_DIGITS:
            self.sheet.write_number(row, place, float(value) if isinstance(value, Decimal) else value, style)
        else:
            self.sheet.write_string(row, place, str(value))

    def text(self, sheet: Any, row: int, place: int, value: str, style: Format | None = None) -> None:
        """A text, never a formula; cut where Excel could not hold it."""
        is_cut = sheet.write_string(row, place, value, style or (self.quoted if neutral(value) != value else None))
        self.cut_count += bool(is_cut)

    def end(self) -> None:
        """The filter over the rows of this sheet."""
        self.sheet.autofilter(0, 0, max(self.next_row - 1, 0), max(len(self.table.fields) - 1, 0))

    def close(self) -> None:
        """The passport and the end of the file."""
        self.end()
        self.passport.set_column(0, 0, 24)
        self.passport.set_column(1, 3, 48)
        counts = [(self.words.rows, str(self.row_count))]
        counts += [(self.words.cut, str(self.cut_count))] if self.cut_count else []
        rows: list[tuple[str, ...]] = [*self.words.lines, *counts, ()]
        for place, row in enumerate(rows):
            for column, told_text in enumerate(row):
                self.text(self.passport, place, column, told_text, self.folded if column else self.heading)
        for place, title in enumerate(self.words.columns):
            self.text(self.passport, len(rows), place, title, self.heading)
        for line, field in enumerate(self.table.fields, len(rows) + 1):
            for place, text in enumerate((field.title, field.name, field.unit, field.description)):
                self.text(self.passport, line, place, text, self.folded)
        self.book.close()


def stream(table: Exported, words: Words, most_rows: int = MOST_ROWS) -> Iterator[bytes]:
    """The file, once it is whole on the disk; nothing is left there afterwards."""
    with tempfile.TemporaryFile(suffix=".xlsx") as file:
        book = Book(file, table, words, most_rows)
        for batch in table.batches():
            book.add([values(batch.column(place), field) for place, field in enumerate(table.fields)])
            yield b""  # nothing can leave yet, but whoever asked may stop here
        book.close()
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk
