"""Vigicrues: the colour of each reach, and the readings and card of each station of the town.

The publisher's habits: errors come with status 200, as a list, as an object or as a page; old paths
redirect.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from dashboard.errors import Changed
from dashboard.sources.addresses import url
from dashboard.sources.content import Expect, member, read_json
from dashboard.sources.http import Download
from dashboard.sources.limits import MIB
from dashboard.sources.published import Part, Request, reporting, silent

_LOG = logging.getLogger(__name__)
# Where the reaches and the territories have been served; the first that answers is right.
_REACHES = ("/services/InfoVigiCru.geojson", "/services/1/InfoVigiCru.geojson")
_TERRITORIES = ("/services/TerEntVigiCru.json", "/services/v1.1/TerEntVigiCru.json")


@reporting
def vigicrues(request: Request) -> Iterator[Part]:
    """The reaches with their colour, the territories, then each station's card and readings.

    Origins are ``reaches``, ``territories``, ``station/<id>``, ``observations/<id>/<measure>``. What the
    service refuses for one station is noted in the log and left out. Raises Changed when there is no reach.
    """
    yield from _national(request, _REACHES, "InfoVigiCru.geojson", "reaches", "vigicrues_geojson", "features")
    yield from _national(
        request, _TERRITORIES, "TerEntVigiCru.json", "territories", "vigicrues_json", "ListEntVigiCru"
    )
    root = request.client.base("vigicrues") + "/services"
    for station in request.town.stations:
        address = url(root, "/station.json/index.php", CdStationHydro=station.id)
        yield from _of_station(request, address, f"station-{station.id}.json", f"station/{station.id}")
        for measure in station.measures:
            address = url(
                root,
                "/observations.json/index.php",
                CdStationHydro=station.id,
                GrdSerie=measure,
                FormatSortie="simple",
            )
            origin = f"observations/{station.id}/{measure}"
            yield from _of_station(request, address, f"observations-{station.id}-{measure}.json", origin)


def _national(
    request: Request, paths: tuple[str, ...], name: str, origin: str, loader: str, key: str
) -> Iterator[Part]:
    """A national file, by the first of its paths that exists; its list must not be empty."""
    expect: Expect = "geojson" if loader == "vigicrues_geojson" else "json"
    root = request.client.base("vigicrues")
    for position, path in enumerate(paths):
        # Only the last path's 404 is an error.
        statuses = (200, 404) if position < len(paths) - 1 else (200,)
        download = request.download(
            root + path, name, expect, origin=origin, accept_statuses=statuses, max_bytes=128 * MIB
        )
        if download.status != 404:
            break
    if download.is_unchanged:
        return
    document = read_json(download.path, download.address)
    said = error_in(document)
    if said is not None:
        raise Changed(
            f"le service répond par une erreur, « {said} »", step="contrôle", address=download.address
        )
    elements = member(document, key, list, download.address)
    if not elements:
        raise silent(download.address)
    yield Part.of(download, loader, origin, len(elements) if key == "features" else None)


def _of_station(request: Request, address: str, name: str, origin: str) -> Iterator[Part]:
    download: Download = request.download(address, name, "json", origin=origin, max_bytes=16 * MIB)
    if download.is_unchanged:
        return
    said = error_in(read_json(download.path, download.address))
    if said is None:
        yield Part.of(download, "vigicrues_json", origin)
    else:
        _LOG.warning("vigicrues: %s: %s", origin, said)


def error_in(document: Any) -> str | None:
    """What an answer says when it is one of the errors that come with status 200, None for data."""
    first = document[0] if isinstance(document, list) and document else document
    if not isinstance(first, dict) or not first:
        return "réponse vide"
    found = first.get("error_msg") or (first.get("message") if "code" in first else None)
    return str(found)[:200] if found else None
