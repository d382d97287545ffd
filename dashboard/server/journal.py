"""One line an answer, without anything personal: no address of the reader, no value of a parameter."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.metrics import Metrics, route_of

log = logging.getLogger("dashboard.access")
# A page asks for a hundred files: they count in the metrics and stay out of the journal.
QUIET = ("/static/", "/healthz", "/readyz", "/metrics", "/fond/{couche}/{z}/{x}/{y}")


class Journal:
    """ASGI middleware: counts and writes down each answer by its route's template."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            with self.metrics.sessions.track_inprogress():
                await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status, size = time.perf_counter(), 500, 0

        async def sent(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            self._note(scope, status, size, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        route = route_of(scope)
        self.metrics.count(route, scope["method"], status, seconds)
        level = logging.DEBUG if route in QUIET and status < 400 else logging.INFO
        log.log(level, "%s %s %d %d o %.0f ms", scope["method"], route, status, size, seconds * 1000)
