"""The portal's other datasets as ``status`` tells them: in one line, or one by one when asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table

from dashboard.warehouse.connection import Shelf, Snapshot
from dashboard.warehouse.site import Site

STATES = {"held": "reçus", "awaited": "attendus", "empty": "vides", "too_large": "trop grands", "unwanted": "écartés",
          "refused": "refusés"}
ROWS = """select dataset_id, title, state, row_count, rejected_rows + rejected_values as rejected, fetched_at,
  withdrawn_at, reason from meta.shelf order by dataset_id"""


def shelf_ids(here: Site) -> set[str]:
    """The ids of the datasets that the newest snapshot knows without any declaration."""
    with Shelf(here.folder).current() as snapshot:
        return {row["id"] for row in entries(snapshot)}


def entries(snapshot: Snapshot | None) -> list[dict[str, Any]]:
    """Each of them as plain values; none before the first snapshot, nor in one that is older than the shelf."""
    if snapshot is None:
        return []
    try:
        found = snapshot.connection.cursor().execute(ROWS).fetchall()
    except duckdb.CatalogException:
        return []
    return [{"id": name, "title": title, "state": state, "rows": count, "rejected": rejected,
             "fetched_at": _text(fetched), "withdrawn_at": _text(withdrawn), "reason": reason}
            for name, title, state, count, rejected, fetched, withdrawn, reason in found]


def summary(found: list[dict[str, Any]]) -> dict[str, Any]:
    """How many in each state, how many rows and refusals, which could not be received last time or left the portal."""
    return {
        "datasets": len(found), "states": {state: n for state in STATES if (n := _count(found, state))},
        "rows": sum(row["rows"] or 0 for row in found), "rejected": sum(row["rejected"] or 0 for row in found),
        "failing": [row["id"] for row in found if row["reason"] and row["state"] in ("held", "awaited")],
        "withdrawn": [row["id"] for row in found if row["withdrawn_at"]],
    }


def draw_shelf(told: dict[str, Any], found: list[dict[str, Any]] | None) -> None:
    """The same, for a person; one line each when ``found`` is given."""
    states = ", ".join(f"{count} {STATES[state]}" for state, count in told["states"].items())
    print(f"Autres jeux du portail : {told['datasets']} ({states or 'aucun'}), {told['rows']} lignes, "
          f"{told['rejected']} refus, {len(told['failing'])} en panne, {len(told['withdrawn'])} retirés du portail.")
    if found is None:
        return
    table = Table(title="Autres jeux du portail")
    for title in ("Jeu", "État", "Lignes", "Refus", "Reçu le", "Raison"):
        table.add_column(title, justify="right" if title in ("Lignes", "Refus") else "left")
    for row in found:
        table.add_row(row["id"], STATES[row["state"]], str(row["rows"] if row["rows"] is not None else "—"),
                      str(row["rejected"] or 0), (row["fetched_at"] or "—")[:16], row["reason"] or "")
    Console().print(table)


def _count(found: list[dict[str, Any]], state: str) -> int:
    return sum(row["state"] == state for row in found)


def _text(moment: datetime | None) -> str | None:
    return moment.replace(tzinfo=UTC).isoformat() if moment else None
