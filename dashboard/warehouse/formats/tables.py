"""Tables with declared columns: CSV of any kind, JSON lines, JSON list, a page of records, Parquet.

The declared columns land as text exactly as published (a number as its JSON text); what nobody declared lands in
``_extra`` as one JSON object. Datasets of points and of documents that come in the same formats go to their own loader.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.declarations import Dataset
from dashboard.errors import Changed, Personal
from dashboard.warehouse.formats import LandedPart, Loader, points
from dashboard.warehouse.formats.bodies import changed, error_message
from dashboard.warehouse.formats.columns import match
from dashboard.warehouse.formats.delimited import Published, delimited, literal
from dashboard.warehouse.formats.devices import refuse_addresses, refuse_identifiers
from dashboard.warehouse.formats.places import as_text
from dashboard.warehouse.formats.records import json_records, parquet_records, results_of, sentence_of
from dashboard.warehouse.formats.text import head_of

Opener = Callable[[duckdb.DuckDBPyConnection, Dataset, LandedPart], AbstractContextManager[Published]]


def load_with(opener: Opener) -> Loader:
    """The loader of one format: opens each part and inserts it, by shape."""

    def load(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
        for part in parts:
            if dataset.shape == "points":
                points.load(connection, dataset, [part])
                continue
            try:
                with opener(connection, dataset, part) as table:
                    insert(connection, dataset, part, table)
            except duckdb.Error as error:
                raise changed(dataset, part, f"table illisible : {sentence_of(error)}") from error

    return load


def insert(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart, table: Published) -> None:
    """Puts a published table into the dataset's raw table. Raises Changed for columns that do not fit."""
    if not table.names:
        return
    refuse_identifiers(dataset, part, table.names)
    try:
        found = match(dataset, table.names)
    except Changed as error:
        raise changed(dataset, part, error.message) from error
    cells = [f'c{place} as "{name}"' if place is not None else f'null as "{name}"'
             for name, place in found.position.items()]
    pairs = ", ".join(f"{literal(table.names[place])}, c{place}" for place in found.extra)
    some = " or ".join(f"c{place} is not null" for place in found.extra)
    extra = f"case when {some} then cast(json_object({pairs}) as varchar) end" if pairs else "null"
    connection.execute(
        f'insert into raw."{dataset.raw_table}" by name select ? as _dataset, ? as _fetch, '
        "cast(? as integer) as _part, row_number() over () as _row, "
        f"{', '.join(cells)}, {extra} as _extra from {table.relation}",
        [dataset.id, part.fetch_id, part.part],
    )
    refuse_addresses(connection, dataset, part)


@contextmanager
def _csv(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> Iterator[Published]:
    try:
        with delimited(connection, part.path) as table:
            yield table
    except Personal:
        raise
    except Changed as error:
        raise changed(dataset, part, error.message) from error


@contextmanager
def _page(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> Iterator[Published]:
    results = results_of(dataset, part)
    names = tuple(dict.fromkeys(key for one in results for key in one))
    rows = [{f"c{i}": as_text(one.get(name)) for i, name in enumerate(names)} for one in results]
    schema = pa.schema([(f"c{i}", pa.string()) for i in range(len(names))])
    connection.register("page_of_records", pa.Table.from_pylist(rows, schema=schema))
    try:
        yield Published(names, "page_of_records")
    finally:
        connection.unregister("page_of_records")


LOADERS: dict[str, Loader] = {
    "csv": load_with(_csv),
    "ods_jsonl": load_with(lambda c, d, p: json_records(c, d, p, "newline_delimited")),
    "json_list": load_with(lambda c, d, p: json_records(c, d, p, "array")),
    "ods_records": load_with(_page),
    "ods_parquet": load_with(parquet_records),
}


def sniff(dataset: Dataset, name: str, head: bytes, path: Path) -> str | None:
    """The format of a local file of any table: by its first bytes, which say more than its name."""
    if dataset.shape == "documents":
        return None
    if head.startswith(b"PAR1"):
        return "ods_parquet"
    start = head_of(path, 4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"["):
        return "json_list"
    if start.startswith(b"{"):
        lines = name.removesuffix(".gz").endswith((".jsonl", ".ndjson"))
        return "ods_jsonl" if lines or _is_record(start.split(b"\n", 1)[0]) else "ods_records"
    return "csv"


def _is_record(line: bytes) -> bool:
    """Whether a line is an object by itself, and no page of them."""
    try:
        found = json.loads(line)
    except ValueError:
        return False
    return isinstance(found, dict) and "results" not in found and not error_message(found)
