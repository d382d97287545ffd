"""``/ecran`` and its service worker. The document is sent with figures in it, whatever the network does afterwards."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache

import brotli
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import data
from dashboard.locale import DEFAULT, Language, known, use
from dashboard.server.negotiation import accepts, is_unchanged
from dashboard.server.screen import document
from dashboard.server.screen.assembly import minute, screen
from dashboard.settings import Settings

THEMES = {"clair": "light", "sombre": "dark", "light": "light", "dark": "dark"}
WORKER = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/ecran"}


@dataclass(frozen=True)
class Page:
    """A document ready to be sent. Its tag is that of the minute: what it says of the hours passes with it."""

    body: bytes
    packed: bytes
    brotlied: bytes
    tag: str


def routes(choices: Settings) -> list[BaseRoute]:
    """The screen's addresses; its figures are ``/api/v1/ecran``."""

    def page(request: Request) -> Response:
        return shown(request, choices.frame_ancestors)

    return [Route("/ecran", page), Route("/ecran/sw.js", worker)]


def shown(request: Request, frame_ancestors: str) -> Response:
    """The document, in the language and the light that the address asks for; 304 to who holds it already."""
    code = known(request.query_params.get("langue")) or DEFAULT
    use(code)
    theme = THEMES.get(request.query_params.get("theme", ""), "")
    with data.at(None), data.held() as snapshot_id:
        page = _page(code, theme, snapshot_id, minute(), document.version(code))
    headers = {"Cache-Control": "no-cache", "ETag": page.tag, "Vary": "Accept-Encoding",
               "Content-Security-Policy": f"{document.policy()}; frame-ancestors {frame_ancestors}"}  # fmt: skip
    if is_unchanged(request.headers.get("if-none-match"), page.tag):
        return Response(status_code=304, headers=headers)
    accepted = request.headers.get("accept-encoding", "")
    for coding, body in (("br", page.brotlied), ("gzip", page.packed)):
        if accepts(accepted, coding):
            return Response(body, headers={**headers, "Content-Encoding": coding}, media_type="text/html")
    return Response(page.body, headers=headers, media_type="text/html")


# Two languages, three lights, and the minute before while its last readers are served.
@lru_cache(maxsize=12)
def _page(_code: Language, theme: str, _snapshot_id: str | None, _minute: int, version: str) -> Page:
    """The document of a minute, made once for all who ask."""
    body = document.document(screen(version), theme).encode()
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    return Page(body, gzip.compress(body, 6, mtime=0), brotli.compress(body, quality=5), tag)


def forget() -> None:
    """Drops the documents kept, as when the clock or the data are others."""
    _page.cache_clear()


async def worker(_request: Request) -> Response:
    """The service worker: it may hold ``/ecran`` itself, which lies above its own address."""
    return Response(document.part("worker.js"), headers=WORKER, media_type="text/javascript")
