"""What is exported, whatever its format: a name, its columns, its rows in batches, and where it all comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import pyarrow as pa

Kind = Literal["text", "integer", "decimal", "percent", "amount", "date", "month", "moment", "boolean", "point", "json"]
BATCH = 20_000


@dataclass(frozen=True)
class Field:
    """A column: its name for machines, its title for people, what its cells are. Instants without a zone are UTC."""

    name: str
    title: str
    kind: Kind = "text"
    digits: int | None = None
    unit: str = ""
    description: str = ""


@dataclass(frozen=True)
class Source:
    """A dataset that rows come from, under its own licence. Instants in UTC; ``address`` is relative to the site."""

    id: str
    title: str
    producer: str
    licence: str
    licence_url: str
    observed_at: datetime | None = None
    fetched_at: datetime | None = None
    is_demo: bool = False
    rejected_count: int = 0
    address: str = ""


@dataclass(frozen=True)
class Provenance:
    """Where the rows come from: enough to find them again. ``sql`` and ``parameters`` are those of the query asked."""

    sources: tuple[Source, ...] = ()
    snapshot_id: str = ""
    built_at: datetime | None = None
    as_of: datetime | None = None
    query: str = ""
    sql: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def licences(self) -> tuple[str, ...]:
        """Each licence once, in the order of the sources: several are never told as one."""
        return tuple(dict.fromkeys(source.licence for source in self.sources if source.licence))

    @property
    def is_demo(self) -> bool:
        """Whether any row is of the demonstration town."""
        return any(source.is_demo for source in self.sources)


@dataclass(frozen=True)
class Exported:
    """A table to write. ``batches`` gives its rows from the first, each time it is called, columns as in ``fields``.

    ``longitude`` and ``latitude`` name the columns of its position, empty when it has none. ``notes`` go to the head
    of the JSON format as they are, so they must be values of JSON.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    batches: Callable[[], Iterator[pa.RecordBatch]]
    provenance: Provenance = Provenance()
    longitude: str = ""
    latitude: str = ""
    notes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def has_position(self) -> bool:
        """Whether rows can be placed on a map."""
        return bool(self.longitude and self.latitude)


def file_stem(name: str) -> str:
    """A name fit for a file: letters, digits and dashes.

    >>> file_stem("../../Orne : niveau")
    'Orne-niveau'
    """
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:80] or "export"
