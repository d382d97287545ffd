"""Vigicrues: readings in metres and m³/s, stations, territories, the vigilance map; errors come with a status 200.

Source: the services' answers recorded in 2021 and 2026, and PyPI vigicrues 0.1.1 (its tests).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np

from dashboard.demo.doubles.gauges import EPOCH, Series, demonstration_seed, known
from dashboard.demo.doubles.messages import Answer, Call, as_json
from dashboard.demo.doubles.router import Publisher
from dashboard.demo.vigicrues_files import info_vigicru

VIGICRUES = Publisher("vigicrues")

_HISTORY = timedelta(days=60)
_CACHE = {"Cache-Control": "max-age=120"}
_OLD = ("1", "v1.1")


def answered(value: Any) -> Answer:
    """JSON that may be kept two minutes."""
    return as_json(value).plus(headers=_CACHE)


def station_error() -> Answer:
    """The answer for a station that does not exist: a list, status 200."""
    return answered([{"error_msg": "Aucune station trouvée avec ce code"}])


@VIGICRUES.route("/services/observations.json")
@VIGICRUES.route("/services/observations.json/index.php")
def observations(call: Call) -> Answer:
    """All the readings of the last two months of a station; the latest instants of all when none is named."""
    code = call.get("CdStationHydro")
    if not code:
        return answered([latest(call, one) for one in stations(call)])
    label = labels(call).get(code)
    if label is None:
        return station_error()
    measure = "Q" if call.get("GrdSerie", "H") == "Q" else "H"
    readings = history(call, code, measure)
    if not len(readings):
        return answered({"message": "Problème dans l'exécution de la requête : aucune observation", "code": 204})
    place = f"{call.root}/services/station.json/index.php?CdStationHydro={code}"
    serie = {"CdStationHydro": code, "LbStationHydro": label, "Link": place, "GrdSerie": measure}
    points = iso_points(readings) if call.get("FormatDate") == "iso" else epoch_points(readings)
    return answered({"VersionFlux": "Beta 0.4f", "Serie": {**serie, "ObssHydro": points}})


def history(call: Call, code: str, measure: str) -> Series:
    """What is known of a station, oldest first, each instant once; flows are computed one step after levels."""
    known_at = call.known_at - (timedelta(minutes=5) if measure == "Q" else timedelta())
    readings = known(call.readings, code, measure, call.known_at - _HISTORY, known_at, known_at)
    seconds, first = np.unique(readings.seconds, return_index=True)
    return Series(code, measure, seconds, readings.values[first], seconds)


def published_value(measure: str, value: float) -> float | int:
    """Metres or m³/s from mm or l/s; a whole number loses its point, as theirs do."""
    rounded = round(value / 1000, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def epoch_points(readings: Series) -> list[list[float]]:
    """``[[epoch in ms, value], …]``."""
    pairs = zip(readings.seconds.tolist(), readings.values.tolist(), strict=True)
    return [[second * 1000, published_value(readings.measure, value)] for second, value in pairs]


def iso_points(readings: Series) -> list[dict[str, Any]]:
    """``[{"DtObsHydro": "…+00:00", "ResObsHydro": …}, …]``."""
    pairs = zip(readings.seconds.tolist(), readings.values.tolist(), strict=True)
    return [
        {"DtObsHydro": stamp(second), "ResObsHydro": published_value(readings.measure, value)}
        for second, value in pairs
    ]


def stamp(second: int) -> str:
    """An instant with its zone: ``2026-02-12T11:15:00+00:00``."""
    return (EPOCH + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def stations(call: Call) -> list[str]:
    """Codes of the stations that have a card in the folder."""
    cards = (call.samples.folder / "vigicrues").glob("station-*.json")
    return sorted(card.stem.removeprefix("station-") for card in cards)


def labels(call: Call) -> dict[str, str]:
    """Code → label of these stations."""
    cards = {code: call.samples.json("vigicrues", f"station-{code}.json") for code in stations(call)}
    return {code: str(card.get("LbStationHydro", code)) for code, card in cards.items()}


def latest(call: Call, code: str) -> dict[str, Any]:
    """A station and the instant of its last level."""
    seconds = history(call, code, "H").seconds
    return {"CdStationHydro": code, "DtObsHydro": stamp(int(seconds[-1])) if len(seconds) else None}


@VIGICRUES.route("/services/station.json")
@VIGICRUES.route("/services/station.json/index.php")
def station(call: Call) -> Answer:
    """The card of a station."""
    card = call.samples.json("vigicrues", f"station-{call.get('CdStationHydro')}.json")
    return answered(card) if card else station_error()


@VIGICRUES.route("/services/TerEntVigiCru.json")
@VIGICRUES.route("/services/v1.1/TerEntVigiCru.json")
@VIGICRUES.route("/services/TronEntVigiCru.json")
@VIGICRUES.route("/services/v1.1/TronEntVigiCru.json")
def entities(call: Call) -> Answer:
    """Territories, or reaches: the one that is named with what it holds, else the list without."""
    document = call.samples.json("vigicrues", call.path.rpartition("/")[2])
    if document is None:
        return answered({"message": "Problème dans l'exécution de la requête", "code": 204})
    held, code = document.get("ListEntVigiCru", []), call.get("CdEntVigiCru")
    if code:
        found = [one for one in held if one.get("CdEntVigiCru") in (code, None)]
        if not found:
            return answered([{"error_msg": f"Aucune entité trouvée : {code}"}])
        return answered({**document, "ListEntVigiCru": found})
    bare = [{key: value for key, value in one.items() if key != "aNMoinsUn"} for one in held]
    return answered({**document, "ListEntVigiCru": bare})


@VIGICRUES.route("/services/InfoVigiCru.geojson")
def vigilance(call: Call) -> Answer:
    """The map of reaches: the demonstration's own as of its last bulletin, any other as it is in the folder."""
    document = call.samples.json("vigicrues", "InfoVigiCru.geojson")
    if document is None:
        return VIGICRUES.failure(404)
    if str(document.get("RefInfoVigiCru", "")).startswith("DEMO"):
        document = info_vigicru(call.known_at, demonstration_seed(call.samples))
    return answered(document)


@VIGICRUES.route("/services/prevision.json")
@VIGICRUES.route("/services/previsions.json/index.php")
def forecast(call: Call) -> Answer:
    """No station of the demonstration is one of forecasts."""
    return answered({"error_msg": "Cette station n'est pas une station de prévisions", "code": 400})


@VIGICRUES.route("/services/{version}/{service}")
@VIGICRUES.route("/services/{version}/{service}/index.php")
def moved(call: Call, version: str, service: str) -> Answer:
    """The old paths send to the present ones."""
    if version not in _OLD:
        return VIGICRUES.failure(404)
    place = call.address().replace(f"/services/{version}/", "/services/", 1)
    return Answer(302, b"", {"Location": place, **_CACHE})
