"""Who answers a refresh: the publishers themselves, or the demonstration town's own servers on loopback.

The readers are the same in both cases: only the address changes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.sources.http import HttpClient
from dashboard.sources.limits import Limits
from dashboard.warehouse.landing import Incoming
from dashboard.warehouse.site import Site

log = logging.getLogger("dashboard.refresh")
Progress = Callable[[str, int, int | None], None]
HISTORY = "hydrometrie"
SAMPLES_AGE = timedelta(days=1)


@contextmanager
def publishers(site: Site, progress: Progress | None = None) -> Iterator[HttpClient]:
    """An HTTP client pointed at whoever answers for this site."""
    if site.settings.sources == "live":
        yield client(site, site.settings.base_urls(), progress)
        return
    from dashboard.demo.doubles import serve  # a second of imports that a build and a live town do without

    folder = site.settings.sample_folder
    prepare_samples(folder, site.now())
    seed_history(site, folder)
    with serve(folder, now=site.now) as doubles:
        yield client(site, {**site.settings.base_urls(), **doubles.base_urls}, progress)


def client(site: Site, base_urls: dict[str, str | None], progress: Progress | None) -> HttpClient:
    """The one HTTP client, allowed to reach the publishers of this town and nothing else.

    Our own servers need no pause between two calls.
    """
    limits = Limits(pace_s=0.0) if site.settings.sources == "demo" else Limits()
    hosts = sorted({host for dataset in site.datasets.values() for host in dataset.fetch.get("hosts", [])})
    return HttpClient(base_urls=base_urls, portal_domain=site.town.portal.domain, extra_hosts=hosts,
                      contact=site.town.contact, progress=progress, limits=limits)


def prepare_samples(folder: Path, now: datetime) -> None:
    """Writes the demonstration town's files when they are missing or older than a day. The past never changes."""
    from dashboard.demo.generate import generate

    mark = folder / "demo.json"
    if mark.exists() and now - datetime.fromtimestamp(mark.stat().st_mtime, UTC) < SAMPLES_AGE:
        return
    log.info("écriture de la ville de démonstration dans %s", folder)
    generate(folder, scale=1, until=now)


def seed_history(site: Site, folder: Path) -> None:
    """Lands, once, the years of river readings that the publisher's last month does not hold."""
    if site.landing.last(HISTORY) is not None:
        return
    files = sorted((folder / "hubeau" / "hydrometrie").glob("observations_tr-*.csv.gz"), key=_by_year)
    now = site.now()
    site.landing.record(HISTORY, "demo", [
        Incoming(path=file, name=file.name, format="hubeau_csv", origin=file.name, fetched_at=now,
                 address=f"demo:{file.name}") for file in files
    ], now)


def _by_year(file: Path) -> tuple[str, str]:
    """The oldest year first, as time brought them: readings of one instant are loaded side by side."""
    return file.name.removesuffix(".csv.gz").rsplit("-", 1)[-1], file.name
