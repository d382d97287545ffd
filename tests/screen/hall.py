"""A town hall in miniature: the screen's own routes on a real port, their clock and their faults in the test's hand."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import data
from dashboard.server import api
from dashboard.server.headers import Headers, security_headers
from dashboard.server.screen import addresses, assembly
from dashboard.settings import Settings, settings
from tests.demo_town import NOW

API = "/api/v1/ecran"
Change = Callable[[dict[str, Any]], Any]


class Hall:
    """The server: ``now`` is its clock, ``broken`` what it answers instead of figures, ``change`` what it alters."""

    def __init__(self) -> None:
        self.now: datetime = NOW
        self.broken: Response | None = None
        self.change: Change | None = None
        self.asked: list[int] = []
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.port = int(listener.getsockname()[1])
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/ecran"

    def reset(self) -> None:
        """As on the first day."""
        self.now, self.broken, self.change = NOW, None, None
        self.asked.clear()
        addresses.forget()
        assembly.forget()
        self.start()

    def application(self) -> Starlette:
        """The screen's routes as the whole application has them."""
        routes = [*addresses.routes(Settings()), Mount("/api", app=api.application())]
        return Starlette(routes=routes, middleware=[Middleware(Headers, headers=security_headers("", "'none'")),
                                                    Middleware(Faults, hall=self)])

    def start(self) -> None:
        """Listens, unless it does."""
        if self._server is not None:
            return
        server = uvicorn.Server(uvicorn.Config(self.application(), host="127.0.0.1", port=self.port, log_level="error",
                                               date_header=False, timeout_graceful_shutdown=1, lifespan="off"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        self._server, self._thread = server, thread

    def stop(self) -> None:
        """Dies, with every connection."""
        if self._server and self._thread:
            self._server.should_exit = self._server.force_exit = True
            self._thread.join()
        self._server = self._thread = None


class Faults:
    """ASGI middleware: the hall's date on every answer, and its faults on the figures."""

    def __init__(self, app: ASGIApp, hall: Hall) -> None:
        self.app, self.hall = app, hall

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Date"] = format_datetime(self.hall.now, usegmt=True)
                if scope["path"] == API:
                    self.hall.asked.append(message["status"])
            await send(message)

        if scope["type"] == "http" and scope["path"] == API and self.hall.broken is not None:
            await self.hall.broken(scope, receive, dated)
        elif scope["type"] == "http" and scope["path"] == API and (change := self.hall.change) is not None:
            await (await self._changed(scope, receive, change))(scope, receive, dated)
        else:
            await self.app(scope, receive, dated)

    async def _changed(self, scope: Scope, receive: Receive, change: Change) -> Response:
        """The true answer, altered."""
        parts: list[bytes] = []

        async def kept(message: Message) -> None:
            parts.append(message.get("body", b""))

        plain = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"if-none-match"]}
        await self.app(plain, receive, kept)
        told = json.loads(b"".join(parts))
        change(told)
        return Response(json.dumps(told), media_type="application/json")


@pytest.fixture(scope="module")
def town_hall(demo_data: Path) -> Iterator[Hall]:
    """A hall over the demonstration town, for the tests of a module."""
    hall = Hall()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(demo_data))
        patch.setattr(data, "now", lambda: hall.now)
        settings.cache_clear()
        data.shelf.cache_clear()
        yield hall
        hall.stop()
    settings.cache_clear()
    data.shelf.cache_clear()


@pytest.fixture
def hall(town_hall: Hall) -> Hall:
    """The hall as on the first day."""
    town_hall.reset()
    return town_hall
