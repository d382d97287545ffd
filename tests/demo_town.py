"""The demonstration town, written once for a whole test run, and warehouses built from it."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from dashboard.declarations import load_datasets, load_town
from dashboard.demo.generate import generate
from dashboard.publishers import publishers
from dashboard.settings import Settings
from dashboard.warehouse.refresh import refresh
from dashboard.warehouse.site import Site

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Makes a folder once, whichever test process comes first; the others wait for it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def demo_files(base: Path) -> Path:
    """The published files of the demonstration town at scale 1, up to `NOW`."""
    return once(base / "demo-files", lambda folder: generate(folder, scale=1, until=NOW))


def demo_site(data: Path, samples: Path, now: datetime = NOW) -> Site:
    """A site of the demonstration town in a folder of its own, its clock stopped."""
    settings = Settings(data=data, samples=samples, sources="demo", town="14271")
    return Site(settings, load_town("14271"), load_datasets(), now=lambda: now)


def demo_warehouse(base: Path) -> Path:
    """A ``DASHBOARD_DATA`` folder with the whole demonstration town in its warehouse."""
    samples = demo_files(base)

    def make(folder: Path) -> None:
        site = demo_site(folder, samples)
        with publishers(site) as client:
            outcome = refresh(site, client)
        assert outcome.failed == {}

    return once(base / "demo-data", make)
