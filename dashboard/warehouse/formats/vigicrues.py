"""Vigicrues: observations, station cards, reaches and their colour, territories; errors that come with a status of 200.

Each published thing lands as one document ``{"kind", "content", …}``: ``observation`` (with its station, measure and
name beside it), ``station``, ``reach`` (a feature of InfoVigiCru, with the instant of the bulletin), ``territories``
and ``reaches`` (lists kept whole), ``forecast`` and ``bulletin`` (kept whole).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from dashboard.declarations import Dataset
from dashboard.warehouse.formats import LandedPart, Loader
from dashboard.warehouse.formats.bodies import changed, document_of, insert_documents
from dashboard.warehouse.formats.text import head_of

Document = dict[str, Any]
_STATION = re.compile(r"[A-Z]\d{9}")
_MEASURE = re.compile(r"(?:GrdSerie=|[-_])([HQ])(?![A-Za-z])")


def load(connection: duckdb.DuckDBPyConnection, dataset: Dataset, parts: list[LandedPart]) -> None:
    """One row a published thing. Raises Changed with the service's own words when it answers an error."""
    insert_documents(connection, dataset, ((part, _documents(dataset, part)) for part in parts))


def _documents(dataset: Dataset, part: LandedPart) -> Iterator[Document]:
    body = document_of(dataset, part)
    if not isinstance(body, dict):
        raise changed(dataset, part, "un objet Vigicrues est attendu, reçu une liste")
    if "Serie" in body:
        yield from _observations(body["Serie"], part)
    elif isinstance(body.get("features"), list):
        issued = body.get("DtHrInfoVigiCru")
        yield from ({"kind": "reach", "issued": issued, "content": feature} for feature in body["features"])
    elif "ListEntVigiCru" in body:
        lists = body["ListEntVigiCru"]
        inner = isinstance(lists, list) and any("aNMoinsUn" in one for one in lists if isinstance(one, dict))
        yield {"kind": "reaches" if inner else "territories", "content": body}
    elif "LbStationHydro" in body or "CoordStationHydro" in body:
        yield {"kind": "station", "station": body.get("CdStationHydro") or _named(part), "content": body}
    elif "Simul" in body:
        yield {"kind": "forecast", "station": _named(part), "content": body}
    else:
        raise changed(dataset, part, f"réponse Vigicrues inconnue : clés {', '.join(list(body)[:8]) or 'aucune'}")


def _observations(series: Any, part: LandedPart) -> Iterator[Document]:
    """One document a reading: ``content`` is ``[epoch_ms, value]`` or ``{"DtObsHydro", "ResObsHydro"}``."""
    if not isinstance(series, dict):
        return
    measure = _MEASURE.search(part.origin) or _MEASURE.search(part.name)
    common = {
        "kind": "observation",
        "station": series.get("CdStationHydro") or _named(part),
        "name": series.get("LbStationHydro"),
        "measure": series.get("GrdSerie") or (measure[1] if measure else None),
    }
    for reading in series.get("ObssHydro") or []:
        yield {**common, "content": reading}


def _named(part: LandedPart) -> str | None:
    """The station code in the address or the name of the file, for the bodies that do not repeat it."""
    found = _STATION.search(part.origin) or _STATION.search(part.name)
    return found[0] if found else None


LOADERS: dict[str, Loader] = {"vigicrues_json": load, "vigicrues_geojson": load}


def sniff(dataset: Dataset, name: str, head: bytes, path: Path) -> str | None:
    """GeoJSON or JSON, for the datasets that come from Vigicrues."""
    if dataset.source != "vigicrues":
        return None
    return "vigicrues_geojson" if b'"features"' in head_of(path, 4096) else "vigicrues_json"
