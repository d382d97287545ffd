"""Any dataset as one table, declared or not: what it is, its rows by page or as a stream, the profile of its columns.

A declared dataset shows the table of the warehouse that ``data/reference/holdings.toml`` names; any other of the
portal's catalogue, its file on the shelf. Everything answers as of `dashboard.data.at`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import duckdb
import pandas as pd
import pyarrow as pa

from dashboard import data
from dashboard.held import declared, shelved
from dashboard.held.table import PROFILE, Held, HeldColumn, Holding, matching
from dashboard.warehouse.profiles import profile_columns
from dashboard.warehouse.shown import shown
from dashboard.warehouse.taking import frame

__all__ = ["HeldColumn", "Holding", "asked", "batches", "count", "holding", "profile", "records"]

Answer = TypeVar("Answer")
CARDS_KEPT = 512
Key = tuple[str, str]
_known: dict[Key, Held | None] = {}
_profiles: dict[Key, pd.DataFrame] = {}
Kept = TypeVar("Kept")


def holding(dataset_id: str) -> Holding | None:
    """The card of a dataset as a table; None when nothing of it is held (unknown, never received, refused)."""
    with _found(dataset_id) as (held, _):
        return held.card if held else None


def records(
    dataset_id: str, *, offset: int = 0, limit: int = 100, order: str = "", descending: bool = False, search: str = ""
) -> pd.DataFrame:
    """A page of rows, columns as in ``holding(dataset_id).columns``; empty for a dataset that is not held.

    ``order`` is a column's name (any other is ignored: rows then come as published), ``search`` words that a row must
    all hold, whatever their accents and case.
    """
    def page(held: Held, cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        names = [column.name for column in held.card.columns]
        way = "desc" if descending else "asc"
        sorting = f" order by c{names.index(order)} {way} nulls last" if order in names else ""
        condition, words = matching(held.card.columns, search)
        sql = f"select * from ({held.sql}) as held{condition}{sorting} limit $size offset $skip"
        found = cursor.execute(sql, {**held.values, **words, "size": max(0, limit), "skip": max(0, offset)})
        return frame(found).set_axis(names, axis="columns")

    return asked(dataset_id, page, pd.DataFrame())


def count(dataset_id: str, search: str = "") -> int:
    """How many rows hold all the searched words; every row when none is given."""
    def counted(held: Held, cursor: duckdb.DuckDBPyConnection) -> int:
        condition, words = matching(held.card.columns, search)
        if not condition:
            return held.card.row_count
        found = cursor.execute(f"select count(*) from ({held.sql}) as held{condition}", {**held.values, **words})
        return int(found.fetchall()[0][0])

    return asked(dataset_id, counted, 0)


def batches(
    dataset_id: str, *, size: int = 20_000, offset: int = 0, limit: int | None = None
) -> Iterator[pa.RecordBatch]:
    """Rows in the order published, ``size`` at a time, all of them unless ``limit``: memory does not grow with them."""
    with _found(dataset_id) as (held, cursor):
        if held is None or cursor is None:
            return
        names = [column.name for column in held.card.columns]
        sql, values = held.sql, dict(held.values)
        if offset or limit is not None:
            most = held.card.row_count if limit is None else limit
            sql, values = f"select * from ({sql}) as held limit $size offset $skip", {
                **values, "size": most, "skip": offset}  # fmt: skip
        with held.opened(cursor) as reading:
            for batch in reading.execute(sql, values).to_arrow_reader(size):
                yield pa.RecordBatch.from_arrays(batch.columns, names=names)


def profile(dataset_id: str) -> pd.DataFrame:
    """One row a column: column, label, kind, filled_share (0 to 1), distinct_count, minimum, maximum, examples.

    Extremes are texts (ISO dates, decimal points); examples are the most frequent values, at most five texts.
    """
    with _found(dataset_id) as (held, cursor):
        if held is None or cursor is None:
            return pd.DataFrame(columns=list(PROFILE))
        key = (held.card.snapshot_id, dataset_id)
        if key not in _profiles:
            _kept(_profiles)[key] = _profile(held, cursor) if held.file is None else shelved.profile(cursor, dataset_id)
        return _profiles[key].copy()


def _profile(held: Held, cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    columns, count = held.card.columns, held.card.row_count
    names = [f"c{index}" for index in range(len(columns))]
    with held.opened(cursor) as reading:
        found = profile_columns(reading, f"({held.sql})", names, held.values, count)
    lines = [(column.name, column.label, column.kind, filled / count if count else 0.0, *rest)
             for column, (filled, *rest) in zip(columns, found, strict=True)]
    return pd.DataFrame(lines, columns=list(PROFILE))


def asked(dataset_id: str, ask: Callable[[Held, duckdb.DuckDBPyConnection], Answer], nothing: Answer) -> Answer:
    """What is asked of a held table, where it is; ``nothing`` when it is not held."""
    with _found(dataset_id) as (held, cursor):
        if held is None or cursor is None:
            return nothing
        with held.opened(cursor) as reading:
            return ask(held, reading)


@contextmanager
def _found(dataset_id: str) -> Iterator[tuple[Held | None, duckdb.DuckDBPyConnection | None]]:
    """What is held of a dataset and a cursor of the snapshot that holds it, which stays open for the `with`."""
    with data.cursor() as (snapshot_id, cursor):
        if cursor is None:
            yield None, None
            return
        key = (snapshot_id, dataset_id)
        if key not in _known:
            name = dataset_id if dataset_id in shown() else declared.ours(cursor, dataset_id)
            found = declared.find(cursor, snapshot_id, name)
            _kept(_known)[key] = found or shelved.find(cursor, snapshot_id, dataset_id)
        yield _known[key], cursor


def _kept(known: dict[Key, Kept]) -> dict[Key, Kept]:
    """The same, its oldest entry gone when it is full: keyed by snapshot, nothing in it ever grows old."""
    if len(known) >= CARDS_KEPT:
        known.pop(next(iter(known)), None)
    return known
