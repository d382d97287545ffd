"""A landed export of any dataset → one typed, immutable Parquet file and its profile, in bounded memory.

Three passes over files, never over a table in memory: text, kinds by a sample, values. What a kind cannot read becomes
null and is counted; the published text of the first ones is kept with the reason.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from dashboard.warehouse import macros
from dashboard.warehouse.durable import sync_file, sync_folder
from dashboard.warehouse.formats.delimited import literal
from dashboard.warehouse.landing import digest
from dashboard.warehouse.profiles import Profile, profile_columns
from dashboard.warehouse.shelf_cells import Cell, Plan, name_once, plan
from dashboard.warehouse.shelf_kinds import Field, fields_of, is_as_declared, kind_of, look
from dashboard.warehouse.shelf_pressed import Pressed, PressedColumn, keep, kept
from dashboard.warehouse.shelf_text import ROW_GROUP, TextTable, read_lines, refuse_devices
from dashboard.warehouse.tables import declare

RECIPE = "2"  # of a file of the shelf and of its profile: another number, other files
MEMORY = "128MB"
SAMPLE = 5_000
KEPT_REFUSALS = 200  # a column's refused values that are kept with their text; all are counted
MOST_REFUSALS = 2_000  # those of a dataset


@contextmanager
def press_room() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to work in: the macros of the warehouse, one thread (rows keep their order), bounded memory."""
    with TemporaryDirectory(prefix="tableau-") as folder:
        connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": MEMORY})
        try:
            connection.execute(f"set temp_directory = {literal(folder)}")
            connection.execute("set enable_progress_bar = false")
            declare(connection, macros.common())
            yield connection
        finally:
            connection.close()


def press(
    room: duckdb.DuckDBPyConnection, dataset_id: str, source: Path, card: dict[str, Any], shelf: Path
) -> Pressed:
    """Presses one landed export onto the shelf. The same bytes and the same fields always give the same file.

    What is on the shelf already, with its profile beside it, is not pressed again.

    Raises Changed when the export is not JSON lines of objects, or carries what identifies a device.
    """
    fields, file = fields_of(card), _file_name(dataset_id, source, card)
    before = kept(shelf, file)
    if before is not None:
        return before
    with TemporaryDirectory(prefix="tableau-") as folder:
        names = tuple(dict.fromkeys(field.name for field in fields))
        text = read_lines(room, source, Path(folder), names, dataset_id)
        refuse_devices(room, text, dataset_id)
        known = {field.name: field for field in reversed(fields)}
        columns = [known.get(name, Field(name, name, "", "", "")) for name in text.names]
        kinds = _kinds(room, text, columns)
        planned = plan(room, columns, kinds)
        typed = Path(folder) / "typed.parquet"
        values = ", ".join(f"{cell.sql} as c{index}" for index, cell in enumerate(planned.cells)) or "h as c0"
        published = planned.source(f"read_parquet({literal(text.path)})")
        room.execute(f"copy (select {values} from {published}) to {literal(typed)} "
                     f"(format parquet, compression zstd, row_group_size {ROW_GROUP})")
        pressed = _described(room, text, typed, columns, kinds, planned, file)
        _place(typed, shelf, file)
        keep(shelf, pressed)
        return pressed


def _kinds(room: duckdb.DuckDBPyConnection, text: TextTable, fields: list[Field]) -> list[str]:
    every = max(1, text.row_count // SAMPLE)
    room.execute(
        "create or replace temp table sample as select * from "
        f"read_parquet({literal(text.path)}, file_row_number = true) where file_row_number % {every} = 0")
    return [kind_of(field, seen) for field, seen in zip(fields, look(room, len(fields)), strict=True)]


def _described(
    room: duckdb.DuckDBPyConnection, text: TextTable, typed: Path, fields: list[Field], kinds: list[str],
    planned: Plan, file: str,
) -> Pressed:
    cells = planned.cells
    renamed = ", ".join(f"c{index} as t{index}" for index in range(len(cells))) or "null as t0"
    room.execute(f"create or replace temp view typed as from read_parquet({literal(typed)})")
    room.execute(f"create or replace temp view pair as from {planned.source(f'read_parquet({literal(text.path)})')} "
                 f"as published positional join (select {renamed} from typed)")
    counts, flagged = _refusals(room, cells)
    refused = [("row", reason, original) for reason, original in text.refused]
    refused += [each for index, cell in enumerate(cells) if counts[index] for each in _first(room, index, cell)]
    taken: set[str] = set()
    profiles = profile_columns(room, "typed", [f"c{index}" for index in range(len(cells))], {}, text.row_count)
    columns = tuple(_column(index, cell, fields, kinds, counts[index], taken, profiles[index])
                    for index, cell in enumerate(cells))
    place = {cell.role: index for index, cell in enumerate(cells) if cell.role}
    names = {role: columns[index].field.name for role, index in place.items()}
    located = room.execute(
        f"select count(*) from typed where c{place['longitude']} is not null and c{place['latitude']} is not null"
    ).fetchall()[0][0] if len(place) == 2 else 0
    distinct = room.execute(f"select count(distinct h) from read_parquet({literal(text.path)})").fetchall()[0][0]
    return Pressed(
        file=file, size=typed.stat().st_size, row_count=text.row_count, columns=columns,
        longitude=names.get("longitude", ""), latitude=names.get("latitude", ""), located_rows=located,
        rejected_rows=text.refused_count, rejected_values=sum(counts), flagged_rows=flagged,
        duplicate_count=text.row_count - distinct, refused=tuple(refused[:MOST_REFUSALS]))


def _refusals(room: duckdb.DuckDBPyConnection, cells: list[Cell]) -> tuple[list[int], int]:
    """How many values of each column were refused, and how many rows have one at least."""
    tests = [f"({cell.published} is not null and t{i} is null)" if cell.reason else "false"
             for i, cell in enumerate(cells)]
    if not any(cell.reason for cell in cells):
        return [0] * len(cells), 0
    sums = ", ".join(f"count(*) filter ({test})" for test in tests)
    *counts, flagged = room.execute(f"select {sums}, count(*) filter ({' or '.join(tests)}) from pair").fetchall()[0]
    return counts, flagged


def _first(room: duckdb.DuckDBPyConnection, index: int, cell: Cell) -> list[tuple[str, str, str]]:
    rows = room.execute(
        f"select {cell.reason}, left({cell.published}, 500) from pair "
        f"where {cell.published} is not null and t{index} is null limit {KEPT_REFUSALS}").fetchall()
    return [("link", f"{cell.name} : {reason}", original) for reason, original in rows]


def _column(
    index: int, cell: Cell, fields: list[Field], kinds: list[str], rejected: int, taken: set[str], profile: Profile
) -> PressedColumn:
    field = fields[index] if index < len(fields) else Field(cell.name, cell.label, "", "", "°")
    kind = kinds[index] if index < len(fields) else cell.kind
    named = Field(name_once(field.name, taken), field.label, field.description, field.declared, field.unit)
    is_told = index >= len(fields) or is_as_declared(field, kind)
    return PressedColumn(named, kind.replace("list", "text"), is_told, profile, rejected)


def _file_name(dataset_id: str, source: Path, card: dict[str, Any]) -> str:
    """Named by what makes its content: the bytes received, the fields announced, how they are pressed."""
    made_of = [digest(source)[0], json.dumps(card.get("fields"), sort_keys=True), RECIPE]
    return f"{dataset_id[:80]}-{hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]}.parquet"


def _place(typed: Path, shelf: Path, file: str) -> None:
    """Onto the shelf whole or not at all; a file that is there already is the same."""
    shelf.mkdir(parents=True, exist_ok=True)
    if (shelf / file).exists():
        return
    partial = shelf / f".{file}.part"
    with typed.open("rb") as read, partial.open("wb") as written:
        while block := read.read(1 << 20):
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    partial.replace(shelf / file)
    sync_file(shelf / file)
    sync_folder(shelf)
