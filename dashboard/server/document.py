"""The document of each page, in the reader's language: Streamlit's index.html with our ``lang``, title and first words.

Streamlit writes ``<html lang="en">`` and ``<title>Streamlit</title>`` whatever the app, around an empty page: a screen
reader then reads French with an English voice, a link shared shows « Streamlit », and nobody reads anything before
1.2 MB of scripts have run.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import re
import time
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

import brotli
from starlette.convertors import Convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dashboard import data, navigation
from dashboard.frontend import package
from dashboard.locale import DEFAULT, LANGUAGES, Language, _, known, use
from dashboard.server import modules
from dashboard.server.first_paint import compose
from dashboard.server.first_paint.compose import Address
from dashboard.server.first_paint.render import style
from dashboard.server.negotiation import accepts, is_unchanged
from dashboard.ui.page import Page

_LANG = re.compile(r"<html lang=\"[^\"]*\">")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_ICON = re.compile(r"<link rel=\"shortcut icon\"[^>]*>")
_AGENT = re.compile(r"<!--(?:(?!-->).)*?-->\s*<link rel=\"service-desc\"[^>]*/>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_SHEET = re.compile(r"\s*<link rel=\"stylesheet\"[^>]*>")
_PRELOAD = re.compile(r"\s*<link rel=\"modulepreload\" crossorigin href=\"\./([^\"]+)\">")
_START = re.compile(r"(<script type=\"module\" crossorigin src=\"\./)([^\"]+)\"")
# The app asks for these, then opens its socket, once its scripts run: the answers wait for it instead.
ASKED_FIRST = ("_stcore/health", "_stcore/host-config")
_ROOT = '<div id="root">'
# Left to itself on /riviere, the app first asks for /riviere/_stcore/health and /riviere/_stcore/host-config, and finds
# its server by their 404. To answer them would make it believe that its socket is under /riviere too. Told what its
# host allows (messages from its own origin alone), it opens its socket before these answer.
_BASE = (
    '<script>window.__streamlit={BACKEND_BASE_URL:new URL("./",location.href).href,'
    "HOST_CONFIG:{allowedOrigins:[location.origin],useExternalAuthToken:false}}</script>"
)


@dataclass(frozen=True)
class Document:
    """A document ready to send, plain and compressed."""

    body: bytes
    gzipped: bytes
    brotlied: bytes
    etag: str


class Slug(Convertor[str]):
    """Any address but those that Streamlit answers itself; without it, it answers every typo with its document."""

    regex = r"(?!(?:_stcore|api|media|component|app/static|auth|oauth2callback|favicon\.png)(?:/|$)).+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


@lru_cache(maxsize=1)
def index() -> str:
    """Streamlit's own document, told where its server is."""
    source = package.document().replace("<script", f"{_BASE}<script", 1)
    return _START.sub(lambda found: f'{found.group(1)}{modules.placed([found.group(2)])[0]}"', source, count=1)


def slugs() -> dict[str, Page]:
    """Every page by the last part of its address; home is empty."""
    return {"" if page.slug == navigation.HOME else page.slug: page for page in navigation.find()}


def document(asked: Address) -> Document:
    """The document of a page that exists, as of this minute. Raises KeyError for another."""
    with data.at(asked.day), data.held() as snapshot_id:
        return _document(asked, snapshot_id, data.today(), int(time.time() // 60))


@lru_cache(maxsize=150)
def _document(asked: Address, _snapshot_id: str | None, _today: date, _minute: int) -> Document:
    page, town = slugs()[asked.slug], data.town().name
    painted = compose.paint(page, asked)
    use(asked.language)
    told = painted or compose.Paint("", _(page.title), _(page.question))
    title = f"{told.title} · {town}" if asked.slug else town
    shell = translated(_shell(page.slug), asked.language, title, told.description)
    head = f"{_links(asked)}<style>{style()}</style>" if painted else ""
    return _ready(shell.replace("</head>", f"{head}</head>", 1).replace(_ROOT, f"{told.html}{_ROOT}", 1))


@lru_cache(maxsize=64)
def _shell(slug: str) -> str:
    """Streamlit's document, its style sheet first, asking at once for every module that the page will want.

    Those of the frame come before those of the page: the app starts on the first while the others arrive.
    """
    source = index()
    sheet = _SHEET.search(source)
    frame = modules.placed(_PRELOAD.findall(source))
    names = [*modules.spread(frame), *modules.spread(modules.of_page(slug))]
    more = [f'<link rel="modulepreload" crossorigin href="./{name}">' for name in names]
    first = "".join(f'<link rel="preload" as="fetch" crossorigin href="./{name}">' for name in ASKED_FIRST)
    source = _PRELOAD.sub("", _SHEET.sub("", source, count=1)).replace("</head>", f"{''.join(more)}</head>", 1)
    return source.replace("<title>", f"{sheet.group(0) if sheet else ''}{first}<title>", 1)


def _links(asked: Address) -> str:
    """Where search engines should send readers: this page, today, in each language; a past day is not indexed."""
    kept = {compose.NAMED[asked.slug]: asked.id} if asked.id else {}
    here = {code: urlencode({**kept, **({"langue": code} if code != DEFAULT else {})}) for code in LANGUAGES}
    at = {code: html.escape(f"./{asked.slug}?{query}" if query else f"./{asked.slug}") for code, query in here.items()}
    robots = "noindex, follow" if asked.day or asked.theme else "index, follow"
    others = "".join(f'<link rel="alternate" hreflang="{code}" href="{at[code]}">' for code in LANGUAGES)
    return f'<meta name="robots" content="{robots}"><link rel="canonical" href="{at[asked.language]}">{others}'


def translated(source: str, language: Language, title: str, description: str) -> str:
    """A document with its language, its title and what it says of itself, without Streamlit's own words."""
    told = f'<meta name="description" content="{html.escape(description)}" />'
    icon = '<link rel="icon" type="image/svg+xml" href="./app/static/icone.svg" />'
    for pattern, replacement in (
        (_LANG, f'<html lang="{language}">'),
        (_TITLE, f"<title>{html.escape(title)}</title>\n    {told}"),
        (_ICON, icon), (_AGENT, ""), (_NOSCRIPT, ""),
    ):  # fmt: skip
        source = pattern.sub(replacement.replace("\\", r"\\"), source, count=1)
    return source


def _ready(text: str) -> Document:
    body = text.encode()
    packed = brotli.compress(body, quality=5)
    return Document(body, gzip.compress(body, 6, mtime=0), packed, f'"{hashlib.sha256(body).hexdigest()[:20]}"')


def asked_language(request: Request) -> Language:
    """The language that the address asks for, French otherwise."""
    return known(request.query_params.get("langue")) or DEFAULT


def page(request: Request) -> Response:
    """The app's document for a page's address; home under its own name goes to ``/``; 404 for anything else."""
    slug = request.path_params.get("slug", "")
    if slug == navigation.HOME or slug.endswith("/"):
        query = urlencode(request.query_params.multi_items())
        path = "/" if slug == navigation.HOME else f"/{slug.strip('/')}"
        return RedirectResponse(f"{path}?{query}" if query else path, 308)
    language = asked_language(request)
    if slug not in slugs():
        return missing(language)
    return send(request, document(compose.address(slug, language, request.query_params)))


def send(request: Request, ready: Document) -> Response:
    """The document, compressed for who accepts it; 304 to who holds it."""
    headers = {"Cache-Control": "no-cache", "ETag": ready.etag, "Vary": "Accept-Encoding"}
    if is_unchanged(request.headers.get("if-none-match"), ready.etag):
        return Response(status_code=304, headers=headers)
    accepted = request.headers.get("accept-encoding", "")
    for coding, body in (("br", ready.brotlied), ("gzip", ready.gzipped)):
        if accepts(accepted, coding):
            return Response(body, headers={**headers, "Content-Encoding": coding}, media_type="text/html")
    return Response(ready.body, headers=headers, media_type="text/html")


async def robots(_request: Request) -> Response:
    """Pages may be read by search engines; the inner addresses and the data interface are not pages."""
    told = "User-agent: *\nDisallow: /_stcore/\nDisallow: /api/\nAllow: /\n"
    return Response(told, media_type="text/plain", headers={"Cache-Control": "public, max-age=86400"})


def missing(language: Language) -> Response:
    """A page that does not exist, said in words, with the way home."""
    use(language)
    title, home = _("Cette page n’existe pas."), _("Aller à l’accueil")
    query = "" if language == DEFAULT else f"?langue={language}"
    body = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{html.escape(title)}</title><style>body{{font:16px/1.5 '
        "system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1rem;color:#12232B;background:#FAF8F4}"
        f"a{{color:#0B5A7A}}</style></head><body><h1>{html.escape(title)}</h1>"
        f'<p><a href="/{query}">{html.escape(home)}</a></p></body></html>'
    )
    return Response(body, 404, media_type="text/html", headers={"Cache-Control": "no-cache"})
