"""Files of any size on their way out: a few at once, a piece at a time, from one snapshot that stays open meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextvars import copy_context
from functools import partial

from anyio import CancelScope, CapacityLimiter, create_task_group, fail_after, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dashboard import data
from dashboard.locale import _, use
from dashboard.server.api import answers, errors
from dashboard.server.api.errors import ApiError
from dashboard.server.api.reading import Reading
from dashboard.server.api.records import File
from dashboard.server.negotiation import accepts_gzip, is_unchanged

log = logging.getLogger("dashboard.server")
# Each open file keeps a batch of rows in memory and its snapshot open; only so many are computed at a moment.
MOST_OPEN, AT_ONCE = 16, 2
PIECE = 65_536
# A reader that takes a piece in more than this is gone, or means to hold a place.
PIECE_SECONDS = 60.0


class Counter:
    """How many files are leaving."""

    def __init__(self, most: int = MOST_OPEN, at_once: int = AT_ONCE) -> None:
        self.most, self.now, self.limiter = most, 0, CapacityLimiter(at_once)


class Flow:
    """A file that is made step by step in threads: each step sees the language, the day and the snapshot of the first.

    The first step makes the `File`, the others give its bytes; `close` lets the snapshot go.
    """

    def __init__(self, reading: Reading, make: Callable[[Reading], File]) -> None:
        self._context, self._steps = copy_context(), self._run(reading, make)
        self.file: File = self._context.run(next, self._steps)  # type: ignore[assignment]

    def _run(self, reading: Reading, make: Callable[[Reading], File]) -> Iterator[File | bytes]:
        use(reading.language)
        with data.at(reading.past_day()), data.held():
            file = make(reading)
            yield file
            yield from file.chunks

    def piece(self) -> bytes | None:
        """The next bytes, None after the last."""
        return self._context.run(next, self._steps, None)  # type: ignore[return-value]

    def close(self) -> None:
        """Nothing more is wanted."""
        self._context.run(self._steps.close)  # type: ignore[attr-defined]


def response(reading: Reading, make: Callable[[Reading], File], request: Request, counter: Counter) -> Response:
    """The answer to a request for a file: its head alone, 304, or all of it. Raises ApiError."""
    flow = Flow(reading, make)
    file, headers = flow.file, request.headers
    # The bytes that travel compressed are others; what compresses them says by which header they vary.
    is_gzip = accepts_gzip(headers.get("accept-encoding", ""))
    tag = f'{file.etag[:-1]}-gzip"' if is_gzip else file.etag
    told = {
        "ETag": tag, "Cache-Control": answers.CACHE, **({} if is_gzip else {"Vary": "Accept-Encoding"}),
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Link": f'<{file.described_by}>; rel="describedby"',
    }  # fmt: skip
    if is_unchanged(headers.get("if-none-match"), tag):
        flow.close()
        return Response(status_code=304, headers=told)
    return Download(flow, told, counter)


class Download(Response):
    """The bytes of a flow. Refused with 503 when too many leave already; cut, never ended as if whole, on a failure."""

    def __init__(self, flow: Flow, headers: dict[str, str], counter: Counter) -> None:
        self.flow, self.counter = flow, counter
        super().__init__(None, 200, headers, flow.file.media_type)
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if scope["method"] == "HEAD":
                await self._start(send)
                await send({"type": "http.response.body", "body": b""})
            elif self.counter.now >= self.counter.most:
                words = _("Le serveur est très demandé : réessayez dans un instant.")
                await errors.response(ApiError(503, words, headers={"Retry-After": "5"}))(scope, receive, send)
            else:
                await self._counted(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                await to_thread.run_sync(self.flow.close)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.counter.now += 1
        try:
            async with create_task_group() as tasks:
                tasks.start_soon(gone, receive, tasks.cancel_scope)
                await self._sent(scope, receive, send)
                tasks.cancel_scope.cancel()
        finally:
            self.counter.now -= 1

    async def _sent(self, scope: Scope, receive: Receive, send: Send) -> None:
        make = partial(to_thread.run_sync, self.flow.piece, limiter=self.counter.limiter)
        try:
            content = await make()
            while content == b"":  # a workbook is whole before its first byte: a failure until then is still a 500
                content = await make()
        except Exception:
            log.exception("a file could not be made")
            await errors.response(ApiError(500, _("Erreur interne.")))(scope, receive, send)
            return
        await self._start(send)
        while content is not None:
            for place in range(0, len(content), PIECE):
                piece = content[place : place + PIECE]
                with fail_after(PIECE_SECONDS):
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
            content = await make()
        await send({"type": "http.response.body", "body": b""})

    async def _start(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})


async def gone(receive: Receive, scope: CancelScope) -> None:
    """Waits until the reader leaves, then stops what is made for it."""
    while (await receive())["type"] != "http.disconnect":
        pass
    scope.cancel()
