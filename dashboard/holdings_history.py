"""How many rows each dataset had, snapshot after snapshot: they never change, so they tell the past."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from dashboard import data
from dashboard.warehouse.connection import Snapshot
from dashboard.warehouse.snapshots import all_snapshots, built_at

MOST_SNAPSHOTS = 60
COUNTED = (
    "select dataset_id, row_count from meta.datasets where fetched_at is not null",
    "select dataset_id, row_count from meta.shelf where state = 'held'",
)


def row_counts(dataset_id: str) -> pd.DataFrame:
    """One row a day of Paris that kept a snapshot: day, row_count, the oldest first; the sixty latest.

    A day on which the dataset was not there is left out. As of a past day, what was known on that day.
    """
    found = [(day, _counts(path).get(dataset_id)) for day, path in _last_of_days()]
    kept = [(pd.Timestamp(day), count) for day, count in found if count is not None]
    return pd.DataFrame(kept, columns=["day", "row_count"])


def _last_of_days() -> list[tuple[str, Path]]:
    """Each day with its last snapshot, the oldest first."""
    latest = data.now()
    days: dict[str, Path] = {}
    for path in all_snapshots(data.shelf().folder):
        built = built_at(path.name)
        if built <= latest:
            days[built.astimezone(data.PARIS).date().isoformat()] = path
    return list(days.items())[-MOST_SNAPSHOTS:]


@lru_cache(maxsize=4 * MOST_SNAPSHOTS)
def _counts(path: Path) -> dict[str, int]:
    """Dataset id → rows, in one snapshot; read once, since it never changes."""
    with data.shelf().at(built_at(path.name)) as snapshot:
        if snapshot is None or snapshot.path != path:
            return {}
        return {name: count for sql in COUNTED for name, count in _asked(snapshot, sql) if count is not None}


def _asked(snapshot: Snapshot, sql: str) -> list[tuple[str, int]]:
    """The answer of a snapshot; nothing from one built before the table was."""
    cursor = snapshot.connection.cursor()
    try:
        return cursor.execute(sql).fetchall()
    except duckdb.CatalogException:
        return []
    finally:
        cursor.close()
