"""The town's contour and codes, and those of its neighbours, from geo.api.gouv.fr (an unknown code answers 404)."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.errors import Changed
from dashboard.sources.addresses import slug, url
from dashboard.sources.content import member, read_json
from dashboard.sources.limits import MIB
from dashboard.sources.published import Part, Request, reporting

FIELDS = (
    "nom,code,codesPostaux,siren,codeEpci,codeDepartement,codeRegion,"
    "population,surface,centre,contour,bbox,mairie"
)


@reporting
def geoapi_neighbours(request: Request) -> Iterator[Part]:
    """The communes of the town's intercommunality, GeoJSON features with their contours. Origin ``communes``."""
    path = f"/epcis/{slug(request.town.epci)}/communes"
    asked = url(request.client.base("geoapi"), path, fields="nom,code,contour", format="geojson", geometry="contour")
    download = request.download(asked, "communes.json", "geojson", origin="communes", max_bytes=64 * MIB)
    if download.is_unchanged:
        return
    features = member(read_json(download.path, download.address), "features", list, download.address)
    if not features:
        raise Changed("aucune commune dans la réponse", step="contrôle", address=download.address)
    yield Part.of(download, "geoapi_json", "communes", len(features))


@reporting
def geoapi(request: Request) -> Iterator[Part]:
    """One GeoJSON feature: contour in WGS84, codes, population, surface in hectares. Origin ``commune``."""
    path = f"/communes/{slug(request.town.insee)}"
    asked = url(request.client.base("geoapi"), path, fields=FIELDS, format="geojson", geometry="contour")
    download = request.download(asked, "commune.json", "geojson", origin="commune", max_bytes=64 * MIB)
    if download.is_unchanged:
        return
    document = read_json(download.path, download.address)
    code = str(member(document, "properties", dict, download.address).get("code"))
    if code != request.town.insee:
        raise Changed(
            f"la réponse est celle d’une autre commune, « {code[:20]} »",
            step="contrôle",
            address=download.address,
        )
    yield Part.of(download, "geoapi_json", "commune", 1)
