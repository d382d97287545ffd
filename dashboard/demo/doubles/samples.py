"""The files of a demonstration folder, read when asked and kept in memory while they do not change."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any, TypeVar

from dashboard.demo.doubles.messages import Answer, Call

Value = TypeVar("Value")
_BLOCK = 1 << 16


class Samples:
    """A folder written by ``python -m dashboard demo``; paths below are relative to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept: dict[tuple[Path, object], tuple[tuple[int, int], Any]] = {}

    def path(self, *parts: str) -> Path | None:
        """An existing file, or None; a part that would leave its folder finds nothing."""
        if any(part in ("", ".", "..") or "/" in part or "\\" in part or "\0" in part for part in parts):
            return None
        path = self.folder.joinpath(*parts)
        return path if path.is_file() else None

    def kept(self, path: Path, load: Callable[[Path], Value]) -> Value:
        """What ``load(path)`` gives, computed again only when the file's size or date changes."""
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        found = self._kept.get((path, load))
        if found is None or found[0] != stamp:
            found = self._kept[path, load] = (stamp, load(path))
        value: Value = found[1]
        return value

    def json(self, *parts: str) -> Any:
        """A JSON file's value, None when it does not exist."""
        path = self.path(*parts)
        return self.kept(path, read_json) if path else None


def read_json(path: Path) -> Any:
    """The value of a JSON file, UTF-8 with or without a mark."""
    return json.loads(path.read_text(encoding="utf-8-sig"))


def blocks(path: Path) -> Iterator[bytes]:
    """A file's bytes as they are, 64 kB at a time."""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def lines(path: Path) -> Iterator[bytes]:
    """The non-empty lines of a text file, without their end; ``.gz`` is opened on the way."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        for line in file:
            if stripped := line.strip():
                yield stripped


def validators(path: Path, variant: str = "") -> dict[str, str]:
    """ETag and Last-Modified of a file; ``variant`` tells apart the answers made from the same file."""
    status = path.stat()
    tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}{"-" + variant if variant else ""}"'
    stamp = datetime.fromtimestamp(status.st_mtime, UTC).replace(microsecond=0)
    return {"ETag": tag, "Last-Modified": format_datetime(stamp, usegmt=True)}


def unchanged(call: Call, headers: dict[str, str]) -> Answer | None:
    """A 304 when the client already has this version: ``If-None-Match`` first, else ``If-Modified-Since``."""
    asked = call.headers.get("If-None-Match")
    same = headers["ETag"] in asked if asked else call.headers.get("If-Modified-Since") == headers["Last-Modified"]
    return Answer(304, b"", headers) if same else None


def as_file(call: Call, path: Path, content_type: str, **headers: str) -> Answer:
    """A file as it is, with its validators; 304 when the client has it."""
    known = validators(path)
    size = {"Content-Length": str(path.stat().st_size)}
    return unchanged(call, known) or Answer(
        200, blocks(path), {"Content-Type": content_type, **size, **known, **headers}
    )
