"""What a table of the shelf is made from, and what every kind of table shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np

from dashboard.demo.draws import choice, generator, wall_clock
from dashboard.demo.portal import Field, Record

Entry = dict[str, Any]


@dataclass(frozen=True)
class Moment:
    """When, how big and from which seed a table is drawn."""

    instant: datetime
    scale: int
    seed: int

    @property
    def today(self) -> date:
        """The day of the instant, in Paris."""
        return wall_clock(self.instant).date()


class Table(NamedTuple):
    """A dataset's fields and its records."""

    fields: tuple[Field, ...]
    records: list[Record]


def years(entry: Entry, moment: Moment) -> range:
    """The complete years that a yearly table covers."""
    last = moment.today.year - 1 if moment.today.month >= 2 else moment.today.year - 2
    return range(entry["since"], min(entry.get("stop", last), last) + 1)


def rounded(value: float, kind: str) -> float | int:
    """The value as its field holds it: whole, or with two decimals."""
    return round(value, 2) if kind == "double" else round(value)


def extra_fields(entry: Entry) -> list[Field]:
    """The fields declared in ``extras``: name, label, type, then what the values are drawn from."""
    return [
        Field(name, label, kind, facet=kind in ("text", "boolean")) for name, label, kind, _ in entry.get("extras", [])
    ]


def extra_values(entry: Entry, random: np.random.Generator) -> dict[str, Any]:
    """One draw of each of the ``extras``."""
    return {name: _drawn(kind, source, random) for name, _, kind, source in entry.get("extras", [])}


def _drawn(kind: str, source: Sequence[Any], random: np.random.Generator) -> Any:
    if kind == "text":
        return choice(random, source)
    if kind == "boolean":
        return bool(random.random() < source[0])
    if kind == "date":
        year = int(random.integers(source[0], source[1] + 1))
        return date(year, int(random.integers(1, 13)), int(random.integers(1, 28))).isoformat()
    value = float(random.uniform(source[0], source[1]))
    return rounded(value, kind)


def table(fields: Iterable[Field], records: Iterable[Record]) -> Table:
    """A table from any iterables."""
    return Table(tuple(fields), list(records))


def own(seed: int, portal_id: str, *name: object) -> np.random.Generator:
    """The generator of one thing of one dataset."""
    return generator(seed, "shelf", portal_id, *name)
