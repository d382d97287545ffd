"""Where a map opens so that a whole outline is seen, on a phone as on a wide screen, and its bar of a round length.

The server does not know the reader's screen: an outline that fits a phone's width and the map's height fits them all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

WIDTH_PX, HEIGHT_PX, MARGIN_PX = 322, 520, 40
CLOSEST = 16.0
_EARTH_M_A_PIXEL = 156_543.03392
_METRES_A_DEGREE = 111_320.0
Bounds = tuple[float, float, float, float]


def fitted(
    outline: dict[str, Any] | None, centre: tuple[float, float], height: int = HEIGHT_PX + MARGIN_PX
) -> tuple[tuple[float, float], float]:
    """The middle of an outline and the zoom at which it is whole in a map of ``height`` pixels; the town's centre where
    it has no outline."""
    found = bounds(outline)
    if found is None:
        return centre, 13.0
    west, south, east, north = found
    middle = ((west + east) / 2, (south + north) / 2)
    # On the map a degree of latitude is longer than one of longitude, by the inverse of the cosine.
    wide, high = (east - west) / 360, (north - south) / 360 / math.cos(math.radians(middle[1]))
    zoom = min(math.log2(WIDTH_PX / 512 / max(wide, 1e-9)), math.log2((height - MARGIN_PX) / 512 / max(high, 1e-9)))
    return middle, math.floor(min(zoom, CLOSEST) * 100) / 100


def bounds(outline: dict[str, Any] | None) -> Bounds | None:
    """West, south, east and north of a GeoJSON geometry; None without a position."""
    positions = list(_positions(outline["coordinates"])) if outline else []
    if not positions:
        return None
    longitudes, latitudes = zip(*positions, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def rings(outline: dict[str, Any] | None) -> list[list[tuple[float, float]]]:
    """The closed lines of a polygon or of several."""
    if not outline:
        return []
    polygons = [outline["coordinates"]] if outline["type"] == "Polygon" else outline["coordinates"]
    return [[(float(x), float(y)) for x, y, *_height in ring] for polygon in polygons for ring in polygon]


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for each in coordinates:
        yield from _positions(each)


def metres_a_pixel(latitude: float, zoom: float) -> float:
    """How many metres a pixel covers (512-pixel tiles)."""
    return _EARTH_M_A_PIXEL / 2 * math.cos(math.radians(latitude)) / 2**zoom


def bar_m(latitude: float, zoom: float) -> int:
    """A round length, 1, 2 or 5 times a power of ten, that is 50 to 125 pixels long at a zoom."""
    longest = metres_a_pixel(latitude, zoom) * 125
    power = 10 ** math.floor(math.log10(longest))
    return max(int(power * step) for step in (1, 2, 5) if power * step <= longest)


def bar(centre: tuple[float, float], zoom: float) -> tuple[int, list[list[float]]]:
    """The bar's length in metres and its two ends, at the lower left of what a phone shows of the map."""
    longitude, latitude = centre
    pixel, length = metres_a_pixel(latitude, zoom), bar_m(latitude, zoom)
    a_degree = _METRES_A_DEGREE * math.cos(math.radians(latitude))
    west = longitude - pixel * (WIDTH_PX / 2 - 6) / a_degree
    south = latitude - pixel * (HEIGHT_PX / 2 + 6) / _METRES_A_DEGREE
    return length, [[round(west, 6), round(south, 6)], [round(west + length / a_degree, 6), round(south, 6)]]
