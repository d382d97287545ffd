"""The API as an application of its own, mounted under ``/api``: whatever is asked there, the answer is JSON."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import cast

from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard import data
from dashboard.errors import SnapshotTooOld
from dashboard.locale import _, use
from dashboard.server.api import answers, downloads, errors, records
from dashboard.server.api.access import Access
from dashboard.server.api.limits import Buckets, RateLimit, Workers
from dashboard.server.api.openapi import description
from dashboard.server.api.operations import OPERATIONS, Operation
from dashboard.server.api.reading import Reading

log = logging.getLogger("dashboard.server")


def application(buckets: Buckets | None = None) -> Starlette:
    """The API's routes; ``buckets`` sets how much one address may ask."""
    workers, counter = Workers(), downloads.Counter()
    routes = [Route(each.path, endpoint(each, workers, counter), name=each.name) for each in OPERATIONS]
    other = Operation("/v1/datasets/{id}/records.{format}", "records", "", records.no_such_format, None, is_file=True)
    routes.append(Route(other.path, endpoint(other, workers, counter), name=other.name))
    return Starlette(
        routes=[Route("/v1/openapi.json", described), *routes],
        middleware=[Middleware(Access), Middleware(RateLimit, buckets=buckets)],
        exception_handlers={HTTPException: errors.refused},
    )


async def described(_request: Request) -> Response:
    """The OpenAPI document."""
    return JSONResponse(description(), headers={"Cache-Control": answers.CACHE})


def endpoint(
    operation: Operation, workers: Workers, counter: downloads.Counter
) -> Callable[[Request], Awaitable[Response]]:
    """The handler of an operation: its work in a thread, its errors as JSON."""

    async def handle(request: Request) -> Response:
        try:
            return await workers.run(partial(answered, operation, request, counter))
        except errors.ApiError as error:
            return errors.response(error)
        except SnapshotTooOld:
            words = _("L’instantané de ce jour n’a pas encore ce qui est demandé.")
            return errors.response(errors.ApiError(404, words, parameter="au"))
        except Exception:
            log.exception("%s could not be answered", operation.path)
            return errors.response(errors.ApiError(500, _("Erreur interne.")))

    return handle


def answered(operation: Operation, request: Request, counter: downloads.Counter) -> Response:
    """Builds one answer, in the language and as of the day that were asked, from one snapshot throughout."""
    reading = Reading(request)
    if operation.is_file:
        make = cast(Callable[[Reading], records.File], operation.build)
        return downloads.response(reading, make, request, counter)
    use(reading.language)
    with data.at(reading.past_day()), data.held():
        content = cast(BaseModel | str, operation.build(reading))
    return answers.send(content, request.headers.get("if-none-match"), operation.media_type)
