"""What every part of the river's page speaks of: one station, its last row, its floods, what is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.data import DatasetCard, now, records, rows, town
from dashboard.words import river_quality

Cards = list[DatasetCard | None]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Scope:
    """``here`` is its last row in ``riviere/maintenant``; ``cards`` are those of the readings and of the vigilance."""

    station: str
    here: Row
    cards: Cards

    @property
    def asked(self) -> dict[str, Any]:
        """The parameters of a query about the station."""
        return {"station": self.station}

    @property
    def name(self) -> str:
        """The station as the town's file names it."""
        return stations()[self.station]

    @property
    def others(self) -> dict[str, str]:
        """The other stations, by their code."""
        return {key: name for key, name in stations().items() if key != self.station}

    @cached_property
    def is_late(self) -> bool:
        """Whether the last reading is too old to say what the river does now."""
        return river_quality.is_late(self.here["measured_at"], now(), self.cards[0])

    @cached_property
    def floods(self) -> pd.DataFrame:
        """Past floods found in the readings."""
        return rows("riviere/episodes", **self.asked)

    @cached_property
    def episode(self) -> Row:
        """This episode against the past ones; empty when there is none."""
        return first(records("riviere/episode", **self.asked))


def stations() -> dict[str, str]:
    """The name of each station of the town's file, by its code."""
    return {station.id: station.name for station in town().stations}


def first(found: Sequence[Row]) -> Row:
    """The first row; empty when there is none."""
    return next(iter(found), {})
