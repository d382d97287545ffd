"""The one document of the app, in the reader's language: Streamlit's index.html with our ``lang``, title and icon.

Streamlit writes ``<html lang="en">`` and ``<title>Streamlit</title>`` whatever the app: a screen reader then reads
French with an English voice, and a link shared shows « Streamlit ».
"""

from __future__ import annotations

import gzip
import hashlib
import html
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from starlette.convertors import Convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from streamlit import file_util

from dashboard import data, navigation
from dashboard.locale import DEFAULT, Language, _, known, use
from dashboard.server.negotiation import accepts_gzip, is_unchanged
from dashboard.ui.page import Page

_LANG = re.compile(r"<html lang=\"[^\"]*\">")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_ICON = re.compile(r"<link rel=\"shortcut icon\"[^>]*>")
_AGENT = re.compile(r"<!--(?:(?!-->).)*?-->\s*<link rel=\"service-desc\"[^>]*/>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


@dataclass(frozen=True)
class Document:
    """A document ready to send, plain and compressed."""

    body: bytes
    compressed: bytes
    etag: str


class Slug(Convertor[str]):
    """Any address but those that Streamlit answers itself; without it, it answers every typo with its document."""

    regex = r"(?!(?:_stcore|api|media|component|app/static|auth|oauth2callback|favicon\.png)(?:/|$)).+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


def index() -> str:
    """Streamlit's own document."""
    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


def slugs() -> dict[str, Page]:
    """Every page by the last part of its address; home is empty."""
    return {"" if page.slug == navigation.HOME else page.slug: page for page in navigation.find()}


@lru_cache(maxsize=200)
def document(slug: str, language: Language) -> Document:
    """The document of a page that exists. Raises KeyError for another."""
    page, town = slugs()[slug], data.town().name
    use(language)
    title = f"{_(page.title)} · {town}" if slug else town
    return _ready(translated(index(), language, title, _(page.question)))


def translated(source: str, language: Language, title: str, description: str) -> str:
    """A document with its language, its title and its words for a browser without scripts."""
    use(language)
    words = html.escape(_("Cette page a besoin de JavaScript. Les mêmes chiffres se lisent aussi en JSON :"))
    told = f'<meta name="description" content="{html.escape(description)}" />'
    icon = '<link rel="icon" type="image/svg+xml" href="./app/static/icone.svg" />'
    without = f'<noscript><p>{words} <a href="./api/v1/kpis">/api/v1/kpis</a></p></noscript>'
    for pattern, replacement in (
        (_LANG, f'<html lang="{language}">'),
        (_TITLE, f"<title>{html.escape(title)}</title>\n    {told}"),
        (_ICON, icon), (_AGENT, ""), (_NOSCRIPT, without),
    ):  # fmt: skip
        source = pattern.sub(replacement.replace("\\", r"\\"), source, count=1)
    return source


def _ready(text: str) -> Document:
    body = text.encode()
    return Document(body, gzip.compress(body, 9, mtime=0), f'"{hashlib.sha256(body).hexdigest()[:20]}"')


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
    return send(request, document(slug, language)) if slug in slugs() else missing(language)


def send(request: Request, ready: Document) -> Response:
    """The document, compressed for who accepts it; 304 to who holds it."""
    headers = {"Cache-Control": "no-cache", "ETag": ready.etag, "Vary": "Accept-Encoding"}
    if is_unchanged(request.headers.get("if-none-match"), ready.etag):
        return Response(status_code=304, headers=headers)
    is_small = accepts_gzip(request.headers.get("accept-encoding", ""))
    encoding = {"Content-Encoding": "gzip"} if is_small else {}
    return Response(ready.compressed if is_small else ready.body, headers={**headers, **encoding},
                    media_type="text/html")  # fmt: skip


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
