"""Hub'Eau hydrométrie v2, the referential: stations and sites, in numbered pages.

Source: the service's documentation and answers recorded in September 2026.
"""

from __future__ import annotations

from typing import Any

from dashboard.demo.doubles.hubeau_pages import (
    Row,
    enveloped,
    invalid,
    matches,
    page_and_size,
    paged,
    selected,
)
from dashboard.demo.doubles.messages import Answer, Call

VERSION = "2.0.1"
_CODES = ("code_station", "code_site", "code_cours_eau", "code_departement", "code_commune_station")


def stations(call: Call) -> list[Row]:
    """The station list of the folder, by code."""
    found = call.samples.json("hubeau", "hydrometrie", "stations.json") or []
    return sorted(found, key=lambda row: str(row["code_station"]))


def station_list(call: Call) -> Answer:
    """``/referentiel/stations``: by page, with the filters of the service; GeoJSON on ``format=geojson``."""
    return listed(call, [row for row in stations(call) if is_wanted(call, row)])


def site_list(call: Call) -> Answer:
    """``/referentiel/sites``: one row a site, from its first station."""
    sites: dict[str, Row] = {}
    for station in stations(call):
        sites.setdefault(station["code_site"], site(station))
    return listed(call, [row for row in sites.values() if is_wanted(call, row)])


def site(station: Row) -> Row:
    """The site of a station."""
    return {
        "code_site": station["code_site"],
        "libelle_site": station.get("libelle_site") or station.get("libelle_station"),
        "type_site": "REEL",
        "longitude_site": station.get("longitude_station"),
        "latitude_site": station.get("latitude_station"),
        "code_cours_eau": station.get("code_cours_eau"),
        "libelle_cours_eau": station.get("libelle_cours_eau"),
        "code_departement": station.get("code_departement"),
    }


def is_wanted(call: Call, row: Row) -> bool:
    """Whether a row passes every filter asked."""
    for name in _CODES:
        if call.listed(name) and not matches(row.get(name), call.listed(name)):
            return False
    service = call.get("en_service")
    if service and str(row.get("en_service")).lower() != service.lower():
        return False
    name = call.get("libelle_station").lower()
    return name in str(row.get("libelle_station", "")).lower() and is_inside(call, row)


def is_inside(call: Call, row: Row) -> bool:
    """Whether a row lies in the ``bbox`` asked (west, south, east, north). Raises Refusal (400) for no box."""
    box = call.listed("bbox")
    if not box:
        return True
    try:
        west, south, east, north = map(float, box)
    except ValueError:
        raise invalid("ValidateBbox", "bbox must be minLon,minLat,maxLon,maxLat", "bbox") from None
    return bool(west <= row["longitude_station"] <= east and south <= row["latitude_station"] <= north)


def listed(call: Call, rows: list[Row]) -> Answer:
    """A page of the referential."""
    page, size = page_and_size(call, 1000, 10_000)
    part = [selected(call, row) for row in rows[(page - 1) * size : page * size]]
    links = paged(call, len(rows), page, size)
    if call.get("format") == "geojson" and not call.path.endswith(".csv"):
        return enveloped(call, len(rows), links, [feature(row) for row in part], VERSION, "features")
    return enveloped(call, len(rows), links, part, VERSION)


def feature(row: Row) -> dict[str, Any]:
    """A row as a GeoJSON point, without geometry when it has no coordinates."""
    place = [row.get("longitude_station"), row.get("latitude_station")]
    geometry = {"type": "Point", "coordinates": place} if None not in place else None
    return {"type": "Feature", "geometry": geometry, "properties": row}
