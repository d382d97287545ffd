"""Filling the shelf: every dataset of the catalogue that no one declared, one landing record each.

A dataset is asked for when the catalogue says that it changed since it was last received (its date, its rows or its
fields), or on each reading of the catalogue when the portal gives no such date; never otherwise. One that fails keeps
what was held, is tried again with the next catalogue, and blocks no other.
"""

from __future__ import annotations

import json
import logging
import tempfile
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from dashboard.errors import Changed, Personal, SourceError, Unreachable
from dashboard.sources.http import HttpClient
from dashboard.sources.opendatasoft_shelf import shelf_export
from dashboard.warehouse import history, register, shelf
from dashboard.warehouse.history import Told
from dashboard.warehouse.landing import Incoming, Landing, PartRecord, Provenance, Sources
from dashboard.warehouse.noted import Noted
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.shelf_catalogue import Entry, mark_of
from dashboard.warehouse.shelf_door import FOLDER
from dashboard.warehouse.shelf_press import press, press_room
from dashboard.warehouse.site import Site
from dashboard.warehouse.transaction import transaction
from dashboard.warehouse.workshop import Workshop

log = logging.getLogger("dashboard.refresh")
PORTAL = "portail"  # the folder of the landing where they go, apart from what is declared
PATIENCE = 3  # publishers' failures to answer, one after the other, after which the rest waits for another day
CARD, ROWS = "card", "records"
VALIDATORS = ("etag", "last-modified")


@dataclass
class Stock:
    """One filling of the shelf: where it reads and writes."""

    site: Site
    workshop: Workshop
    outcome: Outcome
    room: duckdb.DuckDBPyConnection
    landing: Landing = field(init=False)

    def __post_init__(self) -> None:
        self.landing = landing_of(self.site)

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The warehouse being built."""
        return self.workshop.connection

    @property
    def sources(self) -> Sources:
        """Whose fetches count: the demonstration's and the publishers' never mix."""
        return self.site.settings.sources


def landing_of(site: Site) -> Landing:
    """The landing of what nobody declared."""
    return Landing(site.settings.landing / PORTAL)


def stock(
    site: Site, client: HttpClient, workshop: Workshop, outcome: Outcome, wanted: Collection[str] = (), *,
    seconds: float | None = None,
) -> None:
    """Receives what is due: all that changed, or the ``wanted`` alone whether they changed or not.

    Within ``seconds``; what there was no time for is in ``outcome.postponed``.
    """
    found = [entry for entry, state in shelf.follow(workshop.connection, site.town, site.datasets)
             if state == "awaited"]
    due = _due(workshop.connection, found, wanted)
    if not due:
        return
    started, silences = time.monotonic(), 0
    with press_room() as room:
        at_work = Stock(site, workshop, outcome, room)
        for place, entry in enumerate(due):
            is_over = seconds is not None and time.monotonic() - started > seconds
            if is_over or silences >= PATIENCE:
                outcome.postponed += [each.id for each in due[place:]] if is_over else []
                break
            error = _receive(at_work, client, entry)
            log.info("rayon %s", entry.id)
            silences = silences + 1 if isinstance(error, Unreachable) else 0
    log.info("rayon : %d jeux demandés sur %d", len(due), len(found))


def _due(connection: duckdb.DuckDBPyConnection, found: Sequence[Entry], wanted: Collection[str]) -> list[Entry]:
    if wanted:
        return [entry for entry in found if entry.id in wanted]
    known = shelf.held(connection)
    return [entry for entry in found
            if known[entry.id].file is None or known[entry.id].reason or not entry.mark
            or known[entry.id].mark != entry.mark]


def _receive(at: Stock, client: HttpClient, entry: Entry) -> SourceError | None:
    """Fetches, lands and takes one dataset; its error, if any, is noted and given back."""
    before = at.landing.fetches(entry.id)
    _catch_up(at, before)
    with tempfile.TemporaryDirectory(prefix="tableau-") as folder:
        card = Path(folder) / "dataset.json"
        card.write_text(entry.body, encoding="utf-8")
        try:
            part = shelf_export(client, entry.id, Path(folder), entry.announced, _validators(at, entry, before))
        except SourceError as error:
            log.warning("%s", error)
            fetch = at.landing.fail(entry.id, at.sources, type(error).__name__.lower(), str(error), at.site.now())
            _missed(at, fetch, str(error))
            return error
        now = at.site.now()
        incoming = [Incoming(path=card, name=card.name, format="ods_dataset", origin=CARD, address="catalogue",
                             fetched_at=now)]
        if part is not None:
            incoming.append(Incoming(
                path=part.path, name=part.name, format=part.format, origin=ROWS, address=part.address,
                fetched_at=part.fetched_at, status=part.status, headers=part.headers, expected_rows=part.expected_rows))
        fetch = at.landing.record(entry.id, at.sources, incoming, now)
    refused = take(at, entry, [*before, fetch])
    if refused is None:
        history.fetched(at.connection, fetch, None, at.landing.noted(fetch))
        at.outcome.loaded.append(entry.id)
    return refused


def _catch_up(at: Stock, before: Sequence[Provenance]) -> None:
    """Notes what landed in a refresh that was cut short; its rows are taken with those that come now."""
    known = register.known_fetches(at.connection, before[-1].dataset) if before else ""
    for fetch in before:
        if fetch.fetch_id > known:
            history.fetched(at.connection, fetch, at.landing.refusal(fetch), at.landing.noted(fetch))


def _missed(at: Stock, fetch: Provenance, reason: str) -> None:
    at.outcome.failed[fetch.dataset] = reason
    shelf.failing(at.connection, fetch.dataset, reason)
    history.fetched(at.connection, fetch, at.landing.refusal(fetch), at.landing.noted(fetch))


def _validators(at: Stock, entry: Entry, before: Sequence[Provenance]) -> dict[str, str]:
    """ETag and Last-Modified of the rows that are held, when the fields are those that they were read with."""
    rows = newest_rows(at, before)
    known = shelf.held(at.connection)[entry.id]
    if rows is None or known.fetch_id != rows.fetch_id or card_of(at, rows).get("fields") != entry.card.get("fields"):
        return {}
    return {name: value for name, value in _part(rows, ROWS).headers.items() if name.lower() in VALIDATORS}


def newest_rows(at: Stock, fetches: Sequence[Provenance]) -> Provenance | None:
    """The newest fetch that counts and brought rows."""
    return next((fetch for fetch in reversed(fetches) if is_counting(at, fetch)
                 and any(part.origin == ROWS for part in fetch.parts)), None)


def is_counting(at: Stock, fetch: Provenance) -> bool:
    """Whether a fetch landed well, from the publishers that this warehouse is made from."""
    return fetch.outcome == "landed" and fetch.sources == at.sources and at.landing.refusal(fetch) is None


def card_of(at: Stock, fetch: Provenance) -> dict[str, Any]:
    """The portal's card that landed with a fetch."""
    found: dict[str, Any] = json.loads(at.landing.path(fetch, _part(fetch, CARD)).read_text(encoding="utf-8"))
    return found


def _part(fetch: Provenance, origin: str) -> PartRecord:
    return next(part for part in fetch.parts if part.origin == origin)


def take(at: Stock, entry: Entry, fetches: Sequence[Provenance]) -> SourceError | None:
    """Puts the newest rows on the shelf with the newest card; refuses a wrong fetch whole and keeps what was held."""
    fetch, rows = fetches[-1], newest_rows(at, fetches)
    if rows is None:
        return None
    card, part = card_of(at, fetch), _part(rows, ROWS)
    known = shelf.held(at.connection).get(entry.id)
    is_held = known is not None and known.fetch_id == rows.fetch_id
    if is_held and card.get("fields") == card_of(at, rows).get("fields"):
        shelf.unchanged(at.connection, entry, fetch, mark_of(card))
        return None
    try:
        pressed = press(at.room, entry.id, at.landing.path(rows, part), card, at.site.folder / FOLDER)
    except Changed as error:
        at.landing.refuse(fetch, str(error))
        if isinstance(error, Personal) and rows == fetch:
            at.landing.forget(fetch)
        _missed(at, fetch, str(error))
        return error
    at.landing.note(fetch, Noted(row_count=pressed.row_count))
    with transaction(at.connection):
        if known is None:
            shelf.describe(at.connection, [(entry, "awaited", None)])
        shelf.shelve(at.connection, entry, fetch, pressed, shelf.Mark(mark_of(card), rows.fetch_id))
    return None


def restock(site: Site, workshop: Workshop, outcome: Outcome) -> None:
    """Fills the shelf from what has landed, no publisher asked; what is no longer wanted stays in the landing."""
    found = {entry.id: (entry, state) for entry, state in shelf.follow(workshop.connection, site.town, site.datasets)}
    landing = landing_of(site)
    names = sorted(path.name for path in landing.folder.iterdir()) if landing.folder.is_dir() else []
    if not names:
        return
    with press_room() as room:
        at_work = Stock(site, workshop, outcome, room)
        told = [each for name in names for each in _restore(at_work, name, *found.get(name, (None, "withdrawn")))]
    with transaction(workshop.connection):
        history.note(workshop.connection, told)
    shelf.follow(workshop.connection, site.town, site.datasets)


def _restore(at: Stock, name: str, entry: Entry | None, state: str) -> list[Told]:
    """Takes the newest rows that can be taken; gives all the fetches, to be noted."""
    fetches = at.landing.fetches(name)
    counting = [fetch for fetch in fetches if is_counting(at, fetch)]
    is_wanted = name not in at.site.datasets and state not in ("unwanted", "refused")
    while counting and is_wanted:
        mine = entry or shelf.entry_of(at.connection, name, card_of(at, counting[-1]))
        if take(at, mine, counting) is None:
            at.outcome.loaded.append(name)
            break
        counting.pop()
    return [Told(fetch, at.landing.refusal(fetch), at.landing.noted(fetch)) for fetch in fetches]
