"""``/ecran`` and its service worker. The document is sent with figures in it, whatever the network does afterwards."""

from __future__ import annotations

import gzip

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import data
from dashboard.locale import DEFAULT, known, use
from dashboard.server.api.answers import etag
from dashboard.server.negotiation import accepts_gzip, is_unchanged
from dashboard.server.screen import document
from dashboard.server.screen.assembly import screen
from dashboard.settings import Settings

THEMES = {"clair": "light", "sombre": "dark", "light": "light", "dark": "dark"}
WORKER = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/ecran"}


def routes(choices: Settings) -> list[BaseRoute]:
    """The screen's addresses; its figures are ``/api/v1/ecran``."""

    def page(request: Request) -> Response:
        return shown(request, choices.frame_ancestors)

    return [Route("/ecran", page), Route("/ecran/sw.js", worker)]


def shown(request: Request, frame_ancestors: str) -> Response:
    """The document, in the language and the light that the address asks for; 304 to who holds the same figures."""
    code = known(request.query_params.get("langue")) or DEFAULT
    use(code)
    theme = THEMES.get(request.query_params.get("theme", ""), "")
    with data.at(None), data.held():
        answer = screen(document.version(code))
    tag = etag({**answer.model_dump(mode="json"), "theme": theme})
    headers = {"Cache-Control": "no-cache", "ETag": tag, "Vary": "Accept-Encoding",
               "Content-Security-Policy": f"{document.policy()}; frame-ancestors {frame_ancestors}"}  # fmt: skip
    if is_unchanged(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    body = document.document(answer, theme).encode()
    if accepts_gzip(request.headers.get("accept-encoding", "")):
        body, headers["Content-Encoding"] = gzip.compress(body, 6, mtime=0), "gzip"
    return Response(body, headers=headers, media_type="text/html")


async def worker(_request: Request) -> Response:
    """The service worker: it may hold ``/ecran`` itself, which lies above its own address."""
    return Response(document.part("worker.js"), headers=WORKER, media_type="text/javascript")
