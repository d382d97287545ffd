"""What pressing an export gave, kept beside its file: a build then presses nothing that is there already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dashboard.warehouse.durable import write_text
from dashboard.warehouse.profiles import Profile
from dashboard.warehouse.shelf_kinds import Field


@dataclass(frozen=True)
class PressedColumn:
    """One column of the file: what it is called and holds, its profile, how many of its values were refused."""

    field: Field
    kind: str
    as_declared: bool
    profile: Profile
    rejected_count: int


@dataclass(frozen=True)
class Pressed:
    """A file of the shelf. ``refused`` is (level, reason, original) of the first refusals of each kind."""

    file: str
    size: int
    row_count: int
    columns: tuple[PressedColumn, ...]
    longitude: str
    latitude: str
    located_rows: int
    rejected_rows: int
    rejected_values: int
    flagged_rows: int
    duplicate_count: int
    refused: tuple[tuple[str, str, str], ...]


def keep(shelf: Path, pressed: Pressed) -> None:
    """Writes ``<file>.json`` beside a file of the shelf."""
    write_text(beside(shelf, pressed.file), _adapter().dump_json(pressed).decode())


def kept(shelf: Path, file: str) -> Pressed | None:
    """What pressing that file gave; None when the file, or what was kept of it, is not there whole.

    A file is named by what makes its content, so what was kept of it is true as long as it has its size.
    """
    told, there = beside(shelf, file), shelf / file
    if not (told.exists() and there.exists()):
        return None
    try:
        found = _adapter().validate_json(told.read_bytes())
    except ValidationError:  # kept by another version
        return None
    return found if found.size == there.stat().st_size else None


def beside(shelf: Path, file: str) -> Path:
    """Where what is known of a file of the shelf is kept."""
    return shelf / f"{file}.json"


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Pressed]:
    return TypeAdapter(Pressed)
