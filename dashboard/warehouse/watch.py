"""Refreshing for months: each dataset at its own cadence, and only what is due."""

from __future__ import annotations

import contextlib
import logging
import threading
from datetime import UTC, datetime, timedelta

import duckdb

from dashboard.declarations import Dataset
from dashboard.sources.http import HttpClient
from dashboard.warehouse.connection import Shelf
from dashboard.warehouse.lock import Busy
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.refresh import refresh
from dashboard.warehouse.shelf import waiting
from dashboard.warehouse.site import Site

log = logging.getLogger("dashboard.watch")
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=1)
SHELF_S, BREATH_S = 60.0, 5.0  # the portal's other datasets take turns with the river's


def interval(dataset: Dataset) -> timedelta:
    """How often to ask: as declared, else the promised cadence, never under 5 minutes nor over a day."""
    return min(max(dataset.poll or dataset.cadence, SHORTEST), LONGEST)


class Schedule:
    """When each dataset is due next; at the start, as long after its last fetch as its cadence says."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.due: dict[str, datetime] = {}
        for dataset in site.datasets.values():
            last = site.landing.last(dataset.id)
            fetched = last.fetched_at if last else datetime.min.replace(tzinfo=UTC) + LONGEST
            self.due[dataset.id] = fetched + interval(dataset)

    def ready(self, now: datetime) -> list[str]:
        """The datasets that are due, and their next turn booked (never in the past)."""
        ready = [name for name, moment in self.due.items() if moment <= now]
        for name in ready:
            self.due[name] = now + interval(self.site.datasets[name])
        return ready

    def pause(self, now: datetime) -> float:
        """Seconds until the next one is due."""
        return max(0.0, (min(self.due.values()) - now).total_seconds())


def watch(site: Site, client: HttpClient, stop: threading.Event) -> None:
    """Refreshes what is due until asked to stop. A failing tick is logged and the next one comes all the same."""
    schedule = Schedule(site)
    postponed = left_over(site)
    while not stop.is_set():
        ready = [*schedule.ready(site.now()), *postponed]
        outcome = tick(site, client, ready) if ready else None
        postponed = outcome.postponed if outcome else postponed
        pause = min(schedule.pause(site.now()), SHORTEST.total_seconds())
        stop.wait(min(pause, BREATH_S) if postponed else pause)


def left_over(site: Site) -> list[str]:
    """The portal's datasets that an earlier watch had no time for, as the newest snapshot tells."""
    with Shelf(site.folder).current() as snapshot:
        if snapshot is None:
            return []
        with contextlib.suppress(duckdb.CatalogException), snapshot.connection.cursor() as cursor:
            return waiting(cursor)
    return []


def tick(site: Site, client: HttpClient, ready: list[str]) -> Outcome | None:
    """One turn. Returns what it did, None when it could not even start (said in the journal)."""
    try:
        outcome = refresh(site, client, ready, wait_s=30.0, shelf_s=SHELF_S)
    except (Busy, OSError):
        log.exception("actualisation impossible, nouvel essai au prochain tour")
        return None
    for name, reason in outcome.failed.items():
        log.warning("%s : %s", name, reason)
    log.info("%d jeux actualisés, instantané %s", len(outcome.loaded), outcome.snapshot)
    return outcome
