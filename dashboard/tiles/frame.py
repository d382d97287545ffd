"""Which tiles concern the town: its surroundings, so that nobody uses the server as a free door to all of France."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard.sources.ign import Tile

NEAR_ZOOM = 10
# A good ten kilometres, plus what a large screen shows around the town at any zoom.
MARGIN_DEGREES, MARGIN_TILES = 0.12, 5
_HIGHEST_LATITUDE = 85.051129


@dataclass(frozen=True)
class Frame:
    """A box in degrees (WGS84)."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, tile: Tile) -> bool:
        """Whether a tile that exists may be asked for: any under zoom 10, those around the box from there on."""
        if tile.zoom < NEAR_ZOOM:
            return True
        left, top = place(self.west - MARGIN_DEGREES, self.north + MARGIN_DEGREES, tile.zoom)
        right, bottom = place(self.east + MARGIN_DEGREES, self.south - MARGIN_DEGREES, tile.zoom)
        return (math.floor(left) - MARGIN_TILES <= tile.column <= math.floor(right) + MARGIN_TILES
                and math.floor(top) - MARGIN_TILES <= tile.row <= math.floor(bottom) + MARGIN_TILES)  # fmt: skip


def place(longitude: float, latitude: float, zoom: int) -> tuple[float, float]:
    """Column and row of a point, with decimals (Web Mercator, EPSG:3857)."""
    radians = math.radians(max(-_HIGHEST_LATITUDE, min(_HIGHEST_LATITUDE, latitude)))
    side = 2.0**zoom
    return (longitude + 180) / 360 * side, (1 - math.asinh(math.tan(radians)) / math.pi) / 2 * side


@lru_cache(maxsize=8)
def around(geometry: str, longitude: float, latitude: float) -> Frame:
    """The box of a GeoJSON geometry, that of the point when there is no geometry."""
    try:
        pairs = list(_pairs(json.loads(geometry)["coordinates"])) if geometry else []
    except (ValueError, TypeError, LookupError, RecursionError):
        pairs = []
    pairs = pairs or [(longitude, latitude)]
    eastings, northings = [x for x, _y in pairs], [y for _x, y in pairs]
    return Frame(min(eastings), min(northings), max(eastings), max(northings))


def _pairs(coordinates: Any) -> Iterator[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for each in coordinates if isinstance(coordinates, list) else ():
        yield from _pairs(each)
