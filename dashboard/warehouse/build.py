"""Tables made anew from the landing alone, no publisher asked. Same landing, same tables."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain

from dashboard import queries
from dashboard.declarations import Dataset
from dashboard.errors import CheckFailed, SourceError
from dashboard.warehouse import history, incidents
from dashboard.warehouse.history import Told
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.selection import counting, current
from dashboard.warehouse.shelf_stock import restock
from dashboard.warehouse.site import FIRST, Site
from dashboard.warehouse.transaction import transaction
from dashboard.warehouse.workshop import Workshop


def rebuild_all(site: Site, workshop: Workshop, outcome: Outcome) -> None:
    """Loads every dataset from what has landed, two at a time once those that place and name the others are there.

    The two heaviest start together, for they take the most memory at their end; what shares a table with others is
    loaded in turn; and whichever thread has nothing left takes the next dataset that waits.
    """
    ordered, shared = site.ordered(), _sharing()
    _rebuild_each(site, workshop, [each for each in ordered if each.id in FIRST], outcome)
    alone = sorted((each for each in ordered if each.id not in {*FIRST, *shared}), key=partial(_lightness, site))
    waiting = iter(alone[2:])  # of a list: two threads may draw from it
    with workshop.beside() as second, ThreadPoolExecutor(max_workers=1) as hand:
        beside = hand.submit(_rebuild_each, site, second, chain(alone[:1], waiting), outcome)
        try:
            _rebuild_each(site, workshop, [*alone[1:2], *(each for each in ordered if each.id in shared)], outcome)
            restock(site, workshop, outcome)
            _rebuild_each(site, workshop, waiting, outcome)
        finally:
            list(waiting)  # after a failure here, the other thread has nothing more to take
        beside.result()


def _sharing() -> set[str]:
    """The datasets that fill a table with others: two loads of it at once would exclude each other."""
    sources = [query.words("source") for query in queries.family("core")]
    return {name for names in sources if len(names) > 1 for name in names}


def _lightness(site: Site, dataset: Dataset) -> tuple[bool, int]:
    """What sorts the longest load first: ten years that grew, else the bytes that came last."""
    last = site.landing.last(dataset.id)
    return dataset.mode != "append", -sum(part.size for part in last.parts) if last else 0


def _rebuild_each(site: Site, workshop: Workshop, datasets: Iterable[Dataset], outcome: Outcome) -> None:
    for dataset in datasets:
        _rebuild(site, workshop, dataset, outcome)


def _rebuild(site: Site, workshop: Workshop, dataset: Dataset, outcome: Outcome) -> None:
    """Loads all that counts; a file that no longer passes is set aside, and the fetch before it tried."""
    fetches = counting(site.landing, dataset, site.settings.sources)
    while fetches:
        try:
            workshop.load(dataset, site.landing.parts(current(dataset, fetches)), compared=False)
            outcome.loaded.append(dataset.id)
            site.landing.note(fetches[-1], incidents.noted(workshop.connection, dataset.id))
            break
        except (SourceError, CheckFailed) as error:
            outcome.failed[dataset.id] = str(error)
            fetches.pop()
    counted = {fetch.fetch_id for fetch in fetches}
    landing = site.landing
    with transaction(workshop.connection):
        history.note(workshop.connection, (
            Told(fetch, landing.refusal(fetch), landing.noted(fetch), landing.kind(fetch), fetch.fetch_id in counted)
            for fetch in landing.fetches(dataset.id)))
