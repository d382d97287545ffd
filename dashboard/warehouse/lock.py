"""One refresh at a time. The lock goes with its owner: a dead one frees it, a hung one is taken over."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import DashboardError

HUNG_AFTER_S = 3600


class Busy(DashboardError):
    """Another refresh is at work; names its process and since when."""


@contextlib.contextmanager
def single_flight(folder: Path, wait_s: float = 0.0) -> Iterator[Path]:
    """Holds ``<folder>/lock``. Raises Busy when a living refresh keeps it longer than ``wait_s``.

    An owner that has not touched the file for an hour is hung: it is killed, if it is still one of ours.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "lock"
    with path.open("a+", encoding="utf-8") as file:
        _take(file.fileno(), path, wait_s)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        os.utime(path)
        yield path


def _take(handle: int, path: Path, wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            owner = path.read_text(encoding="utf-8").strip()
            if time.time() - path.stat().st_mtime > HUNG_AFTER_S and _is_ours(owner):
                os.kill(int(owner), signal.SIGKILL)
            elif time.monotonic() >= deadline:
                raise Busy(f"Une actualisation est déjà en cours (processus {owner or 'inconnu'}).") from None
            time.sleep(0.1)


def _is_ours(owner: str) -> bool:
    with contextlib.suppress(OSError):
        return owner.isdigit() and b"dashboard" in Path(f"/proc/{owner}/cmdline").read_bytes()
    return False
