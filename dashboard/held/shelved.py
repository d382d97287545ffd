"""The tables of datasets that nobody declared: one file of the shelf each, as the snapshot that is read names it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.held.table import PROFILE, Held, HeldColumn, Holding
from dashboard.settings import settings
from dashboard.warehouse.shelf_door import FOLDER

CARD = """select title, theme, producer, licence, licence_url, is_demo, observed_at, fetched_at, row_count, longitude,
  latitude, rejected_rows + rejected_values, file from meta.shelf where dataset_id = $id and file is not null"""
COLUMNS = """select name, label, description, kind, unit from meta.shelf_columns where dataset_id = $id
  order by position"""
PROFILES = """select c.name, c.label, c.kind, c.filled_count / nullif(s.row_count, 0), c.distinct_count, c.minimum,
    c.maximum, c.examples
  from meta.shelf_columns as c inner join meta.shelf as s on c.dataset_id = s.dataset_id
  where c.dataset_id = $id order by c.position"""


def find(cursor: duckdb.DuckDBPyConnection, snapshot_id: str, dataset_id: str) -> Held | None:
    """The file of an undeclared dataset; None when this snapshot holds none, or was built before there was a shelf."""
    try:
        rows = cursor.execute(CARD, {"id": dataset_id}).fetchall()
    except duckdb.CatalogException:
        return None
    if not rows:
        return None
    title, theme, producer, licence, address, is_demo, observed, fetched, count, x, y, rejected, file = rows[0]
    columns = tuple(HeldColumn(*row) for row in cursor.execute(COLUMNS, {"id": dataset_id}).fetchall())
    card = Holding(
        id=dataset_id, title=title, theme=theme or "", producer=producer or "", licence=licence or "",
        licence_url=address or "", is_demo=bool(is_demo), observed_at=_utc(observed), fetched_at=_utc(fetched),
        row_count=count, columns=columns, longitude=x or "", latitude=y or "", snapshot_id=snapshot_id,
        rejected_count=rejected)
    cells = ", ".join(f"c{index}" for index in range(len(columns))) or "1 as c0"
    return Held(card, f"select {cells} from shelved", file=Path(settings().warehouse) / FOLDER / file)


def profile(cursor: duckdb.DuckDBPyConnection, dataset_id: str) -> pd.DataFrame:
    """The profile that the build made of each column."""
    rows = cursor.execute(PROFILES, {"id": dataset_id}).fetchall()
    frame = pd.DataFrame(rows, columns=list(PROFILE))
    return frame.assign(filled_share=frame["filled_share"].fillna(0.0))


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
