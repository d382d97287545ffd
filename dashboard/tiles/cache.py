"""Small files kept on disk up to a number of bytes: the one used longest ago leaves first.

A disk that is full or read-only only means that nothing is kept.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from dashboard.sources.limits import MIB

log = logging.getLogger("dashboard.tiles")
MOST_BYTES = 256 * MIB
# Emptied a little under the cap, so that not every new file walks through the folder.
KEPT_SHARE = 0.9


class Cache:
    """``shelf/name`` files under a folder, ``most`` bytes in all. For several threads; one process counts its own."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self.folder, self.most = folder, most
        self._weight: int | None = None
        self._lock = threading.Lock()

    def shelves(self) -> list[str]:
        """The shelves that there are, the last by name first."""
        with suppress(OSError):
            return sorted((each.name for each in self.folder.iterdir() if each.is_dir()), reverse=True)
        return []

    def read(self, shelf: str, name: str) -> bytes | None:
        """The bytes kept under a name, None when there are none; reading is using."""
        path = self.folder / shelf / name
        try:
            body = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return body

    def write(self, shelf: str, name: str, body: bytes) -> bool:
        """Keeps bytes under a name, whole or not at all; whether they are kept."""
        if len(body) > self.most:
            return False
        path = self.folder / shelf / name
        partial = path.with_name(f".{uuid4().hex}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(body)
            partial.replace(path)
        except OSError as error:
            log.debug("%s n’est pas gardé : %s", name, error)
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            return False
        self._count(len(body))
        return True

    def _count(self, more: int) -> None:
        with self._lock:
            if self._weight is None:
                self._weight = sum(size for _used, size, _path in self._files())
            else:
                self._weight += more
            if self._weight > self.most:
                self._weight = self._prune()

    def _prune(self) -> int:
        """Takes away the files used longest ago; gives the bytes left."""
        files = sorted(self._files())
        weight = sum(size for _used, size, _path in files)
        for _used, size, path in files:
            if weight <= self.most * KEPT_SHARE:
                break
            with suppress(OSError):
                path.unlink()
                weight -= size
        for shelf in self.shelves():
            with suppress(OSError):  # a shelf that is not empty stays
                (self.folder / shelf).rmdir()
        return weight

    def _files(self) -> Iterator[tuple[int, int, Path]]:
        """When it was used (ns), its bytes, where it is."""
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                found = path.stat()
                yield found.st_mtime_ns, found.st_size, path
