"""A new snapshot is warmed before its first reader: the refresher publishes one every few minutes.

One thread, at low priority, does what that reader would otherwise wait for: opens the file, asks what every page says
first, keeps the home page's document of each minute. It only fills caches that are keyed by the snapshot: whatever
fails here, or comes too late, costs a reader the wait and nothing else.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator

from dashboard import data, navigation
from dashboard.locale import DEFAULT, LANGUAGES
from dashboard.server import document
from dashboard.server.first_paint.compose import Address

log = logging.getLogger("dashboard.server")
LOOK_EVERY_S = 2.0
NICENESS = 15
# The home page is read most: in every language, and again each minute, when its ages change.
HOME = tuple(Address("", code) for code in LANGUAGES)


class Watcher:
    """Looks at the pointer ``current`` until it is stopped; ``on_change`` is told each new snapshot."""

    def __init__(self, on_change: Callable[[], None], every_s: float = LOOK_EVERY_S) -> None:
        self._on_change, self._every_s, self._stopped = on_change, every_s, threading.Event()
        self._thread = threading.Thread(target=self._run, name="warming", daemon=True)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Watches for the time of a ``with``; leaving it waits for the document under way, no more."""
        self._thread.start()
        try:
            yield
        finally:
            self._stopped.set()
            self._thread.join(timeout=2)

    def _run(self) -> None:
        with contextlib.suppress(AttributeError, OSError):  # Linux alone counts a thread's niceness
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        seen, minute = _snapshot_id(), _minute()
        while not self._stopped.wait(self._every_s):
            now = _snapshot_id()
            if now != seen:
                self._on_change()
                self._warm(every_page())
            elif now is not None and _minute() != minute:
                self._warm(HOME)
            seen, minute = now, _minute()

    def _warm(self, addresses: tuple[Address, ...]) -> None:
        started, done = time.perf_counter(), 0
        for asked in addresses:
            if self._stopped.is_set():
                return
            try:
                document.document(asked)
                done += 1
            except Exception as error:  # a reader will be told at that page
                log.warning("/%s could not be warmed: %s", asked.slug, error)
        log.debug("%d documents in %.2f s", done, time.perf_counter() - started)


def every_page() -> tuple[Address, ...]:
    """The home page in every language, then the other pages that are in the menu or at the foot."""
    return (*HOME, *(Address(page.slug, DEFAULT) for page in navigation.find() if page.slug != navigation.HOME))


def _snapshot_id() -> str | None:
    """The newest snapshot's id; its file is opened, and stays so. None without one, or when it cannot be read."""
    try:
        with data.at(None), data.held() as snapshot_id:
            return snapshot_id
    except Exception as error:
        log.warning("the newest snapshot cannot be opened: %s", error)
        return None


def _minute() -> int:
    return int(time.time() // 60)
