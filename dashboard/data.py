"""The one cached door between pages and the warehouse: rows of stored queries, cards of datasets.

What is cached is keyed by the snapshot's id, so nothing ever needs a time to live: a new snapshot is a new key.

Time travel: after ``at(day)`` everything here answers as of that day, for the rest of the context (thread or task), or
for a ``with`` block. Whoever starts a run or a request calls it each time, ``at(None)`` included, since a thread may be
used again. A fragment redrawn alone does not go through the frame: `resolve_day_with` says where it finds the day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from types import TracebackType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import duckdb
import pandas as pd
import streamlit as st

from dashboard import queries
from dashboard.declarations import Dataset, Town, load_datasets, load_town
from dashboard.errors import QueryError, SnapshotTooOld
from dashboard.settings import settings
from dashboard.warehouse import taking
from dashboard.warehouse.connection import Shelf, Snapshot
from dashboard.warehouse.snapshots import all_snapshots, built_at

MAX_ROWS = 200_000
_TABLE = re.compile(r"\b(?:core|mart|meta|raw)\.\w+")
PARIS = ZoneInfo("Europe/Paris")
UNSET = date.max
Taken = TypeVar("Taken")

_day: ContextVar[date | None] = ContextVar("day", default=UNSET)
_held: ContextVar[Snapshot | None] = ContextVar("held", default=None)
_resolvers: list[Callable[[], date | None]] = []


@dataclass(frozen=True)
class SnapshotCard:
    """What the open snapshot says of itself; ``refresh_s``: the seconds it took to make, None when not known."""

    id: str
    built_at: datetime
    is_demo: bool
    refresh_s: float | None


@dataclass(frozen=True)
class DatasetCard:
    """One dataset as published and as received; ages are computed by the reader, at the time of reading."""

    id: str
    title: str
    theme: str
    producer: str
    licence: str
    licence_url: str
    limits: str
    cadence: timedelta
    late_after: timedelta
    stale_after: timedelta
    row_count: int
    rejected_count: int
    link_defect_count: int
    fetched_at: datetime | None
    observed_at: datetime | None
    status: str
    status_since: datetime | None
    error: str | None
    is_demo: bool


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """The open snapshots of this process."""
    return Shelf(settings().warehouse)


def town() -> Town:
    """The town that this process shows."""
    return load_town(settings().town)


def declared(dataset_id: str) -> Dataset:
    """The declaration of a dataset."""
    return load_datasets()[dataset_id]


class _Stay:
    """What `at` gives back: leaving it as a ``with`` block brings back the day before it."""

    def __init__(self, token: Token[date | None]) -> None:
        self._token = token

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _day.reset(self._token)


def at(day: date | None) -> AbstractContextManager[None]:
    """Has everything answer as of a day, None for now: at once, for the rest of the context or for a ``with``.

    Today and days to come are now. Before the first snapshot there is nothing: empty frames, no card.
    """
    return _Stay(_day.set(day))


def resolve_day_with(resolver: Callable[[], date | None]) -> None:
    """Asks ``resolver`` for the day wherever `at` was not called in this context (a fragment redrawn alone)."""
    _resolvers[:] = [resolver]


def as_of() -> date | None:
    """The past day as of which everything answers, None for now."""
    day = _day.get()
    if day == UNSET:
        day = next((found for found in (resolve() for resolve in _resolvers) if found), None)
    return day if day is not None and day < today() else None


def today() -> date:
    """The real day in Paris, whatever `at` says."""
    return datetime.now(PARIS).date()


def first_day() -> date | None:
    """The Paris day of the oldest snapshot: time travel goes no further. None before the first."""
    oldest = next(iter(all_snapshots(settings().warehouse)), None)
    return built_at(oldest.name).astimezone(PARIS).date() if oldest else None


def now() -> datetime:
    """The moment of reading, UTC: every age on a page is counted to it. As of a past day, the end of that day."""
    day = as_of()
    return datetime.now(UTC) if day is None else end_of(day)


def end_of(day: date) -> datetime:
    """The last second of a day in Paris, UTC."""
    return datetime.combine(day, time(23, 59, 59), PARIS).astimezone(UTC)


@contextmanager
def held() -> Iterator[str | None]:
    """Everything read inside comes from one snapshot, whose id this gives (None: there is none)."""
    with _current() as current:
        token = _held.set(current)
        try:
            yield current.id if current else None
        finally:
            _held.reset(token)


@contextmanager
def _current() -> Iterator[Snapshot | None]:
    """The snapshot that is held, else that of the day, else the newest."""
    mine, day = _held.get(), as_of()
    if mine is not None:
        yield mine
        return
    with shelf().current() if day is None else shelf().at(end_of(day)) as current:
        yield current


@contextmanager
def cursor() -> Iterator[tuple[str, duckdb.DuckDBPyConnection | None]]:
    """The id of the snapshot that is read now and a cursor of its own in it, to stream from; ("", None) without."""
    with _current() as current:
        if current is None:
            yield "", None
            return
        mine = current.connection.cursor()
        try:
            yield current.id, mine
        finally:
            mine.close()


def snapshot() -> SnapshotCard | None:
    """The snapshot that pages read now, None when there is none yet."""
    with _current() as current:
        if current is None:
            return None
        return SnapshotCard(current.id, current.built_at, current.is_demo, current.refresh_s)


def rows(name: str, **parameters: Any) -> pd.DataFrame:
    """The rows of a stored query, as its header says. Empty frame before the first snapshot.

    Raises QueryError when there is no such query or its parameters are not those it declares; SnapshotTooOld when the
    snapshot of a past day lacks what the query asks.
    """
    query = _asked(name, parameters)
    with _current() as current:
        if current is None:
            return pd.DataFrame({column.name: pd.Series(dtype="object") for column in query.columns("returns")})
        return _rows(current, current.id, name, parameters)


def tuples(name: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """The same rows as plain values in the header's order, for what is neither drawn nor exported: half the price.

    An instant is a naive ``datetime`` in UTC, a day a ``date``, a null None.
    """
    _asked(name, parameters)
    with _current() as current:
        return _tuples(current, current.id, name, parameters) if current else []


def records(name: str, **parameters: Any) -> list[dict[str, Any]]:
    """The same rows as `tuples`, their columns named."""
    names = [column.name for column in queries.load(name).columns("returns")]
    return [dict(zip(names, row, strict=True)) for row in tuples(name, **parameters)]


def record(name: str, **parameters: Any) -> dict[str, Any]:
    """The row of a question that has one at most, as `records` gives it; every value None when there is none."""
    found = records(name, **parameters)
    return found[0] if found else {column.name: None for column in queries.load(name).columns("returns")}


def _asked(name: str, parameters: dict[str, Any]) -> queries.Query:
    query = queries.load(name)
    if set(parameters) != set(query.parameters):
        raise QueryError(f"{name}: parameters {sorted(query.parameters)} expected, got {sorted(parameters)}")
    return query


def _bounded(current: Snapshot, name: str) -> str:
    """The statement, with a limit where one of its tables is longer: to plan a limit costs a tenth of a question."""
    sql = queries.load(name).sql
    is_short = all(current.sizes.get(table, 0) <= MAX_ROWS for table in _TABLE.findall(sql))
    return sql if is_short else f"select * from ({sql}) limit {MAX_ROWS}"


@st.cache_data(max_entries=2_000, show_spinner=False)
def _tuples(_snapshot: Snapshot, snapshot_id: str, name: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    return _execute(_snapshot, _bounded(_snapshot, name), parameters, taking.tuples)


@st.cache_data(max_entries=2_000, show_spinner=False)
def _rows(_snapshot: Snapshot, snapshot_id: str, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
    found = _execute(_snapshot, _bounded(_snapshot, name), parameters, taking.frame)
    # What was asked follows the frame wherever pandas takes it: an exported file says it. Text: charts write it out.
    found.attrs = {"query": name, "parameters": json.dumps(parameters, ensure_ascii=False, default=str)}
    return found


def has_rows(table: str) -> bool:
    """Whether a table of the open snapshot, ``schema.name``, holds anything; False before the first snapshot."""
    return _sizes_now().get(table, 0) > 0


def has_table(table: str) -> bool:
    """Whether the open snapshot knows a table, ``schema.name``: one built by an older version may not."""
    return table in _sizes_now()


def _sizes_now() -> Mapping[str, int]:
    with _current() as current:
        return current.sizes if current is not None else {}


def _execute(
    current: Snapshot, sql: str, parameters: dict[str, Any], taken: Callable[[duckdb.DuckDBPyConnection], Taken]
) -> Taken:
    """A cursor a call: one connection used by two threads returns the other's rows."""
    cursor = current.connection.cursor()
    try:
        return taken(cursor.execute(sql, parameters))
    except duckdb.Error as error:
        is_older = as_of() is not None and isinstance(error, (duckdb.CatalogException, duckdb.BinderException))
        raise (SnapshotTooOld if is_older else QueryError)(str(error)) from error
    finally:
        cursor.close()


def dataset(dataset_id: str) -> DatasetCard | None:
    """The card of a dataset in the open snapshot, None when it is not there."""
    found = datasets()
    return next((card for card in found if card.id == dataset_id), None)


def datasets() -> list[DatasetCard]:
    """Every dataset's card, in order of theme and title."""
    cards = [_dataset_card(record) for record in records("datasets/fiches")]
    return sorted(cards, key=lambda card: (card.theme, card.title))


def _dataset_card(record: dict[str, Any]) -> DatasetCard:
    """A row of ``meta.datasets`` with spans as timedelta and instants in UTC."""
    values: dict[str, Any] = {}
    for name, value in record.items():
        if name.endswith("_s"):
            values[name.removesuffix("_s")] = timedelta(seconds=value)
        else:
            values[name] = value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
    return DatasetCard(id=str(values.pop("dataset_id")), **values)


def revisions_since(day: date) -> pd.DataFrame:
    """What was told again and changed after a day, newest first, as today's snapshot knows it.

    Columns: dataset_id, key, column_name, old_value, new_value, fetched_at (UTC); 5,000 rows at most.
    """
    with at(None):
        return rows("datasets/revisions", since=end_of(day).replace(tzinfo=None))
