"""Tables made anew from the landing alone, no publisher asked. Same landing, same tables."""

from __future__ import annotations

from dashboard.declarations import Dataset
from dashboard.errors import CheckFailed, SourceError
from dashboard.warehouse import history, incidents
from dashboard.warehouse.history import Told
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.selection import counting, current
from dashboard.warehouse.shelf_stock import restock
from dashboard.warehouse.site import Site
from dashboard.warehouse.transaction import transaction
from dashboard.warehouse.workshop import Workshop


def rebuild_all(site: Site, workshop: Workshop, outcome: Outcome) -> None:
    """Loads every dataset from what has landed."""
    for dataset in site.ordered():
        _rebuild(site, workshop, dataset, outcome)
    restock(site, workshop, outcome)


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
