"""The workshop: a private copy of the last snapshot in which datasets are loaded, one transaction each."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from dashboard import queries
from dashboard.declarations import Dataset, Town
from dashboard.errors import CheckFailed
from dashboard.warehouse import checks, marts, raw, register, tables
from dashboard.warehouse.formats import LandedPart, create_raw

log = logging.getLogger("dashboard.warehouse")


class Workshop:
    """A warehouse being built. ``changed`` is dataset id → first day whose marts must follow."""

    def __init__(self, path: Path, town: Town, datasets: dict[str, Dataset]) -> None:
        self.path, self.town, self.datasets = path, town, datasets
        self.connection = connect_writable(path)
        self.changed: dict[str, date] = {}
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        tables.prepare(self.connection)
        register.declare(self.connection, self.town, self.datasets)
        for dataset in self.datasets.values():
            create_raw(self.connection, dataset)

    def load(self, dataset: Dataset, parts: Sequence[LandedPart], *, compared: bool, afresh: bool = False) -> list[str]:
        """Loads the landed files of one dataset, all or nothing; returns what it found odd but accepted.

        Raises Changed (a file is not what it should be) or CheckFailed; the previous table then stays. With
        ``compared``, a suspicious difference with the previous table is a CheckFailed, else an oddity. ``afresh`` forgets what the
        dataset held before.
        """
        before = checks.measure(self.connection, dataset)
        with self._transaction():
            if afresh:
                self._forget(dataset)
            raw.fill(self.connection, dataset, self.town, list(parts))
            since = self._rebuild_core(dataset)
            after = checks.measure(self.connection, dataset)
            oddities = list(checks.compare(dataset, before, after))
            if oddities and compared:
                raise CheckFailed(dataset.id, "comparaison", "; ".join(oddities))
            checks.run(self.connection, dataset)
            register.loaded(self.connection, dataset, after, parts)
        self.changed[dataset.id] = min(since, self.changed.get(dataset.id, date.max))
        return oddities

    def keep_last_batch(self, dataset: Dataset) -> None:
        """Of a growing dataset, raw keeps the last batch only: the landing holds the rest, and copies stay small."""
        if dataset.mode == "append":
            table = f'raw."{dataset.raw_table}"'
            self.connection.execute(
                f"delete from {table} where _dataset = ? and _fetch < (select max(_fetch) from {table})", [dataset.id])

    def fill_gaps(self) -> None:
        """Creates, empty, the core tables that no dataset has filled yet: a question may always be asked."""
        for query in queries.family("core"):
            if not tables.exists(self.connection, query.header["table"]):
                tables.rebuild(self.connection, query)

    def finish(self, now: datetime, sources: str) -> str:
        """Computes the marts, writes the snapshot's own card, closes the file; returns its content's digest."""
        self.fill_gaps()
        with self._transaction():
            marts.compute(self.connection, self.changed)
            digest = register.sign(self.connection, self.town, now.astimezone(UTC), sources)
        self.connection.execute("checkpoint")
        self.connection.close()
        return digest

    def close(self) -> None:
        """Gives up: the private copy is of no use to anybody."""
        with contextlib.suppress(duckdb.Error):
            self.connection.close()
        self.path.unlink(missing_ok=True)

    def _forget(self, dataset: Dataset) -> None:
        """Its tables come anew from what is loaded next."""
        self.connection.execute("delete from meta.origins where dataset_id = ?", [dataset.id])
        self.connection.execute("delete from meta.rejected where dataset_id = ?", [dataset.id])
        for query in queries.family("core"):
            if dataset.id in query.words("source"):
                self.connection.execute(f"drop table if exists {query.header['table']}")

    def _rebuild_core(self, dataset: Dataset) -> date:
        since = date.max
        for query in queries.family("core"):
            if dataset.id in query.words("source"):
                since = min(since, tables.rebuild(self.connection, query).since)
        return since

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("begin")
        try:
            yield
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self.connection.execute("rollback")
            raise
        self.connection.execute("commit")


def connect_writable(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a private file, in the storage format that every supported DuckDB reads."""
    connection = duckdb.connect(str(path), config={"storage_compatibility_version": "v1.2.0"})
    connection.execute("set preserve_insertion_order = true")
    connection.execute(f"set temp_directory = '{path}.tmp'")
    return connection
