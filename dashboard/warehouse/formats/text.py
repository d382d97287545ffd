"""Bytes of any French origin → text, and the delimiter of a table.

A town's files come from office suites, registries and portals of every age: UTF-8 with or without a mark, UTF-16,
Windows-1252, the DOS page 850, the old Macintosh page. The encoding is told by what cannot be anything else first
(marks, valid UTF-8), then by which page reads as French.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections import Counter
from pathlib import Path

from dashboard.errors import Changed

HEAD = 65536
DELIMITERS = ";,\t|"
GZIP_MARK = b"\x1f\x8b"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGES = ("cp1252", "cp850", "mac_roman")
_FRENCH = frozenset("éèêëàâîïôùûüçœæÉÈÊËÀÂÎÏÔÙÛÜÇŒÆ’‘“”«»°€…–—\xa0")
_HTML = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<body")


def is_gzip(path: Path) -> bool:
    """Whether the file is gzip, by its first bytes (names lie)."""
    with path.open("rb") as stream:
        return stream.read(2) == GZIP_MARK


def head_of(path: Path, size: int = HEAD) -> bytes:
    """The first bytes of a file, decompressed when it is gzip. Raises Changed when the gzip is broken."""
    try:
        with gzip.open(path) if is_gzip(path) else path.open("rb") as stream:
            return stream.read(size)
    except (OSError, EOFError, zlib.error) as error:
        raise Changed("archive gzip illisible ou tronquée", step="lecture") from error


def whole(path: Path) -> bytes:
    """All bytes of a file, decompressed when it is gzip. Raises Changed when the gzip is broken or cut short."""
    return head_of(path, -1)


def looks_like_html(head: bytes) -> bool:
    """Whether a body is a web page (a maintenance notice, a login form) where data is due."""
    return head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower().startswith(_HTML)


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file, without its mark, and the name of the encoding it was read with.

    Raises Changed for bytes that are no text: NUL bytes outside UTF-16, or a marked encoding that is broken.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Changed(f"octets illisibles en {encoding} à la position {error.start}", step="lecture") from error
    if "\0" in text:
        raise Changed("octets nuls dans un texte : fichier binaire ou abîmé", step="lecture")
    return text, encoding


def _unmarked(data: bytes) -> str:
    """The encoding of a text without a mark."""
    even, odd = data[:HEAD:2].count(0), data[1:HEAD:2].count(0)
    if max(even, odd) * 4 > min(len(data), HEAD):  # over half of the characters: Latin text in two bytes each
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return max(_PAGES, key=lambda page: _frenchness(data, page))


def _frenchness(data: bytes, page: str) -> float:
    """Share of the non-ASCII characters that French uses when the bytes are read with that page; −1 if they cannot."""
    try:
        seen = Counter(char for char in data.decode(page) if char > "\x7f")
    except UnicodeDecodeError:
        return -1.0
    return sum(count for char, count in seen.items() if char in _FRENCH) / max(sum(seen.values()), 1)


def dialect(text: str) -> str:
    """The delimiter of a delimited text: the one that cuts the first lines into the same number (> 1) of cells.

    A text of one column gives ``;``.
    """
    return max(DELIMITERS, key=lambda delimiter: _regularity(text[:HEAD], delimiter))


def _regularity(head: str, delimiter: str) -> tuple[float, int]:
    rows = [row for row in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter) if row][:200]
    rows = rows[:-1] if len(rows) > 2 and len(head) == HEAD else rows
    if not rows or len(rows[0]) < 2:
        return (0.0, 0)
    width = len(rows[0])
    return (sum(len(row) == width for row in rows) / len(rows), width)
