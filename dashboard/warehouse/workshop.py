"""The workshop: a private copy of the last snapshot in which datasets are loaded, one transaction each."""

from __future__ import annotations

import contextlib
import copy
import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

import duckdb

from dashboard import queries
from dashboard.declarations import Dataset, Town, named
from dashboard.errors import CheckFailed, QueryError, Silent
from dashboard.indicators import load_indicators
from dashboard.queries import Query
from dashboard.warehouse import checks, incidents, indicators, marts, quality, raw, register, tables, upsert
from dashboard.warehouse.carried import Carried, carry
from dashboard.warehouse.formats import LandedPart, create_raw
from dashboard.warehouse.lots import lots
from dashboard.warehouse.outcome import step
from dashboard.warehouse.transaction import transaction

log = logging.getLogger("dashboard.warehouse")

MEMORY = "3GB"
JOURNAL = "1TB"  # before DuckDB writes tables out by itself: a private file needs that once, at the end


class Workshop:
    """A warehouse being built. ``changed`` is dataset id → first day whose marts must follow.

    ``faults``, after `finish`, is the id of each indicator that could not be computed, and why.
    """

    def __init__(self, path: Path, town: Town, datasets: dict[str, Dataset]) -> None:
        self.path, self.town = path, town
        self.datasets = {name: named(dataset, town) for name, dataset in datasets.items()}
        self.connection = connect_writable(path)
        self.opened = monotonic()
        self.changed: dict[str, date] = {}
        self.faults: dict[str, str] = {}
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        with transaction(self.connection):
            tables.prepare(self.connection)
            register.declare(self.connection, self.town, self.datasets)
            for dataset in self.datasets.values():
                create_raw(self.connection, dataset)
            for query in queries.family("core"):
                tables.create_empty(self.connection, query)

    def load(self, dataset: Dataset, parts: Sequence[LandedPart], *, compared: bool, afresh: bool = False) -> list[str]:
        """Loads the landed files of one dataset, all or nothing; returns what it found odd but accepted.

        Raises Changed (a file is not what it should be) or CheckFailed; the previous table then stays. With
        ``compared``, a suspicious difference with the previous table is a CheckFailed, else an oddity. ``afresh``
        forgets what the dataset held before.
        """
        before = checks.measure(self.connection, dataset)
        with transaction(self.connection):
            if afresh:
                self._forget(dataset)
            since = self._fill(dataset, parts)
            after = checks.measure(self.connection, dataset)
            oddities = list(checks.compare(dataset, before, after))
            if compared and before.row_count and not after.row_count:
                raise Silent("aucune ligne, ce qui était là reste", dataset=dataset.id, step="comparaison")
            if oddities and compared:
                raise CheckFailed(dataset.id, "comparaison", "; ".join(oddities))
            checks.run(self.connection, dataset)
            register.loaded(self.connection, dataset, after, parts)
        self.changed[dataset.id] = min(since, self.changed.get(dataset.id, date.max))
        return oddities

    @contextlib.contextmanager
    def beside(self) -> Iterator[Workshop]:
        """The same workshop through a connection of its own: another thread may load other datasets meanwhile.

        A dataset of a table of its own only: two loads that replace the same table at once exclude each other.
        """
        other = copy.copy(self)
        with self.connection.cursor() as other.connection:
            tables.prepare(other.connection)
            yield other

    def finish(self, now: datetime, sources: str) -> str:
        """Computes marts and indicators, writes the snapshot's card, closes the file; returns its content's digest."""
        with transaction(self.connection):
            incidents.count_gaps(self.connection, self.changed)
            marts.compute(self.connection, self.changed)
        step("calculé")
        computed = indicators.compute(self.connection, self.town, self.changed, now)
        self.faults = {kpi: str(fault) for kpi, fault in computed.faults.items()}
        with transaction(self.connection):
            indicators.write(self.connection, computed)
            quality.compute(self.connection, self.datasets, self.changed, now)
            marts.close(self.connection)
            digest = register.sign(self.connection, self.town, now.astimezone(UTC), sources, monotonic() - self.opened)
        step("chiffré")
        self.connection.execute("checkpoint")
        self.connection.close()
        return digest

    def carry(self, carried: Carried) -> None:
        """Takes over what only an earlier snapshot knows; before `finish`."""
        units = {each.id: each.unit for each in load_indicators(self.town).values()}
        with transaction(self.connection):
            carry(self.connection, carried, units)

    def close(self) -> None:
        """Gives up: the private copy is of no use to anybody, nor worth writing out."""
        with contextlib.suppress(duckdb.Error):
            self.connection.execute("pragma disable_checkpoint_on_shutdown")
            self.connection.close()
        self.path.unlink(missing_ok=True)

    def _forget(self, dataset: Dataset) -> None:
        """Its tables come anew from what is loaded next."""
        self.connection.execute("delete from meta.origins where dataset_id = ?", [dataset.id])
        for table in ("meta.rejected", "meta.revisions"):
            self.connection.execute(f"delete from {table} where dataset_id = ?", [dataset.id])
        for query in queries.family("core"):
            if dataset.id in query.words("source"):
                self.connection.execute(f"drop table if exists {query.header['table']}")

    def _fill(self, dataset: Dataset, parts: Sequence[LandedPart]) -> date:
        """Raw, then core. The files of a growing dataset come in lots; all but the last pass through a room apart."""
        *earlier, last = lots(parts) if dataset.mode == "append" else [list(parts)]
        since = self._fill_apart(dataset, earlier) if earlier else date.max
        raw.fill(self.connection, dataset, self.town, last)
        since = min(since, self._rebuild_core(dataset))
        for query in self._core(dataset):
            if "incremental" in query.header:
                upsert.judge(self.connection, query.header["table"], query.header["incremental"], since)
        return since

    def _fill_apart(self, dataset: Dataset, earlier: Sequence[list[LandedPart]]) -> date:
        """Lots whose published text no snapshot keeps: it stays in memory, and never swells the file."""
        with duckdb.connect() as apart:
            bound(apart, self.path)
            tables.prepare(apart)
            since = date.max
            for lot in earlier:
                since = min(since, self._fill_lot(dataset, lot, apart))
        return since

    def _fill_lot(self, dataset: Dataset, lot: list[LandedPart], apart: duckdb.DuckDBPyConnection) -> date:
        """Read where it lies, or into a table: the one that it takes to say what is wrong with a file."""
        if raw.show(apart, dataset, lot):
            try:
                return self._rebuild_core(dataset, apart)
            except QueryError:
                log.info("%s : lot illisible sur place", dataset.id)
            finally:
                apart.execute(f'drop view raw."{dataset.raw_table}"')
        raw.fill(apart, dataset, self.town, lot)
        since = self._rebuild_core(dataset, apart)
        apart.execute(f'drop table raw."{dataset.raw_table}"')  # deleted rows would stay in memory
        return since

    def _rebuild_core(self, dataset: Dataset, apart: duckdb.DuckDBPyConnection | None = None) -> date:
        changes = [tables.rebuild(self.connection, query, apart) for query in self._core(dataset)]
        return min((change.since for change in changes), default=date.max)

    @staticmethod
    def _core(dataset: Dataset) -> list[Query]:
        """The core queries that read a dataset, in order."""
        return [query for query in queries.family("core") if dataset.id in query.words("source")]


def connect_writable(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a private file, in the storage format that every supported DuckDB reads."""
    connection = duckdb.connect(str(path), config={"storage_compatibility_version": "v1.2.0"})
    connection.execute("set preserve_insertion_order = true")
    connection.execute("set enable_progress_bar = false")
    connection.execute(f"set checkpoint_threshold = '{JOURNAL}'")
    bound(connection, path)
    return connection


def bound(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Keeps a build from starving the app beside it: beyond this much memory, DuckDB works in files."""
    connection.execute(f"set memory_limit = '{MEMORY}'")
    connection.execute(f"set temp_directory = '{path}.tmp'")
