"""How much one address may ask, and how much is computed at once."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.locale import _
from dashboard.server.api.errors import ApiError, response

T = TypeVar("T")
# A whole school behind one address opens a page each at the start of a lesson, and feels nothing.
BURST, PER_SECOND, MAX_CLIENTS = 600, 60.0, 10_000
# DuckDB uses every core for one query: more at once only makes each of them slower.
AT_ONCE, WAITING = 4, 200


class Buckets:
    """A token bucket a client; the least recently seen are forgotten."""

    def __init__(self, burst: float = BURST, per_second: float = PER_SECOND, clients: int = MAX_CLIENTS,
                 clock: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
        self.burst, self.per_second, self.clients, self.clock = burst, per_second, clients, clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> float:
        """Takes one token: 0 when there was one, else the seconds until there is."""
        moment = self.clock()
        left, seen = self._held.pop(client, (float(self.burst), moment))
        left = min(float(self.burst), left + (moment - seen) * self.per_second)
        is_given = left >= 1
        self._held[client] = (left - 1 if is_given else left, moment)
        if len(self._held) > self.clients:
            self._held.popitem(last=False)
        return 0.0 if is_given else (1 - left) / self.per_second

    def give_back(self, client: str, part: float) -> None:
        """Gives back a part of the token last taken: what was asked cost less than a whole one."""
        if client in self._held:
            left, seen = self._held[client]
            self._held[client] = (min(float(self.burst), left + part), seen)


class RateLimit:
    """ASGI middleware: 429 and ``Retry-After`` to an address that asks without end."""

    def __init__(self, app: ASGIApp, buckets: Buckets | None = None) -> None:
        self.app, self.buckets = app, buckets or Buckets()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wait = self.buckets.take((scope.get("client") or ("",))[0]) if scope["type"] == "http" else 0.0
        if not wait:
            await self.app(scope, receive, send)
            return
        scope["label"] = "/api"
        words = _("Trop de demandes : réessayez dans un instant.")
        retry = {"Retry-After": str(max(1, round(wait)))}
        await response(ApiError(429, words, headers=retry))(scope, receive, send)


class Workers:
    """Runs the reading of the warehouse in threads, a few at once; turns away when too many wait."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._limiter, self._most, self._now = CapacityLimiter(at_once), at_once + waiting, 0

    async def run(self, work: Callable[[], T]) -> T:
        """The result of ``work``. Raises ApiError 503 when the queue is full."""
        if self._now >= self._most:
            words = _("Le serveur est très demandé : réessayez dans un instant.")
            raise ApiError(503, words, headers={"Retry-After": "2"})
        self._now += 1
        try:
            return await to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._now -= 1
