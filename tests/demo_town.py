"""The demonstration town, written once for a whole test run, and warehouses built from it."""

from __future__ import annotations

import fcntl
import os
import shutil
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


def lent(data: Path, place: Path) -> Path:
    """A copy of a ``DASHBOARD_DATA`` to change at will: landed files and snapshots, never written again, are shared."""

    def share(source: str, target: str) -> str:
        is_whole = source.endswith(".duckdb") or "/landing/" in source
        return str((os.link if is_whole else shutil.copy2)(source, target) or target)

    return Path(shutil.copytree(data, place, copy_function=share))


def demo_site(data: Path, samples: Path, now: datetime = NOW) -> Site:
    """A site of the demonstration town in a folder of its own, its clock stopped."""
    settings = Settings(data=data, samples=samples, sources="demo", town="14271")
    return Site(settings, load_town("14271"), load_datasets(), now=lambda: now)


def short_files(base: Path) -> Path:
    """The same without the river of past years: what tests build again and again."""
    whole = demo_files(base)

    def is_past(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if name.startswith("observations_tr-") and f"-{NOW.year}." not in name]

    return once(base / "short-files", lambda folder: shutil.copytree(whole, folder, ignore=is_past))


def demo_warehouse(base: Path) -> Path:
    """A ``DASHBOARD_DATA`` folder with the whole demonstration town in its warehouse."""
    samples = demo_files(base)
    return once(base / "demo-data", lambda folder: _fill(folder, samples))


def short_warehouse(base: Path) -> Path:
    """A ``DASHBOARD_DATA`` folder with the town of `short_files` in its warehouse."""
    samples = short_files(base)
    return once(base / "short-data", lambda folder: _fill(folder, samples))


def _fill(folder: Path, samples: Path) -> None:
    site = demo_site(folder, samples)
    with publishers(site) as client:
        outcome = refresh(site, client)
    assert outcome.failed == {}
