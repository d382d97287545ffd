"""A file on its way out: pieces, too many at once, a failure before and after the first byte, a reader who leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import anyio
import pytest
from starlette.testclient import TestClient

from dashboard.server.api.downloads import PIECE, Counter, Download, Flow
from dashboard.server.api.records import File
from tests import loop_of_its_own


class Made:
    """A flow of given pieces; an exception among them is raised."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.file = File("a.csv", "text/csv", '"a"', "/api/v1/datasets/a", iter(()))
        self.pieces: Iterator[bytes | Exception] = iter(pieces)
        self.made, self.is_closed = 0, False

    def piece(self) -> bytes | None:
        found = next(self.pieces, None)
        self.made += 1
        if isinstance(found, Exception):
            raise found
        return found

    def close(self) -> None:
        self.is_closed = True


def download(flow: Made, counter: Counter | None = None) -> Download:
    return Download(cast(Flow, flow), {"ETag": flow.file.etag}, counter or Counter())


def test_pieces_make_the_file_and_its_snapshot_is_let_go() -> None:
    flow = Made(b"", b"", b"ab", b"c" * (PIECE + 1), b"", b"d")
    answer = TestClient(download(flow)).get("/")
    assert answer.content == b"ab" + b"c" * (PIECE + 1) + b"d"
    assert flow.is_closed and "content-length" not in answer.headers


def test_a_head_computes_nothing() -> None:
    flow = Made(b"ab")
    answer = TestClient(download(flow)).head("/")
    assert (answer.status_code, answer.headers["etag"], flow.made, flow.is_closed) == (200, '"a"', 0, True)


def test_one_too_many_is_asked_to_wait() -> None:
    flow, counter = Made(b"ab"), Counter(most=0)
    answer = TestClient(download(flow, counter)).get("/")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert flow.is_closed and flow.made == 0


def test_a_failure_before_the_first_byte_is_an_error_in_json() -> None:
    flow, counter = Made(b"", ValueError("secret")), Counter()
    answer = TestClient(download(flow, counter)).get("/")
    assert (answer.status_code, answer.json()["error"]["status"]) == (500, 500)
    assert "secret" not in answer.text and flow.is_closed and counter.now == 0


async def asked(flow: Made, counter: Counter, leaves_after: int = 10**9) -> list[dict[str, Any]]:
    """What a server would be told; the reader leaves once it has had so many messages."""
    told: list[dict[str, Any]] = []
    has_left = anyio.Event()

    async def receive() -> dict[str, Any]:
        await has_left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        told.append(message)
        if len(told) >= leaves_after:
            has_left.set()
            await anyio.lowlevel.checkpoint()

    await download(flow, counter)({"type": "http", "method": "GET"}, receive, send)
    return told


def test_a_failure_midway_never_looks_like_the_end() -> None:
    """FAULTS: a reader must see that a file is cut."""
    flow, counter, told = Made(b"a", ValueError("late")), Counter(), []

    async def run() -> None:
        with pytest.raises(ExceptionGroup):
            told.extend(await asked(flow, counter))

    loop_of_its_own.run(run)
    assert (told, counter.now, flow.is_closed) == ([], 0, True)


def test_nothing_more_is_computed_for_a_reader_who_left() -> None:
    flow, counter = Made(*[b"x"] * 1_000), Counter()
    told = loop_of_its_own.run(asked, flow, counter, 3)
    assert flow.made < 20 and len(told) < 20
    assert not any(message["type"] == "http.response.body" and not message.get("more_body") for message in told)
    assert (counter.now, flow.is_closed) == (0, True)
