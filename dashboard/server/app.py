"""The app as one ASGI application: Streamlit's ``App`` with our routes, our middleware and our start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from anyio import to_thread
from starlette.convertors import register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from streamlit.starlette import App

from dashboard.server import api, basemap, document, embed, health
from dashboard.server.api.limits import Buckets
from dashboard.server.assets import Assets, Shelf
from dashboard.server.guard import Guard
from dashboard.server.headers import Headers, security_headers
from dashboard.server.journal import Journal
from dashboard.server.metrics import Metrics
from dashboard.server.pace import Pace
from dashboard.server.screen import addresses as screen
from dashboard.server.warming import warm
from dashboard.server.watching import Watcher
from dashboard.settings import PROJECT_ROOT, Settings, settings

register_url_convertor("page", document.Slug())
SCRIPT = PROJECT_ROOT / "dashboard" / "app.py"


def application(
    choices: Settings | None = None, buckets: Buckets | None = None, pages: Buckets | None = None,
    *, watches: bool = True,
) -> App:  # fmt: skip
    """The whole application for these settings (default: the process's).

    ``buckets`` is how much one may ask of the data interface, ``pages`` of everything that is read. Without ``watches``
    no thread warms new snapshots: it would read the warehouse of whoever changes it in this process.
    """
    chosen, metrics, shelf = choices or settings(), Metrics(), Shelf()
    headers = security_headers(document.index(), chosen.frame_ancestors)

    @asynccontextmanager
    async def lifespan(_app: App) -> AsyncIterator[dict[str, Any]]:
        await to_thread.run_sync(warm, shelf)
        with Watcher(metrics.snapshots.inc).running() if watches else nullcontext():
            yield {}

    return App(SCRIPT, lifespan=lifespan, routes=routes(metrics, chosen, buckets),
               exception_handlers={HTTPException: refused},
               middleware=[Middleware(Headers, headers=headers), Middleware(Journal, metrics=metrics),
                           Middleware(Guard, hosts=chosen.allowed_hosts), Middleware(Pace, buckets=pages),
                           Middleware(Assets, shelf=shelf)])  # fmt: skip


def routes(metrics: Metrics, choices: Settings, buckets: Buckets | None = None) -> list[BaseRoute]:
    """Every address of ours; the rest is Streamlit's. A page is known by its file, whatever is unknown is a 404."""
    return [
        Route("/api", entrance),
        Mount("/api", app=api.application(buckets)),
        Route("/healthz", health.healthz),
        Route("/readyz", health.readyz),
        Route("/metrics", metrics.endpoint),
        *basemap.routes(choices),
        *screen.routes(choices),
        Route("/embed/kpi/{id}", embed.card),
        Route("/robots.txt", document.robots),
        Route("/", document.page),
        Route("/{slug:page}", document.page, name="page"),
    ]


async def entrance(_request: Request) -> Response:
    """The API's address alone leads to its description."""
    return RedirectResponse("/api/v1/openapi.json", 307)


def refused(_request: Request, error: Exception) -> Response:
    """A refusal of Starlette's in plain words, its status kept."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    words = {404: "Introuvable.", 405: "Méthode refusée."}.get(status, "Demande refusée.")
    return PlainTextResponse(f"{words}\n", status, headers=headers)
