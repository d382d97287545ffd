"""Anybody may read the API from any page: CORS for reading, and the language of the whole request."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.locale import DEFAULT, known, use

OPEN = {"Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link, Retry-After"}  # fmt: skip
READING = {"Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Allow-Headers": "If-None-Match",
           "Access-Control-Max-Age": "86400", "Allow": "GET, HEAD, OPTIONS"}  # fmt: skip


class Access:
    """ASGI middleware: every answer may be read from any page; a preflight is answered here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = parse_qs(scope.get("query_string", b"").decode("latin-1"), max_num_fields=None)
        use(known(given.get("langue", [""])[-1]) or DEFAULT)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(OPEN)
            await send(message)

        if scope["method"] == "OPTIONS":
            scope["label"] = "/api"
            await Response(status_code=204, headers=READING)(scope, receive, sent)
        else:
            await self.app(scope, receive, sent)
