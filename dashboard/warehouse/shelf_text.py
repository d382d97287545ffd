"""JSON lines of any shape → one Parquet file of text, columns c0, c1… as many as there are names; nothing is typed yet.

Names never enter SQL but as JSON pointers: a field may be called anything.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.errors import Changed, Personal
from dashboard.warehouse.formats.bodies import error_message
from dashboard.warehouse.formats.columns import fold
from dashboard.warehouse.formats.delimited import literal
from dashboard.warehouse.formats.records import sentence_of
from dashboard.warehouse.formats.text import decode, head_of, is_gzip, looks_like_html, whole

MAX_COLUMNS = 500
LONGEST_LINE = 4 << 20  # bytes: DuckDB's buffer is sixteen times as long
ROW_GROUP = 20_000
ORIGINAL = 500
DEVICE = frozenset({"mac", "macs", "imei", "imsi", "msisdn", "bssid"})
MAC = "([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}"


@dataclass(frozen=True)
class TextTable:
    """The file of text, the published names in order, its rows, and the lines that are no row (reason, text)."""

    path: Path
    names: tuple[str, ...]
    row_count: int
    refused: tuple[tuple[str, str], ...]
    refused_count: int


def read_lines(
    connection: duckdb.DuckDBPyConnection, source: Path, folder: Path, announced: tuple[str, ...], name: str
) -> TextTable:
    """Reads a landed export. ``announced`` names come first, then those that only the rows know, as they appear.

    Raises Changed when the file is no JSON lines at all; a single line that is none is refused and counted.
    """
    try:
        return _read(connection, _plain(source, folder), folder, announced)
    except Changed as error:
        raise Changed(error.message, dataset=name, step="lecture") from error
    except duckdb.Error as error:
        raise Changed(f"lignes illisibles : {sentence_of(error)}", dataset=name, step="lecture") from error


def _plain(source: Path, folder: Path) -> Path:
    """The file itself, or a copy of it in UTF-8 without a mark when it is written otherwise."""
    head = head_of(source)
    if looks_like_html(head):
        raise Changed("page web (HTML) à la place des données")
    if head.lstrip()[:1] == b"{" and b"\0" not in head and not is_gzip(source) and _is_utf8(source):
        return source
    plain = folder / "plain.jsonl"
    plain.write_text(decode(whole(source))[0], encoding="utf-8")
    return plain


def _is_utf8(source: Path) -> bool:
    with source.open(encoding="utf-8") as text:
        try:
            while text.read(1 << 20):
                pass
        except UnicodeDecodeError:
            return False
    return True


def _longest(source: Path) -> int:
    """Bytes of the longest line. Raises Changed beyond what is read in one piece."""
    longest = 0
    with source.open("rb") as file:
        while line := file.readline(LONGEST_LINE):
            longest = max(longest, len(line))
    if longest >= LONGEST_LINE:
        raise Changed("une ligne de plus de 4 Mio")
    return longest


def _read(
    connection: duckdb.DuckDBPyConnection, source: Path, folder: Path, announced: tuple[str, ...]
) -> TextTable:
    room = max(_longest(source), 1 << 14) + 2
    connection.execute(
        "create or replace temp view lines as select l, try_cast(l as json) as j "
        f"from read_csv({literal(source)}, columns = {{'l': 'varchar'}}, header = false, delim = '\\x01', quote = '', "
        f"escape = '', auto_detect = false, max_line_size = {room}, new_line = '\\n', strict_mode = false) "
        "where trim(l) <> ''")
    connection.execute("create or replace temp view objects as select l, j from lines where json_type(j) = 'OBJECT'")
    found = connection.execute(
        "select key, count(*) from (select unnest(json_keys(j)) as key from objects) group by key").fetchall()
    objects, count = connection.execute(
        "select count(*) filter (json_type(j) = 'OBJECT'), count(*) from lines").fetchall()[0]
    if not objects:
        raise Changed("aucune ligne n’est un objet JSON")
    _refuse_error(connection)
    names = (*announced, *sorted({name for name, _ in found} - set(announced)))[:MAX_COLUMNS]
    path = folder / "text.parquet"
    pointers = ", ".join(literal(pointer(name)) for name in names)
    cells = "".join(f", nullif(v[{place}], '') as c{place - 1}" for place in range(1, len(names) + 1))
    values = f", json_extract_string(j, [{pointers}]) as v" if names else ""
    connection.execute(
        f"copy (select hash(l) as h{cells} from (select l{values} from objects)) to {literal(path)} "
        f"(format parquet, compression zstd, row_group_size {ROW_GROUP})")
    refused = [] if objects == count else connection.execute(
        f"select if(j is null, 'ligne de JSON illisible', 'ligne qui n’est pas un objet'), left(l, {ORIGINAL}) "
        "from lines where coalesce(json_type(j), '') <> 'OBJECT' limit 200").fetchall()
    return TextTable(path, names, objects, tuple(refused), count - objects)


def _refuse_error(connection: duckdb.DuckDBPyConnection) -> None:
    """A portal may say its error in a 200, on one line."""
    first = connection.execute("select l from objects limit 2").fetchall()
    message = error_message(json.loads(first[0][0])) if len(first) == 1 else ""
    if message:
        raise Changed(f"le portail répond une erreur : {message}")


def refuse_devices(connection: duckdb.DuckDBPyConnection, text: TextTable, name: str) -> None:
    """Raises Personal when a column or a cell is the hardware address or the number of somebody's device.

    Any dataset may come this way: one that the WiFi's own reader would refuse is refused here too, whole.
    """
    named = [each for each in text.names if DEVICE & set(fold(each).split("_"))]
    tests = " or ".join(f"(length(c{index}) = 17 and regexp_full_match(c{index}, '{MAC}'))"
                        for index in range(len(text.names)))
    found = bool(named) or bool(tests) and bool(connection.execute(
        f"select 1 from read_parquet({literal(text.path)}) where {tests} limit 1").fetchall())
    if found:
        raise Personal("donnée personnelle : des terminaux y sont identifiés (adresse MAC, IMEI) ; jeu refusé en "
                       "entier, aucun octet n’en est gardé", dataset=name, step="lecture")


def pointer(name: str) -> str:
    """A field name as a JSON pointer (RFC 6901): it may hold dots, quotes, brackets or nothing at all."""
    return "/" + name.replace("~", "~0").replace("/", "~1")
