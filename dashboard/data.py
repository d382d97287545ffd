"""The one cached door between pages and the warehouse: rows of stored queries, cards of datasets.

What is cached is keyed by the snapshot's id, so nothing ever needs a time to live: a new snapshot is a new key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from dashboard import queries
from dashboard.declarations import Dataset, Town, load_datasets, load_town
from dashboard.errors import QueryError
from dashboard.settings import settings
from dashboard.warehouse.connection import Shelf, Snapshot

MAX_ROWS = 200_000


@dataclass(frozen=True)
class SnapshotCard:
    """What the open snapshot says of itself."""

    id: str
    built_at: datetime
    is_demo: bool


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


def now() -> datetime:
    """The moment of reading, UTC: every age on a page is counted to it."""
    return datetime.now(UTC)


def snapshot() -> SnapshotCard | None:
    """The snapshot that pages read now, None when there is none yet."""
    with shelf().current() as current:
        if current is None:
            return None
        return _card(current.id, _execute(current, "select built_at, is_demo from meta.snapshot", {}))


def _card(snapshot_id: str, frame: pd.DataFrame) -> SnapshotCard:
    row = frame.iloc[0]
    return SnapshotCard(snapshot_id, row["built_at"].to_pydatetime().replace(tzinfo=UTC), bool(row["is_demo"]))


def rows(name: str, **parameters: Any) -> pd.DataFrame:
    """The rows of a stored query, as its header says. Empty frame before the first snapshot.

    Raises QueryError when there is no such query or its parameters are not those it declares.
    """
    query = queries.load(name)
    if set(parameters) != set(query.parameters):
        raise QueryError(f"{name}: parameters {sorted(query.parameters)} expected, got {sorted(parameters)}")
    with shelf().current() as current:
        if current is None:
            return pd.DataFrame({column.name: pd.Series(dtype="object") for column in query.columns("returns")})
        return _rows(current, current.id, name, parameters)


@st.cache_data(max_entries=2_000, show_spinner=False)
def _rows(_snapshot: Snapshot, snapshot_id: str, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
    return _execute(_snapshot, f"select * from ({queries.load(name).sql}) limit {MAX_ROWS}", parameters)


def has_rows(table: str) -> bool:
    """Whether a table of the open snapshot, ``schema.name``, holds anything; False before the first snapshot."""
    with shelf().current() as current:
        return current is not None and _has_rows(current, current.id, table)


@st.cache_data(max_entries=500, show_spinner=False)
def _has_rows(_snapshot: Snapshot, snapshot_id: str, table: str) -> bool:
    schema, name = table.split(".")
    sql = "select estimated_size from duckdb_tables() where schema_name = $schema and table_name = $name"
    found = _execute(_snapshot, sql, {"schema": schema, "name": name})
    return bool(len(found)) and int(found["estimated_size"].iloc[0]) > 0


def _execute(current: Snapshot, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
    """A cursor a call: one connection used by two threads returns the other's rows."""
    cursor = current.connection.cursor()
    try:
        return cursor.execute(sql, parameters).df()
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    finally:
        cursor.close()


def dataset(dataset_id: str) -> DatasetCard | None:
    """The card of a dataset in the open snapshot, None when it is not there."""
    found = datasets()
    return next((card for card in found if card.id == dataset_id), None)


def datasets() -> list[DatasetCard]:
    """Every dataset's card, in order of theme and title."""
    frame = rows("datasets/fiches")
    return [_dataset_card(record) for record in frame.to_dict("records")]


def _dataset_card(record: dict[Any, Any]) -> DatasetCard:
    """A row of ``meta.datasets`` with spans as timedelta, instants in UTC and nulls as None."""
    values: dict[str, Any] = {}
    for name, value in record.items():
        if name.endswith("_s"):
            values[name.removesuffix("_s")] = timedelta(seconds=int(value))
        elif isinstance(value, pd.Timestamp):
            values[name] = value.to_pydatetime().replace(tzinfo=UTC)
        else:
            values[name] = None if pd.isna(value) else value
    return DatasetCard(id=str(values.pop("dataset_id")), **values)
