"""Where a published thing stands: its coordinates as text, out of a point, a geometry or two columns. Unchecked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.warehouse.formats.columns import fold

Row = dict[str, Any]
LONGITUDES = (
    "longitude", "long", "lon", "lng", "equip_long", "equip_lon", "long_coor1", "long_wgs84", "x_wgs84", "coord_x", "x",
)
LATITUDES = ("latitude", "lat", "equip_lat", "lat_coor1", "lat_wgs84", "y_wgs84", "coord_y", "y")
_PAIR = re.compile(r"^\s*([-+−]?\d+(?:\.\d+)?)\s*[,;]\s*([-+−]?\d+(?:\.\d+)?)\s*$")


def as_text(value: Any) -> str | None:
    """A JSON value as published text: strings as they are, the rest as JSON, null as null."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def coordinates_of(properties: Row, geometry: Any, place: Any) -> tuple[str | None, str | None]:
    """Longitude and latitude as published text: from the point, else the geometry, else two columns."""
    if place is not None:
        return _from_point(place)
    if isinstance(geometry, dict):
        return _from_geometry(geometry)
    columns = pair_of_columns(properties)
    return (as_text(properties[columns[0]]), as_text(properties[columns[1]])) if columns else (None, None)


def _from_point(place: Any) -> tuple[str | None, str | None]:
    """``{"lon", "lat"}``, or ``"lat, lon"`` (latitude first, as the portal writes it in CSV), or ``[lat, lon]``."""
    if isinstance(place, str) and place.lstrip().startswith("{"):
        place = json.loads(place)
    if isinstance(place, dict):
        return as_text(place.get("lon")), as_text(place.get("lat"))
    if isinstance(place, list) and len(place) == 2:
        return as_text(place[1]), as_text(place[0])
    match = _PAIR.match(str(place))
    return (match[2], match[1]) if match else (None, None)


def _from_geometry(geometry: Row) -> tuple[str | None, str | None]:
    """The point, or the middle of the points of a multi-point, a line or an outline; nothing for an empty one."""
    pairs = list(_positions(geometry.get("coordinates")))
    if not pairs:
        return None, None
    if len(pairs) == 1:
        return as_text(pairs[0][0]), as_text(pairs[0][1])
    ends = pairs[:-1] if pairs[0] == pairs[-1] else pairs
    return (repr(sum(pair[0] for pair in ends) / len(ends)), repr(sum(pair[1] for pair in ends) / len(ends)))


def _positions(coordinates: Any) -> Iterator[list[Any]]:
    """Every position of nested coordinates; those that are not two numbers are left out."""
    if not isinstance(coordinates, list) or not coordinates:
        return
    if not isinstance(coordinates[0], list):
        if len(coordinates) >= 2 and all(isinstance(value, int | float) for value in coordinates[:2]):
            yield coordinates
        return
    for inner in coordinates:
        yield from _positions(inner)


def geometry_of(value: Any) -> Any:
    """A ``geo_shape`` (a GeoJSON feature, or its text) → its geometry."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = json.loads(value)
    return value.get("geometry", value) if isinstance(value, dict) else None


def point_field(objects: Iterable[Row]) -> str | None:
    """The field whose first value is a point: an object or an array of two, or a text « lat, lon »."""
    return next((key for one in objects for key, value in one.items() if _is_point(value)), None)


def _is_point(value: Any) -> bool:
    if isinstance(value, str) and value.startswith("{") and '"lon"' in value:
        return True
    if isinstance(value, dict):
        return {"lon", "lat"} <= set(value)
    match = _PAIR.match(value) if isinstance(value, str) else None
    return bool(match and "." in match[1] and "." in match[2])


def shape_field(objects: Iterable[Row]) -> str | None:
    """The field whose first value is a geometry (``geo_shape``)."""
    return next((key for one in objects for key, value in one.items() if geometry_of(value) and _is_shape(value)), None)


def _is_shape(value: Any) -> bool:
    found = geometry_of(value)
    return isinstance(found, dict) and "coordinates" in found


def pair_of_columns(properties: Row) -> tuple[str, str] | None:
    """The columns of longitude and latitude, by their usual names."""
    longitude, latitude = first_named(properties, LONGITUDES), first_named(properties, LATITUDES)
    return (longitude, latitude) if longitude and latitude else None


def first_named(properties: Row, wanted: Iterable[str]) -> str | None:
    """The key whose folded spelling is first among the wanted ones."""
    spellings = {fold(key): key for key in reversed(list(properties))}
    return next((spellings[name] for name in wanted if name in spellings), None)
