"""An index of the analyses file: where each row stands and what questions ask of it, so that a file of any size is
never held in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CHUNK = 1 << 20
_BETWEEN = re.compile(r"[\s,\[\]]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row's place in bytes, its commune, its networks, the instant of its sample."""

    offset: int
    length: int
    commune: str
    networks: frozenset[str]
    sampled_at: str


def index(path: Path) -> list[Entry]:
    """Every row of a file that holds one JSON list of objects, however it is laid out. Raises ValueError for others."""
    return [entry(offset, length, row) for offset, length, row in elements(path)]


def entry(offset: int, length: int, row: dict[str, Any]) -> Entry:
    """What is kept of a row."""
    networks = frozenset(network["code"] for network in row.get("reseaux") or [])
    return Entry(offset, length, str(row.get("code_commune")), networks, str(row.get("date_prelevement")))


def read(path: Path, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """The rows at these places."""
    with path.open("rb") as file:
        for one in entries:
            file.seek(one.offset)
            yield json.loads(file.read(one.length))


def elements(path: Path) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Offset, length (in bytes) and value of each element of a JSON list, a megabyte at a time."""
    decoder, text, offset = json.JSONDecoder(), "", 0
    with path.open(encoding="utf-8") as file:
        while chunk := file.read(_CHUNK):
            text += chunk
            place = _skip(text, 0)
            offset += place  # what stands between elements is ASCII
            while place < len(text):
                try:
                    value, after = decoder.raw_decode(text, place)
                except ValueError:
                    break
                length = len(text[place:after].encode())
                yield offset, length, value
                place, gap = _skip(text, after), after
                offset += length + place - gap
            text = text[place:]
    if text.strip():
        raise ValueError(f"{path.name}: not a JSON list of objects")


def _skip(text: str, place: int) -> int:
    found = _BETWEEN.match(text, place)
    return found.end() if found else place
