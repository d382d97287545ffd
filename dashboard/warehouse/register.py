"""The register: tables of schema ``meta``, which say what is in a snapshot, since when and from where."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb

from dashboard import queries
from dashboard.declarations import Dataset, Town
from dashboard.warehouse import reference_tables
from dashboard.warehouse.checks import Measure
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.incidents import naive
from dashboard.warehouse.inserting import insert_all
from dashboard.warehouse.recipe import recipe
from dashboard.warehouse.tables import exists

Connection = duckdb.DuckDBPyConnection


def declare(connection: Connection, town: Town, datasets: dict[str, Dataset]) -> None:
    """Writes the declarations: one row a dataset, what was learnt of it before kept."""
    _declare_datasets(connection, list(datasets.values()))
    _anew(connection, "town", [
        [town.insee, town.name, town.population, town.population_year, town.population_source]])
    _anew(connection, "theme_map", list({**{theme: theme for theme in town.themes}, **town.theme_map}.items()))
    # Who answers for what: the services, and the themes that are theirs.
    _anew(connection, "owners", [[owner, card.name, card.title] for owner, card in town.owners.items()])
    _anew(connection, "theme_owners", list(town.theme_owners.items()))
    reference_tables.declare(connection, town)
    # The levels to know at the town's gauges.
    _anew(connection, "river_marks", [
        [mark.station, mark.kind, mark.label, mark.level_m, mark.date, mark.source, mark.link or None, mark.status]
        for mark in town.marks])


def _declare_datasets(connection: Connection, datasets: Sequence[Dataset]) -> None:
    _anew(connection, "declared", [[d.id, d.kind, d.title, d.theme, d.source, d.owner or None] for d in datasets])
    known = {row[0] for row in connection.execute("select dataset_id from meta.datasets").fetchall()}
    cards = [[d.id, d.title, d.theme, d.producer, d.licence, d.licence_url, d.limits, int(d.cadence.total_seconds()),
              int(d.late_after.total_seconds()), int(d.stale_after.total_seconds())] for d in datasets]
    unknown = [*[0] * 3, None, None, "silent", None, None, False]
    insert_all(connection, "meta.datasets", [[*card, *unknown] for card in cards if card[0] not in known])
    for card in cards:
        if card[0] in known:
            connection.execute(
                "update meta.datasets set title = ?, theme = ?, producer = ?, licence = ?, licence_url = ?, "
                "limits = ?, cadence_s = ?, late_after_s = ?, stale_after_s = ? where dataset_id = ?",
                [*card[1:], card[0]])


def _anew(connection: Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    """The rows of a table of declarations, in place of those that it had."""
    connection.execute(f"delete from meta.{table}")
    insert_all(connection, f"meta.{table}", rows)


def loaded(connection: Connection, dataset: Dataset, found: Measure, parts: Sequence[LandedPart]) -> None:
    """After a dataset was loaded: its rows, its refused rows, the age of its latest observation."""
    counts = dict(connection.execute(
        "select level, count(*) from meta.rejected where dataset_id = ? group by level", [dataset.id]).fetchall())
    observed = found.observed_at or _portal_date(connection, dataset)
    connection.execute(
        "update meta.datasets set row_count = ?, rejected_count = ?, link_defect_count = ?, observed_at = ?, "
        "status = 'loaded', error = null where dataset_id = ?",
        [found.row_count, counts.get("row", 0), counts.get("link", 0), observed, dataset.id])


def _portal_date(connection: Connection, dataset: Dataset) -> datetime | None:
    """The portal's own date of a dataset: ``modified`` where data moves it, else when data was last processed."""
    rows = connection.execute("select body from meta.portal_datasets where dataset_id = ?", [dataset.id]).fetchall()
    if not rows:
        return None
    default: dict[str, Any] = (json.loads(rows[0][0]).get("metas") or {}).get("default") or {}
    text = default.get("modified") if default.get("modified_updates_on_data_change") else None
    text = text or default.get("data_processed") or default.get("modified")
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC).replace(tzinfo=None) if text else None
    except ValueError:
        return None


def origins(connection: Connection, dataset: str) -> dict[str, str]:
    """Origin → the fetch that brought it last, for what counts today of a dataset."""
    sql = "select origin, fetch_id from meta.origins where dataset_id = ?"
    return dict(connection.execute(sql, [dataset]).fetchall())


def is_demo(connection: Connection, dataset: str) -> bool:
    """Whether what the warehouse holds of a dataset is the demonstration's own landing."""
    return _sources(connection, dataset) == {"demo"}


def is_real(connection: Connection, dataset: str) -> bool:
    """Whether the warehouse holds real data of a dataset."""
    return bool(_sources(connection, dataset) - {"demo"})


def _sources(connection: Connection, dataset: str) -> set[str]:
    sql = ("select distinct f.sources from meta.origins as o inner join meta.fetches as f "
           "on o.dataset_id = f.dataset_id and o.fetch_id = f.fetch_id where o.dataset_id = ?")
    return {row[0] for row in connection.execute(sql, [dataset]).fetchall()}


def known_fetches(connection: Connection, dataset: str) -> str:
    """The newest fetch id that this warehouse holds for a dataset, empty when none."""
    found = connection.execute("select max(fetch_id) from meta.fetches where dataset_id = ?", [dataset]).fetchall()
    return str(found[0][0] or "")


def observed_at(connection: Connection, dataset: str) -> datetime | None:
    """The latest observation of a dataset, UTC."""
    found = connection.execute("select observed_at from meta.datasets where dataset_id = ?", [dataset]).fetchall()
    return found[0][0].replace(tzinfo=UTC) if found and found[0][0] else None


def latest_by_origin(connection: Connection, dataset: str) -> dict[str, datetime]:
    """For a growing dataset, the latest observation of each of its streams, UTC: each is read from where it stopped."""
    query = queries.load_all().get(f"streams/{dataset}")
    ready = query is not None and all(exists(connection, table) for table in query.words("after"))
    rows = connection.execute(query.sql).fetchall() if query and ready else []
    return {origin: moment.replace(tzinfo=UTC) for origin, moment in rows if moment}


def sign(connection: Connection, town: Town, now: datetime, sources: str, refresh_s: float | None = None) -> str:
    """Writes the snapshot's card; the digest names its content: every fetch that made it, recipe and indicators.

    ``refresh_s`` is how long it took to make, in seconds, from the first question to a publisher.
    """
    rows = connection.execute(
        "select dataset_id, fetch_id, outcome, sha256 from meta.fetches order by all").fetchall()
    definitions = connection.execute("select * exclude (computed_on) from meta.indicators order by kpi_id").fetchall()
    digest = hashlib.sha256(repr((rows, recipe(), definitions)).encode()).hexdigest()
    demo = connection.execute("select count(*) > 0 from meta.datasets where is_demo").fetchall()[0][0]
    connection.execute("delete from meta.snapshot")
    connection.execute("insert into meta.snapshot values (?, ?, ?, ?, ?, ?, ?, ?)",
                       [digest[:12], naive(now), town.insee, sources, demo, recipe(), duckdb.__version__, refresh_s])
    return digest
