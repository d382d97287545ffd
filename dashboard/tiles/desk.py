"""Hands tiles out: from the disk when they are there, else from the IGN, else says when to come back.

A tile is asked again a month later; until it comes, the old one serves. When the IGN fails, nothing is asked for a
minute: a map has dozens of tiles, and its reader must not wait for each of them to fail.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from queue import SimpleQueue

from dashboard.declarations import Town
from dashboard.errors import DashboardError, SourceError
from dashboard.settings import Settings
from dashboard.sources import ign
from dashboard.sources.content import image_type as image_type
from dashboard.sources.http import HttpClient
from dashboard.sources.ign import Tile as Tile
from dashboard.tiles.cache import Cache

log = logging.getLogger("dashboard.tiles")
PAUSE_S = 60.0
AT_ONCE = 4
Fetch = Callable[[Tile], bytes | None]


class NotNow(DashboardError):
    """A tile cannot be had; ``seconds`` is when to ask again."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"fond de carte indisponible, réessayer dans {seconds:.0f} s")


class Desk:
    """For several threads. ``now`` and ``clock`` stand for the system's."""

    def __init__(
        self, fetch: Fetch, cache: Cache, *, pause_s: float = PAUSE_S, clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self._fetch, self._cache, self._pause_s, self._clock, self._now = fetch, cache, pause_s, clock, now
        self._closed_until = 0.0

    def held(self, tile: Tile) -> bytes | None:
        """The tile when this month's is on disk; nothing is asked of anybody."""
        return self._kept(self._month(), tile)

    def get(self, tile: Tile) -> bytes | None:
        """The tile, None where the IGN has none. Raises NotNow when it cannot be had."""
        found = self.held(tile)
        if found is not None:
            return found
        if self._clock() >= self._closed_until:
            try:
                found = self._fetch(tile)
                if found is not None:
                    self._cache.write(self._month(), _name(tile), found)
                return found
            except (SourceError, OSError) as error:
                self._closed_until = self._clock() + self._pause_s
                log.warning("fond de carte indisponible pour %.0f s : %s", self._pause_s, error)
        return self._older(tile)

    def _older(self, tile: Tile) -> bytes:
        for shelf in self._cache.shelves():
            found = self._kept(shelf, tile)
            if found is not None:
                return found
        raise NotNow(max(1.0, self._closed_until - self._clock()))

    def _kept(self, shelf: str, tile: Tile) -> bytes | None:
        body = self._cache.read(shelf, _name(tile))
        return body if body is not None and image_type(body) else None

    def _month(self) -> str:
        return self._now().strftime("%Y-%m")


def _name(tile: Tile) -> str:
    return f"{tile.layer}-{tile.zoom}-{tile.column}-{tile.row}"


def desk(town: Town, settings: Settings) -> Desk:
    """The desk of a town: a few clients of the IGN, or of ``DASHBOARD_BASE_URL_IGN``, and ``cache/fond`` on disk."""
    waiting: SimpleQueue[HttpClient] = SimpleQueue()
    for _number in range(AT_ONCE):  # a client is not for several threads at once
        waiting.put(HttpClient({"ign": settings.base_url_ign}, "", contact=town.contact, limits=ign.LIMITS))

    def fetch(tile: Tile) -> bytes | None:
        client = waiting.get()
        try:
            return ign.fetch(client, tile)
        finally:
            waiting.put(client)

    return Desk(fetch, Cache(settings.root / "cache" / "fond"))
