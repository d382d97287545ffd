"""The shelf's register: `meta.shelf`, `meta.shelf_columns`, and the refusals of each dataset in `meta.rejected`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from dashboard.declarations import Dataset, Town
from dashboard.warehouse.incidents import naive
from dashboard.warehouse.inserting import insert_all
from dashboard.warehouse.landing import Provenance
from dashboard.warehouse.shelf_catalogue import Entry, entries, verdict
from dashboard.warehouse.shelf_pressed import Pressed, PressedColumn
from dashboard.warehouse.transaction import transaction

Connection = duckdb.DuckDBPyConnection
TABLE = "shelf"  # the name of its rows in meta.rejected
CARD = {"dataset_id": "varchar", "state": "varchar", "reason": "varchar", "title": "varchar", "theme": "varchar",
        "producer": "varchar", "licence": "varchar", "licence_url": "varchar", "is_federated": "boolean",
        "announced_count": "bigint", "observed_at": "timestamp"}  # what the catalogue tells


@dataclass(frozen=True)
class Mark:
    """What a held file was made of: `mark` as of its card, the fetch that brought its rows."""

    mark: str
    fetch_id: str


@dataclass(frozen=True)
class Known:
    """What is held of a dataset: nothing when ``file`` is None; ``reason`` is its last failure."""

    mark: str | None
    file: str | None
    fetch_id: str | None
    reason: str | None


def follow(connection: Connection, town: Town, datasets: dict[str, Dataset]) -> list[tuple[Entry, str]]:
    """Brings every row in step with the catalogue; gives each undeclared dataset and its state (`verdict`).

    One that left the catalogue is kept and says since when; one that was never received and is gone is forgotten.
    Without any catalogue, nothing is known to have left.
    """
    found = [(entry, *verdict(entry, town)) for entry in entries(connection, town, datasets)]
    if not connection.execute("select 1 from core.datasets limit 1").fetchall():
        return []
    ids = {"ids": [entry.id for entry, *_ in found]}
    with transaction(connection):
        connection.execute("delete from meta.shelf where file is null and not list_contains($ids, dataset_id)", ids)
        connection.execute(
            "update meta.shelf set withdrawn_at = case when list_contains($ids, dataset_id) then null else "
            "coalesce((select min(i.started_at) from meta.incidents as i where i.dataset_id = shelf.dataset_id and "
            "i.kind = 'withdrawn' and i.ended_at is null), withdrawn_at, fetched_at) end", ids)
        describe(connection, found)
    return [(entry, state) for entry, state, _ in found]


def entry_of(connection: Connection, name: str, card: dict[str, Any]) -> Entry:
    """A dataset that the catalogue no longer lists, from the card that landed with its rows."""
    default = (card.get("metas") or {}).get("default") or {}
    theme = default.get("theme")
    first = theme[0] if isinstance(theme, list) and theme else theme if isinstance(theme, str) else None
    row = connection.execute(
        "select coalesce(clean_text($title), $id), coalesce((select theme from meta.theme_map where "
        "portal_theme = $theme), $theme), clean_text($publisher), parse_instant($processed)",
        {"title": default.get("title"), "id": name, "theme": first, "publisher": default.get("publisher"),
         "processed": default.get("data_processed")}).fetchall()[0]
    return Entry(name, row[0], row[1], row[2], default.get("license"), default.get("license_url"),
                 bool(default.get("federated")), default.get("records_count"), row[3], json.dumps(card))


def describe(connection: Connection, found: Sequence[tuple[Entry, str, str | None]]) -> None:
    """What the catalogue says of each dataset, its state and why; the file that is held, if any, stays."""
    if not found:
        return
    cards = [[entry.id, state, reason, entry.title, entry.theme, entry.producer, entry.licence, entry.licence_url,
              entry.is_federated, entry.announced, entry.observed_at] for entry, state, reason in found]
    columns = ", ".join(f"unnest(?::{kind}[]) as {name}" for name, kind in CARD.items())
    connection.execute(f"create or replace temp table told as select {columns}",
                       [list(column) for column in zip(*cards, strict=True)])
    connection.execute(f"insert into meta.shelf ({', '.join(CARD)}) from told where not exists "
                       "(select 1 from meta.shelf as known where known.dataset_id = told.dataset_id)")
    connection.execute(
        "update meta.shelf as s set title = told.title, theme = told.theme, producer = told.producer, "
        "licence = told.licence, licence_url = told.licence_url, is_federated = told.is_federated, "
        "announced_count = told.announced_count, observed_at = told.observed_at, "
        "state = case when told.state in ('unwanted', 'refused') or s.file is null then told.state else 'held' end, "
        "reason = coalesce(told.reason, if(s.state = 'awaited' or s.state = 'held', s.reason, null)) "
        "from told where s.dataset_id = told.dataset_id")


def shelve(connection: Connection, entry: Entry, fetch: Provenance, pressed: Pressed, made: Mark) -> None:
    """Writes what a received dataset holds in place of what it held before. Inside a transaction.

    `follow` has described it, or `describe` when the catalogue no longer lists it.
    """
    is_demo = fetch.sources == "demo" or any(
        "x-demonstration" in {name.lower() for name in part.headers} for part in fetch.parts)
    connection.execute(
        "update meta.shelf set state = 'held', reason = null, file = ?, size_bytes = ?, row_count = ?, "
        "rejected_rows = ?, rejected_values = ?, flagged_rows = ?, duplicate_count = ?, located_rows = ?, "
        "longitude = ?, latitude = ?, fetch_id = ?, fetched_at = ?, mark = ?, is_demo = ? where dataset_id = ?",
        [pressed.file, pressed.size, pressed.row_count, pressed.rejected_rows, pressed.rejected_values,
         pressed.flagged_rows, pressed.duplicate_count, pressed.located_rows, pressed.longitude, pressed.latitude,
         made.fetch_id, naive(fetch.fetched_at), made.mark, is_demo, entry.id])
    connection.execute("delete from meta.shelf_columns where dataset_id = ?", [entry.id])
    connection.execute("delete from meta.rejected where dataset_id = ? and table_name = ?", [entry.id, TABLE])
    insert_all(connection, "meta.shelf_columns", [
        [entry.id, position, *_column(column)] for position, column in enumerate(pressed.columns)])
    insert_all(connection, "meta.rejected", [
        [entry.id, TABLE, *refused, fetch.fetch_id] for refused in pressed.refused])


def _column(column: PressedColumn) -> list[Any]:
    """The row of ``meta.shelf_columns``, but its dataset and its place."""
    field = column.field
    return [field.name, field.label, field.description, column.kind, field.unit, field.declared, column.as_declared,
            *column.profile, column.rejected_count]


def unchanged(connection: Connection, entry: Entry, fetch: Provenance, mark: str) -> None:
    """The publisher says that the rows are those that are held."""
    connection.execute("update meta.shelf set state = 'held', reason = null, fetched_at = ?, mark = ? "
                       "where dataset_id = ? and file is not null", [naive(fetch.fetched_at), mark, entry.id])


def failing(connection: Connection, dataset_id: str, reason: str) -> None:
    """Why the last attempt brought nothing; what is held stays."""
    connection.execute("update meta.shelf set reason = ? where dataset_id = ?", [reason, dataset_id])


def held(connection: Connection) -> dict[str, Known]:
    """What is held of each dataset."""
    rows = connection.execute("select dataset_id, mark, file, fetch_id, reason from meta.shelf").fetchall()
    return {name: Known(*rest) for name, *rest in rows}


def waiting(connection: Connection) -> list[str]:
    """The datasets that are to be received, were never, and did not fail: there was no time for them yet."""
    rows = connection.execute(
        "select dataset_id from meta.shelf where state = 'awaited' and reason is null order by dataset_id").fetchall()
    return [name for (name,) in rows]
