"""A refresh, step by step: fetch, land, load into a copy, check, publish. One dataset never blocks another."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.declarations import Dataset
from dashboard.errors import CheckFailed, Personal, Silent, SourceError
from dashboard.sources import READERS, Part, Request
from dashboard.sources.http import HttpClient
from dashboard.warehouse import history, incidents, raw, register
from dashboard.warehouse.bench import bench
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.landing import Incoming, Provenance, Sources
from dashboard.warehouse.outcome import Outcome, step
from dashboard.warehouse.shelf_stock import stock
from dashboard.warehouse.site import Site
from dashboard.warehouse.workshop import Workshop

log = logging.getLogger("dashboard.refresh")
VALIDATORS = ("etag", "last-modified")
CATALOGUE = "catalogue"


def refresh(
    site: Site, client: HttpClient, wanted: Sequence[str] = (), *, accept: bool = False, wait_s: float = 0.0,
    shelf_s: float | None = None,
) -> Outcome:
    """Fetches the wanted datasets (all when empty) and publishes a snapshot. Raises Busy when another is at work.

    With the catalogue come the portal's datasets that nobody declared, within ``shelf_s`` seconds; one of them may be
    wanted by its own id.

    A publisher's failure is in ``Outcome.failed``; the last good data stays. ``accept`` takes data that differs
    suspiciously from what was there.
    """
    with bench(site, wait_s) as (workshop, outcome):
        declared = [name for name in wanted if name in site.datasets]
        for dataset in site.ordered(declared) if declared or not wanted else ():
            catch_up(site, workshop, dataset, outcome)
            if _is_outranked(site, workshop, dataset):
                continue
            fetch = _fetch(site, client, workshop, dataset)
            step("atterri", dataset.id)
            _take(site, workshop, dataset, fetch, outcome, compared=not accept)
        _stock(site, client, workshop, outcome, wanted, shelf_s)
    return outcome


def _stock(
    site: Site, client: HttpClient, workshop: Workshop, outcome: Outcome, wanted: Sequence[str], shelf_s: float | None
) -> None:
    """The portal's other datasets: all that are due when the catalogue came, else those that are wanted by name."""
    is_catalogue_new = CATALOGUE in outcome.loaded
    others = [name for name in wanted if name not in site.datasets]
    if (is_catalogue_new or others) and not _is_outranked(site, workshop, site.datasets[CATALOGUE]):
        stock(site, client, workshop, outcome, () if is_catalogue_new else others, seconds=shelf_s)


def load_files(site: Site, dataset: Dataset, files: Sequence[Path], *, wait_s: float = 0.0) -> Outcome:
    """Lands local files as if the publisher had sent them, and publishes. Raises Changed for an unknown format."""
    now = site.now()
    incoming = [
        Incoming(path=file, name=file.name, format=raw.sniff(dataset, file), origin=f"file:{file.name}",
                 address=file.name, fetched_at=now) for file in files
    ]
    with bench(site, wait_s) as (workshop, outcome):
        catch_up(site, workshop, dataset, outcome)
        fetch = site.landing.record(dataset.id, "file", incoming, now)
        step("atterri", dataset.id)
        _take(site, workshop, dataset, fetch, outcome, compared=False)
    return outcome


def _is_outranked(site: Site, workshop: Workshop, dataset: Dataset) -> bool:
    """Whether the demonstration must keep out: somebody loaded real data of this dataset."""
    return site.settings.sources == "demo" and register.is_real(workshop.connection, dataset.id)


def catch_up(site: Site, workshop: Workshop, dataset: Dataset, outcome: Outcome) -> None:
    """Loads what landed but never made it into a snapshot, because a refresh was cut short."""
    known = register.known_fetches(workshop.connection, dataset.id)
    pending = site.landing.fetches(dataset.id, after=known)
    for fetch in pending:
        _take(site, workshop, dataset, fetch, outcome, compared=False)


def _fetch(site: Site, client: HttpClient, workshop: Workshop, dataset: Dataset) -> Provenance:
    """Asks the publisher; a failure is a record too."""
    sources: Sources = site.settings.sources
    now = site.now()
    with tempfile.TemporaryDirectory(prefix="tableau-") as folder:
        request = Request(
            dataset=dataset, town=site.town, folder=Path(folder), client=client, now=now,
            since=register.observed_at(workshop.connection, dataset.id), validators=validators(site, workshop, dataset),
            latest=register.latest_by_origin(workshop.connection, dataset.id),
        )
        try:
            parts = list(READERS[dataset.reader](request))
            step("téléchargé", dataset.id)
            return site.landing.record(dataset.id, sources, map(_incoming, parts), now)
        except SourceError as error:
            log.warning("%s", error)
            return site.landing.fail(dataset.id, sources, type(error).__name__.lower(), str(error), now)


def _incoming(part: Part) -> Incoming:
    return Incoming(path=part.path, name=part.name, format=part.format, origin=part.origin, address=part.address,
                    fetched_at=part.fetched_at, status=part.status, headers=part.headers,
                    expected_rows=part.expected_rows)


def validators(site: Site, workshop: Workshop, dataset: Dataset) -> Mapping[str, dict[str, str]]:
    """Origin → ``ETag`` and ``Last-Modified`` of its newest landing, for a conditional request."""
    if dataset.mode == "append":
        return {}
    known = register.origins(workshop.connection, dataset.id)
    return {
        part.origin: {name: value for name, value in part.headers.items() if name.lower() in VALIDATORS}
        for fetch_id in set(known.values()) for part in site.landing.read(dataset.id, fetch_id).parts
    }


def _take(
    site: Site, workshop: Workshop, dataset: Dataset, fetch: Provenance, outcome: Outcome, *, compared: bool
) -> None:
    """Loads one fetch, or refuses it whole and keeps what was there."""
    refusal = site.landing.refusal(fetch)
    if fetch.outcome == "landed" and refusal is None:
        listed = _listed(workshop, dataset, fetch)
        try:
            odd = workshop.load(dataset, parts_of(site, workshop, dataset, fetch), compared=compared,
                                afresh=_takes_over(workshop, dataset, fetch))
            outcome.loaded.append(dataset.id)
            outcome.oddities.update({dataset.id: odd} if odd else {})
            site.landing.note(fetch, incidents.noted(workshop.connection, dataset.id, listed))
        except (SourceError, CheckFailed) as error:
            refusal = str(error)
            site.landing.refuse(fetch, refusal, "silent" if isinstance(error, Silent) else "refused")
            if isinstance(error, Personal):
                site.landing.forget(fetch)
    if refusal or fetch.outcome == "failed":
        outcome.failed[dataset.id] = refusal or fetch.reason or ""
    history.fetched(workshop.connection, fetch, refusal, site.landing.noted(fetch), kind=site.landing.kind(fetch))
    step("traité", dataset.id)


def _listed(workshop: Workshop, dataset: Dataset, fetch: Provenance) -> dict[str, Any]:
    """What the portal listed before a new catalogue; nothing to compare for any other dataset, nor for a first one."""
    is_comparable = dataset.reader == "ods_catalogue" and not _takes_over(workshop, dataset, fetch)
    return incidents.portal(workshop.connection) if is_comparable else {}


def _takes_over(workshop: Workshop, dataset: Dataset, fetch: Provenance) -> bool:
    """Whether this is the first real data of a dataset that the demonstration filled."""
    return fetch.sources != "demo" and register.is_demo(workshop.connection, dataset.id)


def parts_of(site: Site, workshop: Workshop, dataset: Dataset, fetch: Provenance) -> list[LandedPart]:
    """The landed files to load for a new fetch: it alone where rows are upserted, else all that count with it."""
    if dataset.mode != "origins" or _takes_over(workshop, dataset, fetch):
        return site.landing.parts([fetch])
    mine = {part.origin for part in fetch.parts}
    others = {o: f for o, f in register.origins(workshop.connection, dataset.id).items() if o not in mine}
    kept = [_only(site.landing.read(dataset.id, fetch_id), others) for fetch_id in sorted(set(others.values()))]
    return site.landing.parts([*kept, fetch])


def _only(fetch: Provenance, origins: Mapping[str, str]) -> Provenance:
    """The parts of a fetch that still count."""
    return fetch.model_copy(
        update={"parts": tuple(p for p in fetch.parts if origins.get(p.origin) == fetch.fetch_id)}
    )
