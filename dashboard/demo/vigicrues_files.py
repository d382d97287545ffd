"""Vigicrues' cards and maps for the Orne, in its own shapes; levels in metres, flows in m³/s.

The codes of territory and reaches are invented and say so (``DEMO…``); labels and stations are real. The
inconsistencies are those of the real service: a level as text, one outside 1 to 4, a label under two names.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.demo import river
from dashboard.demo.floods import FLOODS
from dashboard.demo.lambert93 import to_lambert93
from dashboard.demo.stations import GAUGES, LOUVIGNY, STATIONS, THURY, Gauge

TERRITORY = ("DEMO-T1", "Seine aval - Côtiers normands (démonstration)")
LOWER_ORNE = "DEMO-SN12"
UPPER_ORNE = "DEMO-SN11"
_BULLETINS_H = (8, 14)

# Reach → label and the stations its line passes, upstream first. The last two reaches are other rivers.
_REACHES: dict[str, tuple[str, tuple[str, ...]]] = {
    UPPER_ORNE: ("Orne amont", ("I303101001", "I312101002", "I336101001")),
    LOWER_ORNE: (
        "Orne moyenne et aval",
        ("I336101001", THURY, "I353101001", "I362101001", LOUVIGNY, "I374101001"),
    ),
    "DEMO-SN13": ("Noireau", ("I342201001", "I346202001", "I346201001")),
    "DEMO-SN14": ("Odon", ("I371201001",)),
}


def bulletin_at(now: datetime) -> datetime:
    """The last of the two bulletins of each day at ``now``, aware, UTC."""
    instant = river.aware(now)
    midnight = instant.replace(hour=0, minute=0, second=0, microsecond=0)
    hours = [midnight + timedelta(days=day, hours=hour) for day in (-1, 0) for hour in _BULLETINS_H]
    return max(hour for hour in hours if hour <= instant)


def info_vigicru(now: datetime, seed: int) -> dict[str, Any]:
    """``InfoVigiCru.geojson`` of the last bulletin: a line a reach, ``NivInfViCr`` 1 green to 4 red."""
    issued = bulletin_at(now)
    lower = river.vigilance_level(issued, seed)
    # As met on the real service: text, number, and a value that means nothing.
    levels: dict[str, str | int] = {LOWER_ORNE: str(lower), UPPER_ORNE: max(lower - 1, 1), "DEMO-SN14": 0}
    features = [_reach(position, code, levels.get(code, 1)) for position, code in enumerate(_REACHES, start=1)]
    return {
        "type": "FeatureCollection",
        "DtHrInfoVigiCru": issued.isoformat(),
        "RefInfoVigiCru": f"DEMO-{issued:%Y%m%d%H}",
        "features": features,
    }


def _reach(position: int, code: str, level: str | int) -> dict[str, Any]:
    label, stations = _REACHES[code]
    line = [[STATIONS[station].longitude, STATIONS[station].latitude] for station in stations]
    name = "LbEntCru" if code == LOWER_ORNE else "lbentcru"
    properties = {"gid": position, "CdEntCru": code, "CdTCC": TERRITORY[0], name: label, "stentcru": "Validé"}
    return {
        "type": "Feature",
        "id": position,
        "geometry": {"type": "MultiLineString", "coordinates": [line]},  # one point: degenerate, as some are
        "properties": {**properties, "NivInfViCr": level},
    }


def territories() -> dict[str, Any]:
    """``TerEntVigiCru.json``: the territory, and its reaches below it."""
    below = [
        {"CdEntVigiCruInferieur": code, "TypEntVigiCruInferieur": "8", "LbEntVigiCruInferieur": label}
        for code, (label, _) in _REACHES.items()
    ]
    entity = {"CdEntVigiCru": TERRITORY[0], "LbEntVigiCru": TERRITORY[1], "TypEntVigiCru": "5"}
    return {"VersionFlux": "Beta 0.4f", "ListEntVigiCru": [{**entity, "aNMoinsUn": below}]}


def reaches() -> dict[str, Any]:
    """``TronEntVigiCru.json``: each reach, and its stations below it."""
    listed = [
        {
            "CdEntVigiCru": code,
            "LbEntVigiCru": label,
            "TypEntVigiCru": "8",
            "aNMoinsUn": [
                {"CdEntVigiCruInferieur": station, "LbEntVigiCruInferieur": STATIONS[station].name}
                for station in stations
            ],
        }
        for code, (label, stations) in _REACHES.items()
    ]
    return {"VersionFlux": "Beta 0.4f", "ListEntVigiCru": listed}


def station(gauge: Gauge, until: datetime, seed: int) -> dict[str, Any]:
    """``station.json`` of a gauge: coordinates are text, Lambert-93; ``ValDebit`` 0 is an unknown flow."""
    x, y = to_lambert93(gauge.longitude, gauge.latitude)
    reach = next((code for code, (_, codes) in _REACHES.items() if gauge.code in codes), LOWER_ORNE)
    neighbours = [
        {"CdStationHydro": other.code, "LbStationHydro": other.name, "LbCoursEau": other.river}
        for other in GAUGES
        if other is not gauge
    ]
    return {
        "VersionFlux": "Beta 0.4f",
        "CdStationHydro": gauge.code,
        "LbStationHydro": gauge.name,
        "LbCoursEau": gauge.river,
        "CdStationHydroAncienRef": "",
        "CdCommune": gauge.commune or "",
        "CoordStationHydro": {"CoordXStationHydro": f"{x:.0f}", "CoordYStationHydro": f"{y:.0f}"},
        "VigilanceCrues": {
            "StationPrevision": gauge.code == THURY,
            "Photo": "f",
            "ZoomInitial": 11,
            "PereBoitEntVigiCru": {"CdEntVigiCru": reach},
            "CruesHistoriques": historic_floods(gauge, until, seed),
            "StationsBassin": neighbours,
        },
    }


def historic_floods(gauge: Gauge, until: datetime, seed: int) -> list[dict[str, Any]]:
    """The remembered floods before ``until``, highest first, with the level that this gauge reached (m)."""
    past = [flood for flood in FLOODS if datetime.fromisoformat(flood.peak_at) < river.naive(until)]
    found = []
    for flood in past:
        level = river.highest_m(gauge.code, datetime.fromisoformat(flood.peak_at), seed)
        flow = round(float(gauge.rating.flow_m3s(np.array(level))), 1) if gauge.has_flow else 0
        found.append({"LbUsuel": flood.label, "ValHauteur": round(level, 2), "ValDebit": flow})
    return sorted(found, key=lambda one: -one["ValHauteur"])


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``vigicrues/``: the map as of ``until``, territories, reaches, a card a station, at any scale."""
    documents = {
        "InfoVigiCru.geojson": info_vigicru(until, seed),
        "TerEntVigiCru.json": territories(),
        "TronEntVigiCru.json": reaches(),
        **{f"station-{gauge.code}.json": station(gauge, until, seed) for gauge in GAUGES},
    }
    folder = output / "vigicrues"
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
