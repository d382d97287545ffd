"""How much one address may ask of the pages: a school feels nothing, a program without end is told to wait."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from dashboard.server import pace
from dashboard.server.api.limits import Buckets
from dashboard.server.pace import Pace, is_free
from tests import loop_of_its_own

SLOW_S = pace.WHOLE_S * 1.2


def ready(_request: Request) -> Response:
    return PlainTextResponse("ok")


def slow(_request: Request) -> Response:
    time.sleep(SLOW_S)
    return PlainTextResponse("ok")


ROUTES = [Route("/slow", slow), Route("/{path:path}", ready)]


def client(burst: float, per_second: float = 0.001) -> TestClient:
    return TestClient(Pace(Starlette(routes=ROUTES), Buckets(burst, per_second)), raise_server_exceptions=False)


def test_what_takes_long_to_make_costs_a_whole_token() -> None:
    asked = client(3)
    assert [asked.get("/slow").status_code for _each in range(4)] == [200, 200, 200, 429]


def test_what_was_ready_costs_next_to_nothing() -> None:
    asked = client(3)
    assert {asked.get("/riviere").status_code for _each in range(40)} == {200}


def test_the_refusal_is_a_page_in_the_language_asked() -> None:
    asked = client(1)
    asked.get("/slow")
    french, english = asked.get("/riviere"), asked.get("/riviere?langue=en")
    assert (french.status_code, english.status_code) == (429, 429)
    assert '<html lang="fr">' in french.text and "Trop de demandes" in french.text
    assert '<html lang="en">' in english.text and "Trop" not in english.text
    assert int(french.headers["retry-after"]) >= 1
    assert french.headers["cache-control"] == "no-store"
    assert "text/html" in french.headers["content-type"]


@pytest.mark.parametrize("path", ["/api/v1/kpis", "/static/js/x.js", "/app/static/icone.svg", "/_stcore/health",
                                  "/healthz", "/metrics", "/fond/plan/1/2/3"])  # fmt: skip
def test_files_probes_and_the_data_interface_are_not_counted(path: str) -> None:
    asked = client(1)
    asked.get("/slow")
    assert is_free(path)
    assert asked.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/riviere", "/ecran", "/embed/kpi/dette", "/application"])
def test_pages_the_screen_and_cards_are(path: str) -> None:
    assert not is_free(path)


def test_a_school_feels_nothing() -> None:
    """Twenty classes of thirty behind one address, all at the same second, were each document to be made."""
    asked = Buckets(pace.BURST, pace.PER_SECOND, clock=lambda: 0.0)
    assert not any(asked.take("school") for _pupil in range(600))


async def status_of(app: ASGIApp, path: str) -> int:
    """Asks an application without a client between: several at once share its loop."""
    seen: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen.append(message["status"])

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
             "headers": [], "client": ("192.0.2.1", 1), "root_path": "", "http_version": "1.1"}  # fmt: skip
    await app(scope, receive, send)
    return seen[0]


def at_once(*paths: str) -> list[int]:
    """The statuses of several asked at once."""
    limited = Pace(Starlette(routes=ROUTES))

    async def ask() -> list[int]:
        return await asyncio.gather(*(status_of(limited, path) for path in paths))

    statuses = loop_of_its_own.run(ask)
    assert limited._now == limited._limiter.borrowed_tokens == 0
    return statuses


def test_a_few_are_made_at_once_and_too_many_are_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "WAITING", 2)
    statuses = at_once(*["/slow"] * (pace.AT_ONCE + 6))
    assert statuses.count(503) == 4
    assert statuses.count(200) == pace.AT_ONCE + 2


def test_what_breaks_gives_its_place_back() -> None:
    async def broken(_scope: Any, _receive: Any, _send: Any) -> None:
        raise RuntimeError("broken")

    limited = Pace(broken)
    asked = TestClient(limited, raise_server_exceptions=False)
    for _each in range(pace.AT_ONCE + 2):
        assert asked.get("/").status_code == 500
    assert limited._now == 0
