"""One town's warehouse: its declarations, its settings, where things are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.declarations import Dataset, Town, load_datasets, load_town
from dashboard.settings import Settings
from dashboard.warehouse.landing import Landing

FIRST = ("commune", "catalogue")


@dataclass
class Site:
    """One town's warehouse: its declarations, its settings, where things are."""

    settings: Settings
    town: Town
    datasets: dict[str, Dataset]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    @property
    def landing(self) -> Landing:
        return Landing(self.settings.landing)

    def ordered(self, wanted: Iterable[str] = ()) -> list[Dataset]:
        """The wanted datasets, all when none is named; those that place and name others come first."""
        chosen = [self.datasets[name] for name in wanted] or list(self.datasets.values())
        return sorted(chosen, key=lambda dataset: (dataset.id not in FIRST, dataset.id))

    @property
    def folder(self) -> Path:
        return self.settings.warehouse


def site_of(settings: Settings) -> Site:
    """The site that the environment names. Raises DeclarationError when a declaration is wrong."""
    return Site(settings, load_town(settings.town), load_datasets())
