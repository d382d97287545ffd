"""geo.api.gouv.fr: one commune, or those of an intercommunality, as JSON or as a GeoJSON feature."""

from __future__ import annotations

from typing import Any

from dashboard.demo.doubles.messages import Answer, Call, as_json
from dashboard.demo.doubles.router import Publisher, page_of_status

_DEFAULT = ("nom", "code", "codeDepartement", "siren", "codeEpci", "codeRegion", "codesPostaux", "population")
_GEOMETRIES = ("centre", "contour", "bbox", "mairie")


def failure(status: int) -> Answer:
    """An unknown commune gets two words of plain text."""
    if status == 404:
        return Answer(404, b"Not Found", {"Content-Type": "text/plain; charset=utf-8"})
    return page_of_status(status)


GEOAPI = Publisher("geoapi", failure)


@GEOAPI.route("/communes/{insee}")
def commune(call: Call, insee: str) -> Answer:
    """``fields``, ``format`` (json or geojson) and ``geometry`` (centre by default) as the service takes them."""
    values = known(call)
    if values.get("code") != insee:
        return failure(404)
    wanted = call.listed("fields") or list(_DEFAULT)
    if call.get("format", "json") != "geojson":
        return as_json({name: values[name] for name in dict.fromkeys([*wanted, "nom", "code"]) if name in values})
    geometry = call.get("geometry", "centre")
    if geometry not in _GEOMETRIES:
        return as_json({"error": f"geometry: {geometry}"}, 400)
    names = [name for name in dict.fromkeys([*wanted, "nom", "code"]) if name not in _GEOMETRIES]
    properties = {name: values[name] for name in names if name in values}
    feature = {"type": "Feature", "properties": properties, "geometry": values.get(geometry)}
    return as_json(feature).plus(headers={"Content-Type": "application/geo+json; charset=utf-8"})


@GEOAPI.route("/epcis/{code}/communes")
def members(call: Call, code: str) -> Answer:
    """The communes of the one intercommunality that the folder knows, as features with their contours."""
    if known(call).get("codeEpci") != code:
        return failure(404)
    found = call.samples.json("geoapi", "communes.json") or {"type": "FeatureCollection", "features": []}
    if call.get("format", "json") == "geojson":
        return as_json(found).plus(headers={"Content-Type": "application/geo+json; charset=utf-8"})
    return as_json([feature["properties"] for feature in found["features"]])


def known(call: Call) -> dict[str, Any]:
    """All that the folder says of its commune; the feature's geometry is its contour."""
    feature = call.samples.json("geoapi", "commune.json") or {}
    properties = feature.get("properties", {})
    return {"contour": feature.get("geometry"), **properties}
