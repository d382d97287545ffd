"""Answers that take the place of the publisher's own: error pages, redirects, bombs, floods of bytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache

from dashboard.demo.doubles.faults import Fault
from dashboard.demo.doubles.messages import HTML, JSON, Answer
from dashboard.demo.doubles.router import Publisher

_MEGABYTE = 1_000_000
_MAINTENANCE = (
    '<!DOCTYPE html>\n<html lang="fr"><head><title>Maintenance</title></head>\n'
    "<body><h1>Service en maintenance</h1><p>Nous revenons bientôt.</p></body></html>\n"
)
NO_ANSWER = ("hang", "reset")  # the connection ends without a byte


def instead(fault: Fault, publisher: Publisher) -> Answer | None:
    """The answer of a fault that replaces the publisher's, None for the other kinds."""
    match fault.kind:
        case "status":
            return refused(fault, publisher)
        case "html_maintenance":
            return Answer(200, _MAINTENANCE.encode(), {"Content-Type": fault.content_type or JSON})
        case "replace":
            return Answer(200, fault.body, {"Content-Type": fault.content_type or JSON})
        case "redirect":
            return Answer(302, b"", {"Location": fault.location, "Content-Type": HTML})
        case "gzip_bomb":
            headers = {"Content-Type": fault.content_type or JSON, "Content-Encoding": "gzip"}
            return Answer(200, bomb(fault.size), headers)
        case "huge":
            return Answer(200, flood(fault.size), {"Content-Type": fault.content_type or JSON})
        case _:
            return None


def refused(fault: Fault, publisher: Publisher) -> Answer:
    """An error status in the publisher's words, with ``Retry-After`` when the rule gives one."""
    answer = publisher.failure(fault.status)
    return answer.plus(headers={"Retry-After": fault.retry_after}) if fault.retry_after else answer


@lru_cache(maxsize=2)
def member(size: int) -> bytes:
    """One gzip member that opens into ``size`` blanks."""
    return gzip.compress(b" " * size, 9)


def bomb(size: int) -> Iterator[bytes]:
    """Gzip members, 10 kB for 10 MB, that together open into ``size`` bytes."""
    whole, rest = divmod(size, 10 * _MEGABYTE)
    for _ in range(whole):
        yield member(10 * _MEGABYTE)
    if rest:
        yield member(rest)


def flood(size: int) -> Iterator[bytes]:
    """A JSON list of texts that goes on for ``size`` bytes and never ends."""
    yield b"["
    block = b'"' + b"0123456789" * 99_999 + b'", '
    for _ in range(max(0, size - 1) // len(block)):
        yield block
    yield block[: (size - 1) % len(block)]
