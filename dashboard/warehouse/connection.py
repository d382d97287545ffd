"""Opening snapshots: read-only, locked down, one connection a snapshot, a cursor a call."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from dashboard.warehouse.snapshots import built_at, candidates


@dataclass
class Snapshot:
    """One open snapshot. ``id`` is its file name without ``.duckdb``."""

    path: Path
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    users: int = 0

    @property
    def id(self) -> str:
        return self.path.stem

    @property
    def built_at(self) -> datetime:
        """When it was built, UTC."""
        return built_at(self.path.name)


def open_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that can only read this file: no attach, no file, no setting. Raises duckdb.Error if unreadable."""
    connection = duckdb.connect(str(path), read_only=True)
    try:
        connection.execute("select snapshot_id from meta.snapshot").fetchall()
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except duckdb.Error:
        connection.close()
        raise
    return connection


class Shelf:
    """The open snapshots of one warehouse folder; an old one is closed after its last user has gone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[Path, Snapshot] = {}
        self._broken: dict[Path, int] = {}
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def current(self) -> Iterator[Snapshot | None]:
        """The newest whole snapshot for the time of a `with`; None when there is none yet."""
        snapshot = self._enter()
        try:
            yield snapshot
        finally:
            self._leave(snapshot)

    def current_id(self) -> str | None:
        """The id of the newest whole snapshot, None when there is none."""
        with self.current() as snapshot:
            return snapshot.id if snapshot else None

    def _enter(self) -> Snapshot | None:
        with self._lock:
            for path in candidates(self.folder):
                snapshot = self._opened(path)
                if snapshot is not None:
                    snapshot.users += 1
                    self._close_unused(but=snapshot)
                    return snapshot
        return None

    def _opened(self, path: Path) -> Snapshot | None:
        if path in self._open:
            return self._open[path]
        try:
            size = path.stat().st_size
            if self._broken.get(path) == size:
                return None
            self._open[path] = Snapshot(path, open_read_only(path))
        except (OSError, duckdb.Error):
            with contextlib.suppress(OSError):
                self._broken[path] = path.stat().st_size
            return None
        return self._open[path]

    def _leave(self, snapshot: Snapshot | None) -> None:
        if snapshot is not None:
            with self._lock:
                snapshot.users -= 1

    def _close_unused(self, but: Snapshot) -> None:
        for path, snapshot in list(self._open.items()):
            if snapshot is not but and snapshot.users == 0:
                snapshot.connection.close()
                del self._open[path]
