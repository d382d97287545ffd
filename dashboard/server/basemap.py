"""``/fond/{couche}/{z}/{x}/{y}``: the IGN's plan and photographs by way of our own server, for towns that want them.

The reader's browser asks nobody but us: the policy stays ``'self'`` and the IGN never learns who looks at which street.
"""

from __future__ import annotations

import hashlib
import logging
import math
import re
from collections.abc import Mapping
from functools import partial

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import data
from dashboard.declarations import Town
from dashboard.errors import DashboardError
from dashboard.locale import DEFAULT, _, known, use
from dashboard.server.api.errors import ApiError, response
from dashboard.server.api.limits import Workers
from dashboard.server.negotiation import is_unchanged
from dashboard.settings import Settings
from dashboard.tiles.desk import AT_ONCE, Desk, NotNow, Tile, desk, image_type
from dashboard.tiles.frame import Frame, around

log = logging.getLogger("dashboard.server")
PATH = "/fond/{couche}/{z}/{x}/{y}"
WEEK_S, HOUR_S, WAITING = 7 * 86_400, 3_600, 200
_NUMBER = re.compile(r"0|[1-9][0-9]{0,6}", re.ASCII)


def routes(settings: Settings) -> list[BaseRoute]:
    """The tiles' addresses; none when the town does not want a background, or when its file cannot be read."""
    try:
        town = data.town()
    except DashboardError as error:  # told at each page; the server starts all the same
        log.warning("%s", error)
        return []
    if not town.basemap:
        return []
    return [Route(PATH, Basemap(town, desk(town, settings)).tile), Route("/fond/{reste:path}", unknown)]


class Basemap:
    """The tiles of one town."""

    def __init__(self, town: Town, held: Desk) -> None:
        self.town, self.desk, self.workers = town, held, Workers(AT_ONCE, WAITING)

    async def tile(self, request: Request) -> Response:
        """One tile: 404 outside the pyramid or far from the town, 503 and ``Retry-After`` when it cannot be had."""
        use(known(request.query_params.get("langue")) or DEFAULT)
        tile = asked(request.path_params)
        try:
            if tile is None or not self._wants(tile) or not (await to_thread.run_sync(self._frame)).holds(tile):
                return nowhere()
            # What is on disk never waits behind what must come from the network.
            body = await to_thread.run_sync(self.desk.held, tile)
            body = body or await self.workers.run(partial(self.desk.get, tile))
        except NotNow as error:
            words, retry = _("Le fond de carte n’est pas disponible pour le moment."), str(math.ceil(error.seconds))
            return response(ApiError(503, words, headers={"Retry-After": retry}))
        except ApiError as error:
            return response(error)
        return nowhere() if body is None else send(request, body)

    def _wants(self, tile: Tile) -> bool:
        return tile.exists and tile.layer in self.town.basemap

    def _frame(self) -> Frame:
        """The town's outline in the open snapshot, its centre before the first one."""
        with data.at(None):
            rows = data.rows("carte/contour", insee=self.town.insee)
        geometry = rows["geometry"].iloc[0] if len(rows) else None
        return around(geometry if isinstance(geometry, str) else "", self.town.longitude, self.town.latitude)


def asked(parts: Mapping[str, str]) -> Tile | None:
    """The tile that an address names, None when its numbers are no plain numbers."""
    numbers = [parts[key] for key in ("z", "x", "y")]
    if not all(_NUMBER.fullmatch(number) for number in numbers):
        return None
    zoom, column, row = map(int, numbers)
    return Tile(parts["couche"], zoom, column, row)


def send(request: Request, body: bytes) -> Response:
    """An image, for a week; 304 to who holds it."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {"Cache-Control": f"public, max-age={WEEK_S}", "ETag": etag}
    if is_unchanged(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=image_type(body))


def nowhere() -> Response:
    """404 that a browser remembers for an hour, so that a map does not ask for it at each move."""
    error = ApiError(404, _("Il n’y a pas de fond de carte à cet endroit."))
    error.headers["Cache-Control"] = f"public, max-age={HOUR_S}"
    return response(error)


async def unknown(request: Request) -> Response:
    """What is under ``/fond/`` and is no tile."""
    use(known(request.query_params.get("langue")) or DEFAULT)
    return nowhere()
