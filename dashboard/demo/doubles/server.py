"""The server: one loopback port, a path prefix a publisher, faults and a log of requests."""

from __future__ import annotations

import logging
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from dashboard.demo.doubles import accidents, delivery
from dashboard.demo.doubles.bal import BAL
from dashboard.demo.doubles.datagouv import DATAGOUV
from dashboard.demo.doubles.faults import Fault, Faults
from dashboard.demo.doubles.gauges import Readings, demonstration_readings, utc
from dashboard.demo.doubles.geoapi import GEOAPI
from dashboard.demo.doubles.hubeau import HUBEAU
from dashboard.demo.doubles.messages import Answer, Call
from dashboard.demo.doubles.ofgl import OFGL
from dashboard.demo.doubles.opendatasoft import OPENDATASOFT
from dashboard.demo.doubles.router import Publisher, page_of_status
from dashboard.demo.doubles.samples import Samples
from dashboard.demo.doubles.vigicrues import VIGICRUES

logger = logging.getLogger(__name__)

PUBLISHERS: dict[str, Publisher] = {
    publisher.name: publisher for publisher in (OPENDATASOFT, HUBEAU, VIGICRUES, DATAGOUV, BAL, GEOAPI, OFGL)
}
_REQUESTS_KEPT = 10_000


@dataclass
class Received:
    """One request of the log: what was asked, what was answered (status 0: nothing), which faults struck."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    at: datetime
    status: int = 0
    faults: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, str]:
        """The query's parameters; the last value of one that is repeated."""
        return dict(parse_qsl(self.query, keep_blank_values=True))


class Doubles(ThreadingHTTPServer):
    """The publishers of a demonstration folder, on 127.0.0.1.

    ``base_urls`` maps a source to its root, ``environment()`` gives the variables that point the readers here,
    ``faults`` is live, ``requests`` the log of the last ten thousand requests.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(
        self, samples: Samples, port: int, now: Callable[[], datetime], faults: Faults, readings: Readings
    ) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.samples, self.now, self.faults, self.readings = samples, now, faults, readings
        self.stopping = threading.Event()
        self._log: deque[Received] = deque(maxlen=_REQUESTS_KEPT)
        self._calls: Counter[tuple[str, date]] = Counter()

    @property
    def url(self) -> str:
        """``http://127.0.0.1:<port>``."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def base_urls(self) -> dict[str, str]:
        """Source → root to put before its own paths."""
        return {name: f"{self.url}/{name}" for name in PUBLISHERS}

    @property
    def requests(self) -> list[Received]:
        """The requests received so far, oldest first."""
        return list(self._log)

    def environment(self) -> dict[str, str]:
        """``DASHBOARD_BASE_URL_<SOURCE>`` for every publisher served here."""
        return {f"DASHBOARD_BASE_URL_{name.upper()}": url for name, url in self.base_urls.items()}

    def note(self, received: Received) -> None:
        """Add a request to the log."""
        self._log.append(received)

    def rank(self, publisher: str, day: date) -> int:
        """How many calls a publisher has had this day, this one included."""
        self._calls[publisher, day] += 1
        return self._calls[publisher, day]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no event; anything else is a defect, logged."""
        logger.debug("connection of %s ended by an error", client_address, exc_info=True)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "doubles"
    server: Doubles
    timeout = 60
    disable_nagle_algorithm = True  # headers and body are two writes: 40 ms lost on each answer otherwise

    def do_GET(self) -> None:
        """Answer a GET."""
        self._serve(head=False)

    def do_HEAD(self) -> None:
        """The same without a body."""
        self._serve(head=True)

    def _serve(self, *, head: bool) -> None:
        target = urlsplit(self.path)
        now = utc(self.server.now())
        struck = self.server.faults.take(target.path, target.query, now)
        received = Received(self.command, target.path, target.query, dict(self.headers), now)
        received.faults = tuple(fault.kind for fault in struck)
        self.server.note(received)
        name = target.path.strip("/").partition("/")[0]
        publisher = PUBLISHERS.get(name) or Publisher(name, page_of_status)
        if silent := next((fault for fault in struck if fault.kind in accidents.NO_ANSWER), None):
            self._say_nothing(silent)
            return
        answer = next(filter(None, (accidents.instead(fault, publisher) for fault in struck)), None)
        if answer is None:
            answer = self._answer(publisher, target.path, target.query, now, struck)
        received.status = answer.status
        self._deliver(answer, struck, head=head)

    def _say_nothing(self, fault: Fault) -> None:
        if fault.kind == "hang":
            self.server.stopping.wait(fault.seconds)
        delivery.drop(self)

    def _answer(self, publisher: Publisher, path: str, query: str, now: datetime, struck: list[Fault]) -> Answer:
        frozen = next((fault.at for fault in struck if fault.kind == "frozen" and fault.at), None)
        scheme = self.headers.get("X-Forwarded-Proto", "http")
        headers = {name.title(): value for name, value in self.headers.items()}
        if any(map(delivery.alters, struck)):
            headers["Accept-Encoding"] = ""
        call = Call(
            path=path.removeprefix(f"/{publisher.name}"),
            root=f"{scheme}://{self.headers.get('Host', '127.0.0.1')}/{publisher.name}",
            query=tuple(parse_qsl(query, keep_blank_values=True)),
            headers=headers,
            now=now,
            known_at=utc(frozen) if frozen else now,
            samples=self.server.samples,
            readings=self.server.readings,
            rank=self.server.rank(publisher.name, now.date()),
            marks=frozenset(fault.kind for fault in struck),
        )
        try:
            return publisher.answer(call)
        except Exception:
            logger.exception("the double of %s failed on %s?%s", publisher.name, path, query)
            return publisher.failure(500)

    def _deliver(self, answer: Answer, struck: list[Fault], *, head: bool) -> None:
        answer = delivery.altered(answer, struck)
        if not any(map(delivery.alters, struck)):
            answer = delivery.compressed(answer, self.headers.get("Accept-Encoding", ""))
        rate = next((fault.rate for fault in struck if fault.kind == "slow"), None)
        cut_at = next((fault.fraction for fault in struck if fault.kind == "cut"), None)
        if answer.headers.get("Connection") == "close":
            self.close_connection = True
        delivery.Delivery(self, self.server.stopping, rate, cut_at).send(answer, head=head)

    def end_headers(self) -> None:
        """Every answer, errors included, says that it is a demonstration."""
        self.send_header("X-Demonstration", "1")
        super().end_headers()

    def log_message(self, template: str, *args: Any) -> None:
        """To the logger, not to the terminal."""
        logger.debug(template, *args)


@contextmanager
def serve(
    folder: Path,
    port: int = 0,
    now: Callable[[], datetime] | None = None,
    faults: Faults | None = None,
    readings: Readings | None = None,
) -> Iterator[Doubles]:
    """Serve a demonstration folder until the block ends.

    ``now`` replaces the clock, ``readings`` the river (default: `dashboard.demo.river.readings` with the folder's
    seed). Port 0 takes a free one. Raises OSError when the port is taken.
    """
    samples, clock = Samples(folder), now or partial(datetime.now, UTC)
    river = readings or demonstration_readings(samples)
    doubles = Doubles(samples, port, clock, faults or Faults(), river)
    thread = threading.Thread(target=doubles.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield doubles
    finally:
        doubles.stopping.set()
        doubles.shutdown()
        thread.join()
        doubles.server_close()
