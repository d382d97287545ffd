"""The town's portal as it publishes: records as JSON lines, datasets as Explore v2.1 objects.

Source of the shapes: the vendor's own specification of the Explore API v2.1 (flat records,
``metas.default``).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """One column of a dataset; ``type`` is the portal's: text, int, double, date, datetime, geo_point_2d…"""

    name: str
    label: str
    type: str = "text"
    description: str | None = None
    facet: bool = False

    def published(self) -> dict[str, Any]:
        """The field as the portal describes it."""
        annotations: dict[str, list[str]] = {"facet": [], "disjunctive": []} if self.facet else {}
        return {
            "description": self.description,
            "label": self.label,
            "type": self.type,
            "name": self.name,
            "annotations": annotations,
        }


def point(longitude: float, latitude: float) -> dict[str, float]:
    """A geographic point as a record holds it, to about a centimetre."""
    return {"lon": round(float(longitude), 7), "lat": round(float(latitude), 7)}


def records_path(output: Path, portal_id: str, compressed: bool = False) -> Path:
    """Where the records of a dataset are written; its folder is made."""
    folder = output / "opendatasoft"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{portal_id}.jsonl{'.gz' if compressed else ''}"


def write_records(output: Path, portal_id: str, records: Iterable[Record]) -> int:
    """Write a dataset's records, one JSON object a line. Returns how many."""
    lines = [json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records]
    records_path(output, portal_id).write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def copy_frame(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame as JSON lines through DuckDB, which is the fast way for many rows."""
    quoted = str(path).replace("'", "''")
    with duckdb.connect() as connection:
        connection.register("frame", frame)
        connection.execute(f"copy frame to '{quoted}' (format json)")


def write_frames(output: Path, portal_id: str, frames: Iterable[pd.DataFrame], compressed: bool = False) -> None:
    """Write a dataset one frame at a time; gzip members end to end are a gzip file."""
    path = records_path(output, portal_id, compressed)
    piece = path.with_name(f"{portal_id}.piece")
    with path.open("wb") as file:
        for frame in frames:
            copy_frame(frame, piece)
            text = piece.read_bytes()
            file.write(gzip.compress(text, compresslevel=4, mtime=0) if compressed else text)
            piece.unlink()


def count_records(output: Path, portal_id: str) -> int:
    """How many records a dataset has, from its file. Raises FileNotFoundError when it was not written."""
    plain = records_path(output, portal_id)
    if plain.exists():
        return plain.read_bytes().count(b"\n")
    with gzip.open(records_path(output, portal_id, compressed=True), "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def features(fields: Sequence[Field]) -> list[str]:
    """What the portal says it can do with a dataset, from the types of its fields."""
    types = {field.type for field in fields}
    found = ["analyze"]
    if types & {"geo_point_2d", "geo_shape"}:
        found.append("geo")
    if types & {"date", "datetime"}:
        found.append("timeserie")
    return found
