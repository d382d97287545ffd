"""From an answer to bytes on a socket: framing, compression, and the faults that strike on the way."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler

from dashboard.demo.doubles import rows
from dashboard.demo.doubles.faults import Fault
from dashboard.demo.doubles.messages import Answer

_CHANGES = (
    "empty",
    "drop_fields",
    "rename_field",
    "rewrite",
    "truncate",
    "stream_error",
    "wrong_content_length",
)
_WORTH_COMPRESSING = 1400
_BODILESS = (204, 304)
STREAM_ERROR = (
    b"\nStreaming interrupted due to the following error: "
    b"Something went wrong while retrieving the records. (error_code: InternalServerError)"
)


@dataclass(frozen=True)
class Delivery:
    """How one answer goes out: ``rate`` in bytes a second (None: at once), ``cut_at`` the share of the body after
    which the connection drops; ``stop`` ends slow deliveries when the server closes."""

    handler: BaseHTTPRequestHandler
    stop: threading.Event
    rate: float | None = None
    cut_at: float | None = None

    def send(self, answer: Answer, *, head: bool) -> None:
        """Status, headers, body. ``head``: no body."""
        sized = isinstance(answer.body, bytes)
        headers = dict(answer.headers)
        chunked = not sized and "Content-Length" not in headers and self.handler.request_version == "HTTP/1.1"
        if isinstance(answer.body, bytes) and answer.status not in _BODILESS:
            headers.setdefault("Content-Length", str(len(answer.body)))
        if chunked:
            headers["Transfer-Encoding"] = "chunked"
        self.handler.send_response(answer.status)
        for name, value in headers.items():
            self.handler.send_header(name, value)
        self.handler.end_headers()
        if not head and answer.status not in _BODILESS:
            self._body(answer.body, chunked)

    def _body(self, body: bytes | Iterable[bytes], chunked: bool) -> None:
        parts = [body] if isinstance(body, bytes) else body
        if self.cut_at is not None:
            parts = [beginning(whole(body), self.cut_at)]
        for part in self._paced(parts):
            self.handler.wfile.write(b"%x\r\n%b\r\n" % (len(part), part) if chunked else part)
            if self.rate is not None:
                self.handler.wfile.flush()
        if self.cut_at is not None:
            drop(self.handler)
        elif chunked:
            self.handler.wfile.write(b"0\r\n\r\n")

    def _paced(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        if self.rate is None:
            yield from (part for part in parts if part)
            return
        step = max(1, int(self.rate / 10))
        for part in parts:
            for start in range(0, len(part), step):
                if self.stop.wait(step / self.rate):
                    return
                yield part[start : start + step]


def whole(body: bytes | Iterable[bytes]) -> bytes:
    """A body as one piece."""
    return body if isinstance(body, bytes) else b"".join(body)


def beginning(body: bytes, fraction: float) -> bytes:
    """The first part of a body, at least one byte short of the whole."""
    return body[: min(int(len(body) * fraction), max(0, len(body) - 1))]


def drop(handler: BaseHTTPRequestHandler) -> None:
    """End the connection with a reset, as a dying server or a cut line does."""
    handler.close_connection = True
    try:
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
    except OSError:
        return


def compressed(answer: Answer, accepted: str) -> Answer:
    """The answer in gzip when the client takes it and it is worth the while."""
    body = answer.body
    if not isinstance(body, bytes) or len(body) < _WORTH_COMPRESSING or "gzip" not in accepted:
        return answer
    if "Content-Encoding" in answer.headers or "Content-Length" in answer.headers:
        return answer
    return answer.plus(body=gzip.compress(body, 1), headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})


def alters(fault: Fault) -> bool:
    """Whether a fault needs the whole body in clear."""
    return fault.kind in _CHANGES


def altered(answer: Answer, faults: Iterable[Fault]) -> Answer:
    """The answer after the faults that change its body, in their order."""
    for fault in faults:
        if alters(fault) and answer.status < 300:
            answer = _altered(answer, fault)
    return answer


def _altered(answer: Answer, fault: Fault) -> Answer:
    body, kind = whole(answer.body), answer.headers.get("Content-Type", "")
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    status = answer.status
    match fault.kind:
        case "empty":
            body, status = rows.emptied(body, kind), 200
            headers.pop("Link", None)
        case "drop_fields":
            body = rows.renamed(body, kind, dict.fromkeys(fault.fields))
        case "rename_field":
            body = rows.renamed(body, kind, fault.renames)
        case "rewrite" if fault.change:
            body = fault.change(body)
        case "truncate":
            body = beginning(body, fault.fraction)
        case "stream_error":
            body = beginning(body, fault.fraction) + STREAM_ERROR
        case "wrong_content_length":
            headers |= {"Content-Length": str(len(body) + 1000), "Connection": "close"}
    return Answer(status, body, headers)
