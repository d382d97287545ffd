"""A table as a file, in any format, as a stream of bytes that never holds more than a batch of rows.

    >>> from dashboard.export import export, of_frame
    >>> b"".join(export(of_frame(pd.DataFrame({"a": [1.5]}), "essai"), "csv"))
    b'a\\r\\n1.5\\r\\n'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.exports import columnar, delimited, objects, sheet
from dashboard.exports.frames import of_frame
from dashboard.exports.table import Exported, Field, Provenance, Source, file_stem
from dashboard.exports.words import words
from dashboard.locale import Language

__all__ = ["FORMATS", "Exported", "Field", "Format", "Provenance", "Source", "export", "file_name", "file_stem",
           "of_frame"]  # fmt: skip
Writer = Callable[[Exported, Language], Iterator[bytes]]


@dataclass(frozen=True)
class Format:
    """A format: the extension of its files, what it is on the web, whether it is text."""

    extension: str
    media_type: str
    is_text: bool
    write: Writer


FORMATS = {
    "csv": Format("csv", "text/csv; charset=utf-8; header=present", True,
                  lambda table, language: delimited.stream(table, delimited.Manner(False, words(table, language)))),
    "csv-fr": Format("csv", "text/csv; charset=utf-8; header=present", True,
                     lambda table, language: delimited.stream(table, delimited.Manner(True, words(table, language)))),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", False,
                   lambda table, language: sheet.stream(table, words(table, language))),
    "geojson": Format("geojson", "application/geo+json", True, lambda table, language: objects.geo_stream(table)),
    "parquet": Format("parquet", "application/vnd.apache.parquet", False,
                      lambda table, language: columnar.stream(table)),
    "json": Format("json", "application/json", True, lambda table, language: objects.stream(table)),
}  # fmt: skip


def export(table: Exported, format: str, language: Language = "fr") -> Iterator[bytes]:  # noqa: A002
    """The table in a format of `FORMATS`, its words in a language. Raises KeyError for a format that is not there."""
    return FORMATS[format].write(table, language)


def file_name(table: Exported, format: str) -> str:  # noqa: A002
    """The name of the file: that of the table, with the extension of the format."""
    return f"{file_stem(table.name)}.{FORMATS[format].extension}"
