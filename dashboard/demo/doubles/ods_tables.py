"""The two tables that the portal is asked about: its catalogue, and the records of a dataset."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dashboard.demo.doubles.messages import Call
from dashboard.demo.doubles.ods_filters import Table
from dashboard.demo.doubles.odsql import Malformed, Row, Value
from dashboard.demo.doubles.samples import lines

Dataset = dict[str, Any]
_HELD_IN_MEMORY = 4_000_000  # bytes of a file whose records are parsed once


def catalogue(call: Call) -> list[Dataset]:
    """The dataset objects of the folder; empty when it has no catalogue."""
    found: list[Dataset] = call.samples.json("opendatasoft", "catalogue.json") or []
    return found


def catalogue_table(call: Call) -> Table:
    """The catalogue as a table: a name is a key of the object, or of its default metadata."""
    datasets = catalogue(call)
    outer = dict.fromkeys(key for dataset in datasets for key in dataset)
    inner = {key for dataset in datasets for key in dataset.get("metas", {}).get("default", {})}

    def value_of(name: str) -> Value:
        bare = name.removeprefix("default.")
        if name in outer:
            return lambda row: row.get(name)
        if bare not in inner:
            raise Malformed(f"Unknown field: {name}.")
        return lambda row: row.get("metas", {}).get("default", {}).get(bare)

    def everything(row: Row) -> Any:
        default = row.get("metas", {}).get("default", {})
        names = ("title", "description", "keyword", "theme", "publisher")
        return [row.get("dataset_id"), *(default.get(name) or "" for name in names)]

    return Table(lambda: datasets, value_of, everything, tuple(outer))


def records_path(call: Call, dataset_id: str) -> Path | None:
    """The file of a dataset's records, plain or compressed; None when the folder has none."""
    plain = call.samples.path("opendatasoft", f"{dataset_id}.jsonl")
    return plain or call.samples.path("opendatasoft", f"{dataset_id}.jsonl.gz")


def records_table(call: Call, dataset: Dataset) -> Table:
    """The records as a table: a name is one of the declared fields."""
    names = tuple(field["name"] for field in dataset["fields"])
    path = records_path(call, dataset["dataset_id"])

    def rows() -> Iterable[Row]:
        if path is None:
            return []
        if path.stat().st_size <= _HELD_IN_MEMORY and path.suffix != ".gz":
            return call.samples.kept(path, parsed)
        return map(json.loads, lines(path))

    def value_of(name: str) -> Value:
        if name not in names:
            raise Malformed(f"Unknown field: {name}.")
        return lambda row: row.get(name)

    return Table(rows, value_of, lambda row: list(row.values()), names)


def parsed(path: Path) -> list[Row]:
    """All the records of a file."""
    return [json.loads(line) for line in lines(path)]


def record_count(call: Call, dataset: Dataset) -> int:
    """How many records a dataset's file holds."""
    path = records_path(call, dataset["dataset_id"])
    return call.samples.kept(path, counted) if path else 0


def counted(path: Path) -> int:
    """How many lines a file has."""
    return sum(1 for _ in lines(path))
