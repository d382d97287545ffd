"""Raw tables: published files as text, by the loader of their format."""

from __future__ import annotations

import importlib
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from types import ModuleType

import duckdb

from dashboard.declarations import Dataset, Town
from dashboard.errors import Changed
from dashboard.warehouse import formats
from dashboard.warehouse.formats import LandedPart, Loader, View, create_raw

FAMILIES = ("decp", "bal", "vigicrues", "hubeau", "catalogue", "geoapi", "points", "tables")


@lru_cache(maxsize=1)
def families() -> tuple[ModuleType, ...]:
    """The format modules, those that know one publisher before those that know any table."""
    return tuple(importlib.import_module(f"{formats.__name__}.{name}") for name in FAMILIES)


@lru_cache(maxsize=1)
def loaders() -> dict[str, Loader]:
    """Every raw loader by format key."""
    return {key: loader for family in families() for key, loader in family.LOADERS.items()}


@lru_cache(maxsize=1)
def views() -> dict[str, View]:
    """Those formats that can be read where they lie, by format key."""
    return {key: view for family in families() for key, view in getattr(family, "VIEWS", {}).items()}


def sniff(dataset: Dataset, path: Path) -> str:
    """The format of a local file for this dataset. Raises Changed when no reader recognises it."""
    with path.open("rb") as file:
        head = file.read(65536)
    for family in families():
        key: str | None = family.sniff(dataset, path.name, head, path)
        if key:
            return key
    raise Changed(f"« {path.name} » n’est dans aucun format connu pour ce jeu", dataset=dataset.id, step="lecture")


def fill(connection: duckdb.DuckDBPyConnection, dataset: Dataset, town: Town, parts: list[LandedPart]) -> None:
    """Replaces the dataset's rows of its raw table by those of these files. Raises Changed for a wrong file.

    A national file that was fetched keeps the town's own rows (``fetch.keep_buyer``); one that somebody loaded by
    hand is kept whole.
    """
    create_raw(connection, dataset)
    connection.execute(f'delete from raw."{dataset.raw_table}" where _dataset = ?', [dataset.id])
    connection.execute("delete from meta.portal_datasets where dataset_id = ?", [dataset.id])
    ours = dataset.model_copy(update={"fetch": {**dataset.fetch, "keep_buyer": town.siren}})
    for (key, by_hand), group in groupby(sorted(parts, key=_kind), key=_kind):
        if key == "ods_dataset" and dataset.shape != "documents":
            _keep_cards(connection, dataset, list(group))
        elif key in loaders():
            loaders()[key](connection, dataset if by_hand else ours, list(group))
        else:
            raise Changed(f"format inconnu « {key} »", dataset=dataset.id, step="lecture")


def show(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> bool:
    """The raw table as a view over files that DuckDB reads where they lie, for rows that are read once.

    False, and nothing done, when these files must be read into a table.
    """
    keys = {part.format for part in parts}
    view = views().get(keys.pop()) if len(keys) == 1 else None
    return view is not None and view(connection, dataset, parts)


def _kind(part: LandedPart) -> tuple[str, bool]:
    return part.format, part.origin.startswith("file:")


def _keep_cards(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """The portal's card of the dataset, newest last: its dates tell the age of an inventory."""
    for part in sorted(parts, key=lambda part: part.fetch_id)[-1:]:
        body = part.path.read_text(encoding="utf-8")
        connection.execute("insert into meta.portal_datasets values (?, ?)", [dataset.id, body])
