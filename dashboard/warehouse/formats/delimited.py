"""Delimited text (CSV) as a relation of text columns, whatever its encoding, delimiter and line ends.

A plain UTF-8 file, gzip or not, is read by DuckDB where it lies, so that its size does not matter. Any other one is
decoded, checked line by line, and written again plainly to a temporary file first. Cells never shift: a line with
too few or too many of them, or a quote that never closes, refuses the file.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from dashboard.errors import Changed
from dashboard.warehouse.formats.text import (
    DELIMITERS,
    decode,
    dialect,
    head_of,
    is_gzip,
    looks_like_html,
    whole,
)

SMALL = 4_000_000
LONGEST_CELL = 1 << 24


@dataclass(frozen=True)
class Published:
    """A published table: its column names, and SQL that reads them in file order as text columns c0, c1, …"""

    names: tuple[str, ...]
    relation: str


def literal(text: str | Path) -> str:
    """A SQL string literal."""
    return "'" + str(text).replace("'", "''") + "'"


@contextmanager
def delimited(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[Published]:
    """Opens a delimited file. Raises Changed when it is empty, a web page, or breaks its own columns."""
    head = head_of(path)
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Changed("fichier vide", step="lecture")
    if looks_like_html(head):
        raise Changed("page web (HTML) à la place des données", step="lecture")
    plain = _plain_head(head)
    if plain is not None:
        table = _table(path, plain, "gzip" if is_gzip(path) else "none")
        if table and _reads_to_the_end(connection, table, path):
            yield table
            return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "plain.csv"
        text = _rewrite(path, copy)
        table = _table(copy, text, "none")
        assert table is not None
        yield table


def _plain_head(head: bytes) -> str | None:
    """The first lines when the file looks like plain UTF-8; None when it must be decoded first."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head.removeprefix(codecs.BOM_UTF8))
    except UnicodeDecodeError:
        return None
    return None if "\0" in text or text[:4].lower() == "sep=" else text


def _table(path: Path, head: str, compression: str) -> Published | None:
    """The relation of a plain file, by its first line; None when that line cannot be read alone."""
    delimiter = dialect(head)
    try:
        names = next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        return None
    columns = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(len(names)))
    relation = (
        f"read_csv({literal(path)}, delim={literal(delimiter)}, quote='\"', escape='\"', header=true, "
        f"auto_detect=false, strict_mode=true, compression='{compression}', columns={{{columns}}})"
    )
    return Published(tuple(name.strip() for name in names), relation)


def _reads_to_the_end(connection: duckdb.DuckDBPyConnection, table: Published, path: Path) -> bool:
    """Whether DuckDB can read the whole file as it is: tried on a small one, told by its bytes on a large one.

    The trial has a cursor of its own, for an error aborts the transaction that meets it.
    """
    if path.stat().st_size > SMALL:
        return _is_utf8(path)
    try:
        connection.cursor().execute(f"select count(columns(*)) from {table.relation}").fetchall()
        return True
    except duckdb.Error:
        return False


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with gzip.open(path) if is_gzip(path) else path.open("rb") as stream:
            while block := stream.read(1 << 22):
                decoder.decode(block)
        decoder.decode(b"", final=True)
        return True
    except UnicodeDecodeError:
        return False
    except (OSError, EOFError, zlib.error) as error:
        raise Changed("archive gzip illisible ou tronquée", step="lecture") from error


def _rewrite(path: Path, target: Path) -> str:
    """Decodes, checks and writes the table again as plain UTF-8. Returns its first lines. Raises Changed."""
    text, _ = decode(whole(path))
    first, _, rest = text.partition("\n")
    declared = first.strip()[4:] if first.lower().startswith("sep=") else ""
    text = rest if declared else text
    delimiter = declared if len(declared) == 1 and declared in DELIMITERS else dialect(text)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    width = 0
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
        try:
            for row in filter(None, reader):
                width = width or len(row)
                if len(row) != width:
                    raise Changed(_ragged(text, reader.line_num, width, len(row)), step="lecture")
                writer.writerow(row)
        except csv.Error as error:
            reason = f"ligne {reader.line_num} : guillemets ou retours illisibles ({error})"
            raise Changed(reason, step="lecture") from error
    with target.open(encoding="utf-8", newline="") as stream:
        return stream.read(65536)


def _ragged(text: str, line: int, width: int, found: int) -> str:
    if "Streaming interrupted" in text[-4000:]:
        return f"export interrompu par le portail, ligne {line}"
    return f"ligne {line} : {found} cellules au lieu de {width}"
