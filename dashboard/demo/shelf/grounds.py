"""Tables of places: points with or without names, polygons, lines, streets, the contour of the commune."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from dashboard.demo.access_points import access_points
from dashboard.demo.commune import CONTOUR, INSEE, NAME, contains
from dashboard.demo.places import to_degrees
from dashboard.demo.portal import Field, Record, point
from dashboard.demo.shelf.tables import Entry, Moment, Table, extra_fields, extra_values, own, table
from dashboard.demo.spots import spot
from dashboard.demo.streets import STREETS, streets


def places(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """Points along the streets: named places (each ``repeat`` times), or ``count`` numbered things."""

    def names() -> Iterator[str]:
        for copy in range(entry.get("repeat", 1) * moment.scale):
            yield from (f"{name} ({copy + 1})" if copy else name for name in entry.get("names", []))
        yield from (f"{entry['prefix']}-{rank + 1:04d}" for rank in range(entry.get("count", 0) * moment.scale))

    def rows() -> Iterator[Record]:
        for rank, name in enumerate(names()):
            place = spot(portal_id, rank, moment.seed)
            extras = extra_values(entry, own(moment.seed, portal_id, rank))
            where = point(place.longitude, place.latitude)
            yield {title: name, "adresse": place.address, **extras, entry["point"]: where}

    title = "nom" if "names" in entry else "identifiant"
    first = [Field(title, title.capitalize()), Field("adresse", "Adresse")]
    return table([*first, *extra_fields(entry), Field(entry["point"], "Coordonnées", "geo_point_2d")], rows())


def _feature(kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": {}}


def _outline(random: np.random.Generator, is_line: bool) -> dict[str, Any]:
    """A small polygon or a line drawn around a place of the commune."""
    centre = random.normal(0, 700, 2)
    while not contains(*to_degrees(centre[0], centre[1])).all():
        centre = random.normal(0, 700, 2)
    if is_line:
        steps = np.cumsum(random.normal(0, 90, (9, 2)), axis=0) + centre
        longitude, latitude = to_degrees(steps[:, 0], steps[:, 1])
        return _feature("LineString", np.column_stack([longitude, latitude]).round(6).tolist())
    angles = np.linspace(0, 2 * np.pi, 9)[:-1]
    radius = random.uniform(60, 190, len(angles))
    east, north = centre[0] + radius * np.cos(angles), centre[1] + radius * np.sin(angles)
    ring = np.column_stack(to_degrees(east, north)).round(6).tolist()
    return _feature("Polygon", [[*ring, ring[0]]])


def shapes(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """Polygons, or lines, each with its name and its size; not to be taken for a real limit."""
    is_line = bool(entry.get("lines", False))
    size = Field("longueur_m", "Longueur (m)", "int") if is_line else Field("surface_m2", "Surface (m²)", "int")

    def rows() -> Iterator[Record]:
        for copy in range(entry.get("repeat", 1) * moment.scale):
            for name in entry["names"]:
                random = own(moment.seed, portal_id, name, copy)
                shape = _outline(random, is_line)
                first = shape["geometry"]["coordinates"][0]
                longitude, latitude = first if is_line else first[0]
                yield {
                    "nom": f"{name} ({copy + 1})" if copy else name,
                    size.name: int(random.integers(300, 2_400) if is_line else random.integers(9_000, 80_000)),
                    "geo_point_2d": point(longitude, latitude),
                    "geo_shape": shape,
                }

    where = (Field("geo_point_2d", "Point", "geo_point_2d"), Field("geo_shape", "Tracé", "geo_shape"))
    return table([Field("nom", "Nom", facet=True), size, *where], rows())


def contour(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """The contour of the commune, one record."""
    shape = _feature("Polygon", [[list(vertex) for vertex in CONTOUR]])
    fields = (
        Field("insee_com", "Code INSEE"),
        Field("nom", "Nom"),
        Field("geo_shape", "Contour", "geo_shape"),
    )
    return table(fields, [{"insee_com": INSEE, "nom": NAME, "geo_shape": shape}])


def street_names(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """The streets of the demonstration town with their lengths."""
    fields = (
        Field("code_voie", "Code"),
        Field("nom_voie", "Nom"),
        Field("longueur_m", "Longueur (m)", "int"),
    )
    records = [
        {"code_voie": street.code, "nom_voie": street.name, "longueur_m": round(street.length_m())}
        for street in streets(STREETS * moment.scale, moment.seed)
    ]
    return table(fields, records)


def wifi_places(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """The access points of the public WiFi, those that the usage counts name."""
    fields = (
        Field("point_id", "Identifiant"),
        Field("nom", "Nom"),
        Field("date_ouverture", "Date d’ouverture", "date"),
        Field("geo_point_2d", "Position", "geo_point_2d"),
    )
    records = [
        {
            "point_id": one.id,
            "nom": one.name,
            "date_ouverture": one.opened.isoformat(),
            "geo_point_2d": point(one.longitude, one.latitude),
        }
        for one in access_points(moment.scale, moment.seed)
    ]
    return table(fields, records)
