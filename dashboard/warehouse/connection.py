"""Opening snapshots: read-only, locked down, one connection a snapshot, a cursor a call."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.warehouse.snapshots import candidates, published_by

# A page asks small questions: sharing one out among processors costs more than it spares, and they have other readers.
THREADS = 1
SIZES = "select schema_name || '.' || table_name, estimated_size from duckdb_tables()"
PAST_KEPT = 3  # opening one takes 30 ms: those read last stay open, so that two readers do not shut each other's


@dataclass
class Snapshot:
    """One open snapshot and what it says of itself, read once.

    ``id`` is its file name without ``.duckdb``; ``built_at`` is UTC; ``refresh_s`` is the seconds it took to make, None
    where that was not kept; ``sizes`` are the rows of every table (``schema.name``), as the file knows.
    """

    path: Path
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    built_at: datetime
    is_demo: bool
    refresh_s: float | None
    sizes: Mapping[str, int] = field(repr=False)
    users: int = 0

    @property
    def id(self) -> str:
        return self.path.stem


def open_snapshot(path: Path) -> Snapshot:
    """A snapshot, opened as `open_read_only` does. Raises duckdb.Error if it is unreadable."""
    connection = open_read_only(path)
    told = connection.execute("select * from meta.snapshot")
    card = dict(zip((column[0] for column in told.description), told.fetchall()[0], strict=True))
    return Snapshot(path, connection, card["built_at"].replace(tzinfo=UTC), card["is_demo"], card.get("refresh_s"),
                    dict(connection.execute(SIZES).fetchall()))


def open_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that can only read this file: no attach, no file, no setting. Raises duckdb.Error if unreadable."""
    connection = duckdb.connect(str(path), read_only=True)
    try:
        connection.execute("select snapshot_id from meta.snapshot").fetchall()
        connection.execute(f"set threads = {THREADS}")
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
        self._latest: Path | None = None
        self._past: list[Path] = []
        self._broken: dict[Path, int] = {}
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def current(self) -> Iterator[Snapshot | None]:
        """The newest whole snapshot for the time of a `with`; None when there is none yet."""
        with self._held(lambda: candidates(self.folder), is_past=False) as snapshot:
            yield snapshot

    @contextlib.contextmanager
    def at(self, moment: datetime) -> Iterator[Snapshot | None]:
        """The last whole snapshot published at or before a moment, for the time of a `with`; None before the first."""
        with self._held(lambda: published_by(self.folder, moment), is_past=True) as snapshot:
            yield snapshot

    def current_id(self) -> str | None:
        """The id of the newest whole snapshot, None when there is none."""
        with self.current() as snapshot:
            return snapshot.id if snapshot else None

    @contextlib.contextmanager
    def _held(self, paths: Callable[[], Iterator[Path]], *, is_past: bool) -> Iterator[Snapshot | None]:
        snapshot = self._enter(paths, is_past)
        try:
            yield snapshot
        finally:
            self._leave(snapshot)

    def _enter(self, paths: Callable[[], Iterator[Path]], is_past: bool) -> Snapshot | None:
        with self._lock:
            for path in paths():
                snapshot = self._opened(path)
                if snapshot is not None:
                    snapshot.users += 1
                    self._note(path, is_past)
                    self._close_unused()
                    return snapshot
        return None

    def _note(self, path: Path, is_past: bool) -> None:
        if is_past:
            self._past = [path, *(each for each in self._past if each != path)][:PAST_KEPT]
        else:
            self._latest = path

    def _opened(self, path: Path) -> Snapshot | None:
        if path in self._open:
            return self._open[path]
        try:
            size = path.stat().st_size
            if self._broken.get(path) == size:
                return None
            self._open[path] = open_snapshot(path)
        except (OSError, duckdb.Error):
            with contextlib.suppress(OSError):
                self._broken[path] = path.stat().st_size
            return None
        return self._open[path]

    def _leave(self, snapshot: Snapshot | None) -> None:
        if snapshot is not None:
            with self._lock:
                snapshot.users -= 1

    def _close_unused(self) -> None:
        for path, snapshot in list(self._open.items()):
            if path != self._latest and path not in self._past and snapshot.users == 0:
                snapshot.connection.close()
                del self._open[path]
