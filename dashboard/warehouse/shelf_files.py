"""Which files of the shelf are still read: those of every snapshot that is kept, and no other.

What a snapshot reads is told by the snapshot itself and written once beside the files, ``<snapshot>.list``, so that a
tick opens none of the older ones. A list that is missing (a refresh cut short) is made again.
"""

from __future__ import annotations

import logging
from pathlib import Path

import duckdb

from dashboard.warehouse.connection import open_read_only
from dashboard.warehouse.durable import write_text
from dashboard.warehouse.shelf_door import FOLDER
from dashboard.warehouse.snapshots import all_snapshots

log = logging.getLogger("dashboard.refresh")


def sweep(folder: Path) -> list[Path]:
    """Deletes the files that no kept snapshot of a warehouse folder reads; gives them. Under the lock only."""
    shelf = folder / FOLDER
    if not shelf.is_dir():
        return []
    snapshots = all_snapshots(folder)
    read = {name for path in snapshots for name in _read_by(path, shelf)}
    stems = {path.stem for path in snapshots}
    removed = [path for path in shelf.glob("*.parquet") if path.name not in read]
    removed += [path for path in shelf.glob("*.parquet.json") if path.name.removesuffix(".json") not in read]
    removed += [path for path in shelf.glob("*.list") if path.stem not in stems]
    removed += list(shelf.glob(".*.part"))
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def _read_by(snapshot: Path, shelf: Path) -> list[str]:
    """The names of the files that a snapshot reads; none when it cannot be opened, since nobody reads it then."""
    told = shelf / f"{snapshot.stem}.list"
    if told.exists():
        return told.read_text(encoding="utf-8").split("\n")
    try:
        with open_read_only(snapshot) as connection:
            names = [row[0] for row in connection.execute(
                "select file from meta.shelf where file is not null order by file").fetchall()]
    except duckdb.CatalogException:
        names = []  # older than the shelf
    except duckdb.Error as error:
        log.warning("instantané illisible, ignoré : %s (%s)", snapshot.name, error)
        return []
    write_text(told, "\n".join(names))
    return names
