"""The API as an application of its own, mounted under ``/api``: whatever is asked there, the answer is JSON."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard import data
from dashboard.errors import SnapshotTooOld
from dashboard.locale import _, use
from dashboard.server.api import answers, errors
from dashboard.server.api.access import Access
from dashboard.server.api.limits import Buckets, RateLimit, Workers
from dashboard.server.api.openapi import description
from dashboard.server.api.operations import OPERATIONS, Operation
from dashboard.server.api.reading import Reading

log = logging.getLogger("dashboard.server")


def application(buckets: Buckets | None = None) -> Starlette:
    """The API's routes; ``buckets`` sets how much one address may ask."""
    workers = Workers()
    routes = [Route(each.path, endpoint(each, workers), name=each.name) for each in OPERATIONS]
    return Starlette(
        routes=[Route("/v1/openapi.json", described), *routes],
        middleware=[Middleware(Access), Middleware(RateLimit, buckets=buckets)],
        exception_handlers={HTTPException: errors.refused},
    )


async def described(_request: Request) -> Response:
    """The OpenAPI document."""
    return JSONResponse(description(), headers={"Cache-Control": answers.CACHE})


def endpoint(operation: Operation, workers: Workers) -> Callable[[Request], Awaitable[Response]]:
    """The handler of an operation: its work in a thread, its errors as JSON."""

    async def handle(request: Request) -> Response:
        try:
            return await workers.run(partial(answered, operation, request))
        except errors.ApiError as error:
            return errors.response(error)
        except SnapshotTooOld:
            words = _("L’instantané de ce jour n’a pas encore ce qui est demandé.")
            return errors.response(errors.ApiError(404, words, parameter="au"))
        except Exception:
            log.exception("%s could not be answered", operation.path)
            return errors.response(errors.ApiError(500, _("Erreur interne.")))

    return handle


def answered(operation: Operation, request: Request) -> Response:
    """Builds one answer, in the language and as of the day that were asked, from one snapshot throughout."""
    reading = Reading(request)
    use(reading.language)
    with data.at(reading.past_day()), data.held():
        content = operation.build(reading)
    return answers.send(content, request.headers.get("if-none-match"), operation.media_type)
