"""What the doubles receive and answer: `Call`, `Answer`, and `Refusal` for an answer that cuts a handler short."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from dashboard.demo.doubles.gauges import Readings
    from dashboard.demo.doubles.samples import Samples

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """A status, headers and a body: bytes, or an iterable of bytes that is sent in chunks."""

    status: int = 200
    body: bytes | Iterable[bytes] = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    def plus(self, **changes: Any) -> Answer:
        """The same answer with other values; ``headers`` is added to those it has."""
        headers = {**self.headers, **changes.pop("headers", {})}
        return replace(self, headers=headers, **changes)


class Refusal(Exception):
    """Raised by a handler that answers at once, mostly with an error."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(f"{answer.status}")


@dataclass(frozen=True)
class Call:
    """One request as a publisher's double sees it.

    ``path`` starts after the publisher's root, still percent-encoded; ``root`` is that root as the client wrote it,
    ``query`` the decoded parameters in order. ``now`` is naive UTC; ``known_at`` is the instant whose data are
    known: earlier than ``now`` when the publisher is frozen. ``rank`` counts the publisher's calls of the day.
    ``marks`` are the kinds of the faults that handlers honour themselves.
    """

    path: str
    root: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    now: datetime
    known_at: datetime
    samples: Samples
    readings: Readings
    rank: int = 1
    marks: frozenset[str] = frozenset()

    def get(self, name: str, default: str = "") -> str:
        """First value of a parameter; an empty one counts as absent."""
        return next((value for key, value in self.query if key == name and value), default)

    def every(self, name: str) -> list[str]:
        """All values of a repeated parameter."""
        return [value for key, value in self.query if key == name and value]

    def listed(self, name: str) -> list[str]:
        """The comma-separated values of a parameter, repeated or not."""
        return [part.strip() for value in self.every(name) for part in value.split(",") if part.strip()]

    def address(self, **changes: str | int | None) -> str:
        """This request's absolute address with some parameters replaced; None removes one."""
        kept = [(key, value) for key, value in self.query if key not in changes]
        added = [(key, str(value)) for key, value in changes.items() if value is not None]
        pairs = "&".join(f"{quote(k)}={quote(v, safe=':,*')}" for k, v in kept + added)
        return f"{self.root}{self.path}" + (f"?{pairs}" if pairs else "")


def as_json(value: Any, status: int = 200, **headers: str) -> Answer:
    """A JSON answer, UTF-8, accents as they are."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(status, body, {"Content-Type": JSON, **headers})


def as_html(text: str, status: int = 200) -> Answer:
    """An HTML page, as front servers give when the service behind them is down."""
    return Answer(status, text.encode(), {"Content-Type": HTML})


def error_page(status: int, title: str) -> Answer:
    """The bare page of a front server: ``<h1>503 Service Unavailable</h1>``."""
    heading = f"{status} {title}"
    return as_html(
        f"<html>\n<head><title>{heading}</title></head>\n<body>\n<center><h1>{heading}</h1></center>\n"
        "<hr><center>nginx</center>\n</body>\n</html>\n",
        status,
    )
