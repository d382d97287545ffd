"""Vigicrues: three shapes of body, and errors under a status of 200."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.declarations import load_datasets
from dashboard.errors import Changed
from dashboard.warehouse.formats.vigicrues import sniff
from tests.formats.conftest import Door

SERIES = {"CdStationHydro": "I362102001", "LbStationHydro": "Louvigny", "GrdSerie": "H",
          "ObssHydro": [[1615849200000, 1.27], [1615852800000, 1]]}


def bodies(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [json.loads(row["body"]) for row in rows]


def test_each_reading_is_a_document(door: Door) -> None:
    found = bodies(door.load("vigicrues", door.part(json.dumps({"Serie": SERIES}), "vigicrues_json")))
    assert found == [
        {"kind": "observation", "station": "I362102001", "name": "Louvigny", "measure": "H", "content": content}
        for content in SERIES["ObssHydro"]
    ]


def test_a_series_that_does_not_name_its_station_takes_it_from_its_address(door: Door) -> None:
    body = json.dumps({"Serie": {"ObssHydro": [{"DtObsHydro": "2026-02-12T11:15:00+00:00", "ResObsHydro": 5.41}]}})
    address = "/services/observations.json/index.php?CdStationHydro=I362102001&GrdSerie=Q&FormatDate=iso"
    (found,) = bodies(door.load("vigicrues", door.part(body, "vigicrues_json", origin=address)))
    assert (found["station"], found["measure"]) == ("I362102001", "Q")
    assert found["content"]["ResObsHydro"] == 5.41


def test_a_series_that_nobody_names_stays_without_a_station(door: Door) -> None:
    body = json.dumps({"Serie": {"ObssHydro": [[1, 2.0]]}})
    (found,) = bodies(door.load("vigicrues", door.part(body, "vigicrues_json")))
    assert (found["station"], found["measure"]) == (None, None)


def test_an_empty_series_gives_no_row(door: Door) -> None:
    assert door.load("vigicrues", door.part('{"Serie":{"ObssHydro":null}}', "vigicrues_json")) == []


def test_each_reach_is_a_document_with_the_instant_of_the_bulletin(door: Door) -> None:
    features = [{"type": "Feature", "geometry": None, "properties": {"lbentcru": "Orne aval", "NivInfViCr": "2"}}]
    body = {"type": "FeatureCollection", "DtHrInfoVigiCru": "2026-11-23T10:00:00+01:00", "features": features}
    found = bodies(door.load("vigicrues", door.part(json.dumps(body), "vigicrues_geojson")))
    assert found == [{"kind": "reach", "issued": "2026-11-23T10:00:00+01:00", "content": features[0]}]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"LbStationHydro": "Montauban", "CoordStationHydro": {}}, "station"),
        ({"ListEntVigiCru": [{"CdEntVigiCru": "25"}]}, "territories"),
        ({"ListEntVigiCru": [{"aNMoinsUn": []}]}, "reaches"),
        ({"Simul": {"Prevs": []}}, "forecast"),
    ],
)
def test_other_answers_are_kept_whole(door: Door, body: dict[str, Any], kind: str) -> None:
    (found,) = bodies(door.load("vigicrues", door.part(json.dumps(body), "vigicrues_json")))
    assert (found["kind"], found["content"]) == (kind, body)


def test_a_station_card_without_its_code_takes_it_from_the_name_of_the_file(door: Door) -> None:
    part = door.part('{"LbStationHydro":"Montauban"}', "vigicrues_json", "station-O494101001.json")
    assert bodies(door.load("vigicrues", part))[0]["station"] == "O494101001"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('[{"error_msg":"Station inconnue"}]', "Station inconnue"),
        ('{"error_msg":"Cette station n\'est pas une station de prévisions","code":400}', "station de prévisions"),
        ('{"message":"Aucune donnée","code":204}', "Aucune donnée"),
        ("<!DOCTYPE html><title>Vigicrues</title>", "HTML"),
        ("[]", "liste"),
        ('{"VersionFlux":"Beta"}', "VersionFlux"),
        ("{}", "aucune"),
        ('{"Serie":{"ObssHydro":[[1', "tronqué"),
    ],
)
def test_an_error_under_a_status_of_200_is_refused_with_its_own_words(door: Door, body: str, reason: str) -> None:
    with pytest.raises(Changed, match=reason):
        door.load("vigicrues", door.part(body, "vigicrues_json"))
    assert door.rows("vigicrues") == []


def test_a_local_file_is_told_by_its_features(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for body, expected in (('{"features":[]}', "vigicrues_geojson"), ('{"Serie":{}}', "vigicrues_json")):
        path.write_text(body, encoding="utf-8")
        assert sniff(load_datasets()["vigicrues"], "a.json", b"", path) == expected
    assert sniff(load_datasets()["wifi"], "a.json", b"", path) is None
