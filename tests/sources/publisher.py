"""A publisher on loopback whose every answer a test writes, and a client pointed at it with short limits."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from dashboard.declarations import Dataset, Town
from dashboard.sources import HttpClient, Limits, Part, Reader, Request

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PORTAL = "data.fleurysurorne.fr"
SOURCES = ("opendatasoft", "hubeau", "vigicrues", "datagouv", "bal", "ofgl", "geoapi")
QUICK = Limits(connect_s=2, read_s=5, total_s=20, backoff_s=0, pace_s=0)
IMPATIENT = replace(QUICK, read_s=0.3)


@dataclass(frozen=True)
class Reply:
    """A whole answer; ``length`` replaces the Content-Length that its body calls for."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


Script = Callable[["Handler"], None]


def page(document: Any, status: int = 200, **headers: str) -> Reply:
    """A JSON answer."""
    kept = {"Content-Type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return Reply(status, json.dumps(document).encode(), kept)


class Handler(BaseHTTPRequestHandler):
    """One connection; scripts may write to ``wfile`` themselves."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body go out apart: 40 ms each otherwise
    server: LocalPublisher

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append({key.lower(): value for key, value in self.headers.items()})
        answer = self.server.next_answer(self.path)
        if isinstance(answer, Reply):
            self.send(answer)
        else:
            self.close_connection = True
            answer(self)

    def send(self, reply: Reply) -> None:
        """Writes a whole answer."""
        self.send_response(reply.status)
        for key, value in reply.headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        self.end_headers()
        self.wfile.write(reply.body)
        self.close_connection = self.close_connection or reply.length is not None

    def log_message(self, *args: Any) -> None:
        """Quiet."""


class LocalPublisher(ThreadingHTTPServer):
    """Answers by path: each in its turn, the last for ever; 404 for a path that nobody wrote."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.stopping = threading.Event()
        self._answers: dict[str, list[Reply | Script]] = {}

    @property
    def root(self) -> str:
        """``http://127.0.0.1:<port>``."""
        return f"http://127.0.0.1:{self.server_port}"

    def on(self, path: str, *answers: Reply | Script) -> str:
        """Answers of a path (with its query, when the path given has one); gives its address."""
        self._answers[path] = list(answers)
        return self.root + path

    def next_answer(self, target: str) -> Reply | Script:
        waiting = self._answers.get(target) or self._answers.get(urlsplit(target).path) or [Reply(404)]
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def queries(self, path: str) -> list[dict[str, str]]:
        """The parameters of each request of a path."""
        return [dict(parse_qsl(urlsplit(asked).query)) for asked in self.asked if urlsplit(asked).path == path]

    def client(self, limits: Limits = QUICK, **options: Any) -> HttpClient:
        """A client whose every base URL is this server; it never really sleeps."""
        options.setdefault("sleep", lambda seconds: None)
        return HttpClient(dict.fromkeys(SOURCES, self.root), PORTAL, limits=limits, clock=lambda: NOW, **options)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the tests."""


@contextmanager
def local_publisher() -> Iterator[LocalPublisher]:
    """A running LocalPublisher, stopped at the end."""
    server = LocalPublisher()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()


def town(**changes: Any) -> Town:
    """Fleury-sur-Orne with one station that gives H and another that gives H and Q."""
    station = {"role": "main", "longitude": -0.39, "latitude": 49.15}
    base: dict[str, Any] = {
        "insee": "14271", "name": "Fleury-sur-Orne", "siren": "211402714", "postcode": "14123",
        "department": "14", "region": "28", "epci": "200065597", "population": 4915, "population_year": 2017,
        "population_source": "INSEE", "longitude": -0.37, "latitude": 49.14, "contact": "x@example.fr",
        "school_zone": "B", "portal": {"domain": PORTAL}, "themes": ["Eau"],
        "stations": [
            {"id": "I362102001", "name": "Louvigny", "measures": ["H"], **station},
            {"id": "I352102001", "name": "Thury", "measures": ["H", "Q"], **station},
        ],
    }
    return Town.model_validate(base | changes)


def dataset(reader: str, **changes: Any) -> Dataset:
    """A declaration with just what readers look at."""
    base: dict[str, Any] = {
        "id": "bancs", "title": "Bancs publics", "theme": "Eau", "producer": "Ville", "licence": "LO 2.0",
        "source": "opendatasoft", "reader": reader, "cadence": "1d", "late_after": "2d", "stale_after": "3d",
    }
    return Dataset.model_validate(base | changes)


def read(
    reader: Reader, client: HttpClient, folder: Path, declared: Dataset, where: Town | None = None, **options: Any
) -> list[Part]:
    """All that a reader gives."""
    request = Request(dataset=declared, town=where or town(), folder=folder, client=client, now=NOW, **options)
    return list(reader(request))
