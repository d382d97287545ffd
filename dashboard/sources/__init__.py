"""Publishers: one reader per API.

They fetch bytes and never interpret them; only this package speaks HTTP.
"""

from __future__ import annotations

from dashboard.sources.address import address
from dashboard.sources.datagouv import datagouv
from dashboard.sources.geoapi import geoapi, geoapi_neighbours
from dashboard.sources.http import Download, HttpClient
from dashboard.sources.hubeau import hubeau_hydrometry
from dashboard.sources.hubeau_water import hubeau_water
from dashboard.sources.limits import Limits
from dashboard.sources.ofgl import ofgl_export
from dashboard.sources.opendatasoft import ods_export
from dashboard.sources.opendatasoft_catalogue import ods_catalogue
from dashboard.sources.published import Part, Reader, Request
from dashboard.sources.vigicrues import vigicrues

__all__ = ["READERS", "Download", "HttpClient", "Limits", "Part", "Reader", "Request"]

READERS: dict[str, Reader] = {
    "ods_catalogue": ods_catalogue,
    "ods_export": ods_export,
    "hubeau_hydrometry": hubeau_hydrometry,
    "hubeau_water": hubeau_water,
    "vigicrues": vigicrues,
    "datagouv": datagouv,
    "address": address,
    "ofgl_export": ofgl_export,
    "geoapi": geoapi,
    "geoapi_neighbours": geoapi_neighbours,
}
