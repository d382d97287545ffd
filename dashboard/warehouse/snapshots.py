"""Snapshots: finished DuckDB files that never change, and the pointer that names the one to open.

A snapshot is ``<instant>-<hash>.duckdb``; ``current`` holds its file name. A path is never reused, since a new
connection to a replaced file still reads the old one while any old connection lives.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dashboard.warehouse.durable import sync_file, sync_folder, write_text
from dashboard.warehouse.outcome import step

POINTER = "current"
_NAME = re.compile(r"^(\d{8}T\d{6}\.\d{6}Z)-([0-9a-f]{12})\.duckdb$")


def built_at(name: str) -> datetime:
    """The instant in a snapshot's file name, UTC. Raises ValueError for another name."""
    match = _NAME.match(name)
    if not match:
        raise ValueError(f"« {name} » is not a snapshot's file name")
    return datetime.strptime(match[1], "%Y%m%dT%H%M%S.%fZ").replace(tzinfo=UTC)


def all_snapshots(folder: Path) -> list[Path]:
    """Every snapshot file, oldest first."""
    return sorted(path for path in folder.glob("*.duckdb") if _NAME.match(path.name))


def candidates(folder: Path) -> Iterator[Path]:
    """Snapshots to try, the one the pointer names first, then the others from the newest."""
    named = pointed(folder)
    if named is not None:
        yield named
    yield from (path for path in reversed(all_snapshots(folder)) if path != named)


def published_by(folder: Path, moment: datetime) -> Iterator[Path]:
    """The snapshots that were there at a moment, the newest of them first."""
    yield from (path for path in reversed(all_snapshots(folder)) if built_at(path.name) <= moment)


def pointed(folder: Path) -> Path | None:
    """The snapshot that the pointer names, None when the pointer is missing, empty, half written or dangling."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    path = folder / name
    return path if _NAME.match(name) and path.is_file() else None


def clone(source: Path | None, target: Path) -> None:
    """A private copy of the last snapshot to work in; the kernel copies, and shares blocks where it can."""
    target.unlink(missing_ok=True)
    Path(f"{target}.wal").unlink(missing_ok=True)
    if source is not None:
        shutil.copyfile(source, target)


def publish(work: Path, folder: Path, digest: str, now: datetime) -> Path:
    """Makes a finished file a snapshot and the current one: sync, rename, pointer, sync."""
    name = f"{now.astimezone(UTC).strftime('%Y%m%dT%H%M%S.%fZ')}-{digest[:12]}.duckdb"
    newest = max((path.name for path in all_snapshots(folder)), default="")
    if name <= newest:  # the clock stepped back: stay after the last one
        moment = built_at(newest).timestamp() + 1e-3
        name = f"{datetime.fromtimestamp(moment, UTC).strftime('%Y%m%dT%H%M%S.%fZ')}-{digest[:12]}.duckdb"
    sync_file(work)
    target = folder / name
    work.replace(target)
    sync_folder(folder)
    step("renommé")
    write_text(folder / POINTER, name + "\n")
    return target


def retain(folder: Path, keep: int) -> list[Path]:
    """Deletes old snapshots but the newest ``keep``, the last of each of 31 days, the last of each month."""
    snapshots = all_snapshots(folder)
    days: dict[str, Path] = {path.name[:8]: path for path in snapshots}
    months: dict[str, Path] = {path.name[:6]: path for path in snapshots}
    kept = {*snapshots[-keep:], *list(days.values())[-31:], *months.values(), pointed(folder)}
    removed = [path for path in snapshots if path not in kept]
    for path in removed:
        path.unlink(missing_ok=True)
    return removed
