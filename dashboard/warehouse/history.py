"""The history of fetches: what each brought or why it failed, where its dataset stands, and the incidents it tells."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import duckdb

from dashboard.warehouse import incidents
from dashboard.warehouse.incidents import Known, naive
from dashboard.warehouse.inserting import insert_all
from dashboard.warehouse.landing import Provenance
from dashboard.warehouse.noted import Noted

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True)
class Told:
    """One fetch and what became of it: why it was refused if it was, what its load left, what sort of failure it was.

    ``counts`` is false for one that landed well and no longer matters (the demonstration, once real data is there).
    """

    fetch: Provenance
    refusal: str | None = None
    noted: Noted | None = None
    kind: str = ""
    counts: bool = True

    @property
    def outcome(self) -> str:
        """Landed, unchanged, failed, or refused."""
        return "refused" if self.refusal else self.fetch.outcome

    @property
    def is_good(self) -> bool:
        """Whether the publisher answered as it should."""
        return self.outcome in ("landed", "unchanged")


@dataclass(frozen=True)
class Standing:
    """Where a declared dataset stands after its latest fetch, as ``meta.datasets`` says."""

    status: str
    status_since: datetime | None
    error: str | None
    fetched_at: datetime | None
    is_demo: bool


def fetched(
    connection: Connection, fetch: Provenance, refusal: str | None, noted: Noted | None = None, *, kind: str = ""
) -> None:
    """Notes one fetch after those that the warehouse knows, and follows the dataset's incidents."""
    note(connection, [Told(fetch, refusal, noted, kind)], {fetch.dataset: incidents.known(connection, fetch.dataset)})


def note(connection: Connection, told: Iterable[Told], before: Mapping[str, Known] | None = None) -> None:
    """Notes fetches in time order, of one dataset or of several, and follows their incidents.

    ``before`` is what was known of each dataset; nothing, when it is not there.
    """
    known, standings = dict(before or {}), _standings(connection)
    rows: list[list[Any]] = []
    latest: dict[tuple[str, str], str] = {}
    for each in told:
        fetch = each.fetch
        was = known.get(fetch.dataset, Known())
        now = _known_after(was, each.noted if each.is_good else None)
        state = incidents.judge(connection, fetch, each.refusal, now, each.kind)
        incidents.follow(connection, fetch, state, was.observed_at)
        incidents.tell(connection, fetch, each.noted.changes if each.noted and each.is_good else ())
        rows.append(_row(each, now))
        if each.outcome == "landed" and each.counts:
            latest.update({(fetch.dataset, part.origin): fetch.fetch_id for part in fetch.parts})
        if fetch.dataset in standings:
            standings[fetch.dataset] = _standing_after(standings[fetch.dataset], each)
        known[fetch.dataset] = replace(now, seen=was.seen or each.is_good)
    insert_all(connection, "meta.fetches", rows, replacing=True)
    insert_all(connection, "meta.origins", [(*of, fetch_id) for of, fetch_id in sorted(latest.items())], replacing=True)
    _stand(connection, {name: standings[name] for name in known if name in standings})


def _known_after(was: Known, noted: Noted | None) -> Known:
    """What is known once a fetch was loaded; one that brought nothing leaves what was known."""
    if noted is None:
        return was
    return Known(naive(noted.observed_at) if noted.observed_at else None, noted.row_count, was.seen)


def _row(told: Told, now: Known) -> list[Any]:
    """The row of ``meta.fetches``."""
    fetch = told.fetch
    return [fetch.dataset, fetch.fetch_id, naive(fetch.fetched_at), fetch.sources, told.outcome,
            told.refusal or fetch.reason, fetch.parts[0].address if fetch.parts else None, len(fetch.parts),
            sum(part.size for part in fetch.parts), _digest(fetch), now.row_count if told.is_good else None,
            now.observed_at if told.is_good else None]


def _digest(fetch: Provenance) -> str | None:
    """The SHA-256 of the one file, or that of the files' own digests one after the other."""
    digests = [part.sha256 for part in fetch.parts]
    if len(digests) < 2:
        return digests[0] if digests else None
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def _standings(connection: Connection) -> dict[str, Standing]:
    rows = connection.execute(
        "select dataset_id, status, status_since, error, fetched_at, is_demo from meta.datasets").fetchall()
    return {name: Standing(*rest) for name, *rest in rows}


def _standing_after(was: Standing, told: Told) -> Standing:
    at, status = naive(told.fetch.fetched_at), "loaded" if told.is_good else told.outcome
    return Standing(
        status, was.status_since if was.status == status and was.status_since else at,
        None if told.is_good else told.refusal or told.fetch.reason, at if told.is_good else was.fetched_at,
        _is_demo(told.fetch) if told.outcome == "landed" else was.is_demo)


def _stand(connection: Connection, standings: Mapping[str, Standing]) -> None:
    for name, now in standings.items():
        connection.execute(
            "update meta.datasets set status = ?, status_since = ?, error = ?, fetched_at = ?, is_demo = ? "
            "where dataset_id = ?",
            [now.status, now.status_since, now.error, now.fetched_at, now.is_demo, name])


def _is_demo(fetch: Provenance) -> bool:
    """Demonstration data says so whatever way it came: by its source, or by the header of who served it."""
    return fetch.sources == "demo" or any("x-demonstration" in {k.lower() for k in p.headers} for p in fetch.parts)
