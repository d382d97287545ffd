"""Raw loaders: one per format, each puts the published text of landed files into a table of schema ``raw``.

Nothing is interpreted here: no trimming, no casting, no guess. A file that is not what its format says is refused
whole with `Changed`; a row that is wrong goes through and is refused, with its reason, on the way to ``core``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from dashboard.declarations import Dataset


@dataclass(frozen=True)
class LandedPart:
    """One landed file: where it is, its published name, its format, and the fetch that brought it."""

    path: Path
    name: str
    format: str
    fetch_id: str
    part: int
    origin: str
    siblings: tuple[LandedPart, ...] = field(default=(), compare=False, repr=False)


Loader = Callable[[duckdb.DuckDBPyConnection, Dataset, list[LandedPart]], None]
View = Callable[[duckdb.DuckDBPyConnection, Dataset, list[LandedPart]], bool]

CONTROL_COLUMNS = ("_dataset", "_fetch", "_part", "_row")
SHAPES = {
    "documents": ("body",),
    "points": ("name", "longitude", "latitude", "geometry", "properties"),
}


def raw_columns(dataset: Dataset) -> tuple[str, ...]:
    """The published columns of a dataset's raw table, without the control columns."""
    return SHAPES.get(dataset.shape) or tuple(column.name for column in dataset.columns)


def create_raw(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> None:
    """Creates ``raw.<table>`` when absent: control columns, one VARCHAR a published column, ``_extra``."""
    published = ", ".join(f'"{name}" varchar' for name in raw_columns(dataset))
    connection.execute(
        f'create table if not exists raw."{dataset.raw_table}" '
        f"(_dataset varchar, _fetch varchar, _part integer, _row bigint, {published}, _extra varchar)"
    )
