"""How much one address may ask of the pages, of the screen and of the cards, and how many are made at once.

One pays for the work one causes: a document that was ready costs a hundredth of one that took long to make. So a whole
school behind one address opens its pages and feels nothing, and a program that asks without end for pages that nobody
holds yet leaves the processor to the others. The data interface has limits of its own.
"""

from __future__ import annotations

import html
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from anyio import CapacityLimiter
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.locale import DEFAULT, _, known, use
from dashboard.server.api.limits import Buckets

# Twice twenty classes of thirty in the same second, were each page to be made; then eight a second, or 800 ready ones.
BURST, PER_SECOND = 1_200, 8.0
LEAST, WHOLE_S = 0.01, 0.1
# Python makes one document at a time: a few at once keep a slow one from stopping the others.
AT_ONCE, WAITING = 4, 400
# What is not a document: files, sockets, probes, and what has its own limits.
FREE = ("/api", "/_stcore", "/static", "/app", "/media", "/component", "/auth", "/fond", "/healthz", "/readyz",
        "/metrics", "/robots.txt", "/favicon.png", "/oauth2callback")  # fmt: skip


def is_free(path: str) -> bool:
    """Whether an address is none of those that are counted."""
    return any(path == each or path.startswith(f"{each}/") for each in FREE)


class Pace:
    """ASGI middleware: 429 to an address that asks without end, 503 to all when too many wait."""

    def __init__(self, app: ASGIApp, buckets: Buckets | None = None) -> None:
        self.app, self.buckets = app, buckets or Buckets(BURST, PER_SECOND)
        self._limiter, self._now = CapacityLimiter(AT_ONCE), 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or is_free(scope["path"]):
            await self.app(scope, receive, send)
            return
        client = (scope.get("client") or ("",))[0]
        wait = self.buckets.take(client)
        if wait or self._now >= AT_ONCE + WAITING:
            status = 429 if wait else 503
            await refusal(scope, status, max(1, round(wait)) if wait else 2)(scope, receive, send)
            return
        turn = _Turn(self._limiter, send)
        self._now += 1
        try:
            await self._limiter.acquire_on_behalf_of(turn)
            turn.started = time.perf_counter()
            await self.app(scope, receive, turn.sent)
        finally:
            self._now -= 1
            turn.leave()
            self.buckets.give_back(client, 1 - turn.price)


@dataclass(eq=False)
class _Turn:
    """One document being made: its place is free again once it is made, however slowly it is read."""

    limiter: CapacityLimiter
    send: Send
    started: float = field(default_factory=time.perf_counter)
    seconds: float = WHOLE_S
    is_made: bool = False

    @property
    def price(self) -> float:
        """From a hundredth to one, by the time that it took."""
        return min(1.0, max(LEAST, self.seconds / WHOLE_S))

    async def sent(self, message: Message) -> None:
        """Passes the answer on."""
        if message["type"] == "http.response.start" and not self.is_made:
            self.seconds = time.perf_counter() - self.started
            self.leave()
        await self.send(message)

    def leave(self) -> None:
        """Gives the place back, once; a reader who left while waiting never had one."""
        if not self.is_made:
            self.is_made = True
            if self in self.limiter.statistics().borrowers:
                self.limiter.release_on_behalf_of(self)


def refusal(scope: Scope, status: int, seconds: int) -> HTMLResponse:
    """The refusal as a page, in the language asked; the browser comes back by itself."""
    given = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    code = known(given.get("langue", [""])[-1]) or DEFAULT
    use(code)
    scope["label"] = "/{page}"
    told = (_("Trop de demandes : réessayez dans un instant.") if status == 429
            else _("Le serveur est très demandé : réessayez dans un instant."))  # fmt: skip
    body = (
        f'<!DOCTYPE html><html lang="{code}"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="{seconds + 4}">'
        f"<title>{html.escape(told)}</title></head><body><h1>{html.escape(told)}</h1></body></html>"
    )
    return HTMLResponse(body, status, headers={"Retry-After": str(seconds), "Cache-Control": "no-store"})
