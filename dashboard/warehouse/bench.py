"""The bench: under the lock, a private copy to work in, published whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.errors import DashboardError
from dashboard.warehouse.build import rebuild_all
from dashboard.warehouse.carried import read_carried
from dashboard.warehouse.connection import open_read_only
from dashboard.warehouse.lock import single_flight
from dashboard.warehouse.outcome import Outcome, step
from dashboard.warehouse.recipe import recipe
from dashboard.warehouse.shelf_files import sweep
from dashboard.warehouse.site import Site
from dashboard.warehouse.snapshots import candidates, clone, publish, retain
from dashboard.warehouse.workshop import Workshop

log = logging.getLogger("dashboard.refresh")


@contextmanager
def bench(site: Site, wait_s: float = 0.0, *, afresh: bool = False) -> Iterator[tuple[Workshop, Outcome]]:
    """The lock, the private copy, and at the end the publication: nothing is visible before it, nothing half."""
    outcome = Outcome()
    with single_flight(site.folder, wait_s):
        work = site.folder / ".work.duckdb"
        base = None if afresh else newest_usable(site)
        clone(base, work)
        step("copié")
        workshop = Workshop(work, site.town, site.datasets)
        try:
            if base is None:
                rebuild_all(site, workshop, outcome)
                workshop.carry(read_carried(site))
            yield workshop, outcome
            step("chargé")
            digest = workshop.finish(site.now(), site.settings.sources)
            outcome.oddities.update({f"kpi/{kpi}": [why] for kpi, why in workshop.faults.items()})
            step("terminé")
            outcome.snapshot = publish(work, site.folder, digest, site.now())
            step("publié")
            retain(site.folder, site.settings.keep_snapshots)
            sweep(site.folder)
            step("rangé")
        except OSError as error:  # disk full, permission lost: the last snapshot stays
            raise DashboardError(f"écriture impossible : {error}") from error
        finally:
            workshop.close()


def build(site: Site, *, wait_s: float = 0.0) -> Outcome:
    """Rebuilds everything from the landing and publishes it. Raises Busy when a refresh is at work."""
    with bench(site, wait_s, afresh=True) as (_, outcome):
        pass
    return outcome


def newest_usable(site: Site) -> Path | None:
    """The newest snapshot to start from: one that opens, of this town, these sources and today's queries."""
    wanted = (site.town.insee, site.settings.sources, recipe())
    for path in candidates(site.folder):
        try:
            connection = open_read_only(path)
            card = connection.execute("select town, sources, recipe from meta.snapshot").fetchall()
            connection.close()
        except (OSError, duckdb.Error):
            log.warning("instantané illisible, ignoré : %s", path.name)
        else:
            return path if card == [wanted] else None
    return None
