"""The town with tables and no row in them, published as a snapshot; its own indicators, or those of a test."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from dashboard import data, queries, series
from dashboard.declarations import Town, load_datasets, load_town
from dashboard.settings import settings
from dashboard.warehouse import indicators, marts, register
from dashboard.warehouse.snapshots import publish
from dashboard.warehouse.workshop import Workshop


def publish_bare(folder: Path, now: datetime, root: Path | None = None, town: Town | None = None) -> Path:
    """A ``DASHBOARD_DATA`` folder with one snapshot: sources just received, without a row. ``root`` has ``kpi/*.sql``
    of the test's own instead of the town's; ``town`` is another than the first one."""
    warehouse = folder / "warehouse"
    warehouse.mkdir(parents=True)
    town, at = town or load_town("14271"), now.astimezone(UTC).replace(tzinfo=None)
    shop = Workshop(warehouse / ".work.duckdb", town, load_datasets())
    connection = shop.connection
    connection.execute("update meta.datasets set observed_at = ?, fetched_at = ?, status = 'fresh'", [at, at])
    if root is None:
        digest = shop.finish(now, "demo")
    else:
        marts.compute(connection, {})
        queries.load_all.cache_clear()
        found = indicators.compute(connection, town.model_copy(update={"targets": ()}), (), now, root)
        connection.execute("begin")
        indicators.write(connection, found)
        marts.close(connection)
        digest = register.sign(connection, town, now, "demo")
        connection.execute("commit")
        connection.execute("checkpoint")
        connection.close()
    publish(shop.path, warehouse, digest, now)
    return folder


def forget() -> None:
    """What was read of another folder is not what is read of this one."""
    for cached in (settings, data.shelf, series.book, series.judged):
        cached.cache_clear()
    st.cache_data.clear()
