"""A raw schema in memory, and files landed into it by their loader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.declarations import Dataset, load_datasets
from dashboard.warehouse.formats import LandedPart, catalogue, create_raw, geoapi, hubeau, points, tables, vigicrues

LOADERS = {key: loader for family in (catalogue, geoapi, hubeau, points, tables, vigicrues)
           for key, loader in family.LOADERS.items()}
FETCH = "20261123T120000.000000Z"


class Door:
    """Loads published bytes and reads the raw table back."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.connection = folder, duckdb.connect()
        self.connection.execute("create schema raw")

    def part(self, body: bytes | str, kind: str, name: str = "file", origin: str = "", number: int = 1,
             siblings: tuple[LandedPart, ...] = ()) -> LandedPart:
        path = self.folder / f"{number}-{name}"
        path.write_bytes(body.encode() if isinstance(body, str) else body)
        return LandedPart(path, name, kind, FETCH, number, origin, siblings)

    def load(self, dataset: str | Dataset, *parts: LandedPart) -> list[dict[str, Any]]:
        declared = load_datasets()[dataset] if isinstance(dataset, str) else dataset
        create_raw(self.connection, declared)
        LOADERS[parts[0].format](self.connection, declared, list(parts))
        return self.rows(declared)

    def rows(self, dataset: str | Dataset) -> list[dict[str, Any]]:
        declared = load_datasets()[dataset] if isinstance(dataset, str) else dataset
        cursor = self.connection.execute(f'select * from raw."{declared.raw_table}" order by _part, _row')
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


@pytest.fixture
def small() -> Callable[..., Dataset]:
    """A made-up dataset: a table of ``code`` (required), ``libelle`` (alias ``label``) and ``valeur``."""

    def make(**changes: Any) -> Dataset:
        base: dict[str, Any] = {
            "id": "essai", "title": "Essai", "theme": "Numérique", "producer": "Ville", "licence": "Licence Ouverte",
            "source": "file", "reader": "file", "cadence": "1d", "late_after": "2d", "stale_after": "3d",
            "columns": [
                {"name": "code", "type": "text", "required": True},
                {"name": "libelle", "type": "text", "aliases": ["label"]},
                {"name": "valeur", "type": "decimal"},
            ],
        }
        return Dataset.model_validate({**base, **changes})

    return make
