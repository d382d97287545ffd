"""Vigicrues: national files, stations, errors that come with status 200."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import Changed, Refused, Unreachable
from dashboard.sources import READERS, Part
from dashboard.sources.vigicrues import error_in
from tests.sources.publisher import LocalPublisher, Reply, dataset, page, read

FLOODS = dataset("vigicrues", id="vigicrues", source="vigicrues", mode="origins")
REACHES, TERRITORIES = "/services/InfoVigiCru.geojson", "/services/TerEntVigiCru.json"
STATION, READINGS = "/services/station.json/index.php", "/services/observations.json/index.php"
MAP = {"type": "FeatureCollection", "features": [{"type": "Feature"}, {"type": "Feature"}]}
SERIES = {"VersionFlux": "Beta 0.4f", "Serie": {"ObssHydro": [[1771000000000, 1.2]]}}


@pytest.fixture
def floods(publisher: LocalPublisher) -> LocalPublisher:
    """A publisher where all is well."""
    publisher.on(REACHES, page(MAP))
    publisher.on(TERRITORIES, page({"ListEntVigiCru": [{"CdEntVigiCru": "25"}]}))
    publisher.on(STATION, page({"CdStationHydro": "x"}))
    publisher.on(READINGS, page(SERIES))
    return publisher


def parts(publisher: LocalPublisher, folder: Path, **options: Any) -> list[Part]:
    return read(READERS["vigicrues"], publisher.client(), folder, FLOODS, **options)


def test_reaches_territories_cards_and_readings(floods: LocalPublisher, tmp_path: Path) -> None:
    assert [(part.origin, part.format, part.expected_rows) for part in parts(floods, tmp_path)] == [
        ("reaches", "vigicrues_geojson", 2),
        ("territories", "vigicrues_json", None),
        ("station/I362102001", "vigicrues_json", None),
        ("observations/I362102001/H", "vigicrues_json", None),
        ("station/I352102001", "vigicrues_json", None),
        ("observations/I352102001/H", "vigicrues_json", None),
        ("observations/I352102001/Q", "vigicrues_json", None),
    ]
    assert floods.queries(READINGS)[2] == {
        "CdStationHydro": "I352102001", "GrdSerie": "Q", "FormatSortie": "simple",
    }


def test_an_old_path_is_tried_when_the_new_one_is_gone(floods: LocalPublisher, tmp_path: Path) -> None:
    floods.on(REACHES, Reply(404))
    floods.on("/services/1/InfoVigiCru.geojson", page(MAP))
    assert parts(floods, tmp_path)[0].address.endswith("/services/1/InfoVigiCru.geojson")
    floods.on("/services/1/InfoVigiCru.geojson", Reply(404))
    with pytest.raises(Refused, match="introuvable"):
        parts(floods, tmp_path)


def test_a_redirected_path_is_followed(floods: LocalPublisher, tmp_path: Path) -> None:
    floods.on(TERRITORIES, Reply(302, headers={"Location": "/services/v2/Ter.json"}))
    floods.on("/services/v2/Ter.json", page({"ListEntVigiCru": [{}]}))
    assert parts(floods, tmp_path)[1].address.endswith("/v2/Ter.json")


def test_what_is_refused_for_one_station_is_noted_and_left_out(
    floods: LocalPublisher, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    error = page([{"error_msg": "Aucune donnée"}])
    floods.on(READINGS, error, page(SERIES), page({"message": "rien", "code": 204}))
    with caplog.at_level(logging.WARNING):
        found = [part.origin for part in parts(floods, tmp_path)]
    assert "observations/I362102001/H" not in found
    assert "observations/I352102001/H" in found
    assert "observations/I362102001/H: Aucune donnée" in caplog.text


@pytest.mark.parametrize(("document", "sentence"), [
    ([{"error_msg": "Service arrêté"}], "Service arrêté"),
    ({"message": "rien", "code": 204}, "rien"),
    ({"type": "FeatureCollection", "features": []}, "source muette"),
    ({"type": "FeatureCollection"}, "features"),
    ([], "réponse vide"),
])
def test_no_map_of_reaches_is_a_change(
    floods: LocalPublisher, tmp_path: Path, document: object, sentence: str
) -> None:
    floods.on(REACHES, page(document))
    with pytest.raises(Changed, match=sentence) as caught:
        parts(floods, tmp_path)
    assert caught.value.dataset == "vigicrues"


def test_a_page_or_a_breakdown_at_a_station_is_an_error(floods: LocalPublisher, tmp_path: Path) -> None:
    floods.on(STATION, Reply(200, b"<html>erreur</html>", {"Content-Type": "text/html"}))
    with pytest.raises(Changed, match="HTML"):
        parts(floods, tmp_path)
    floods.on(STATION, Reply(503))
    with pytest.raises(Unreachable, match="503"):
        parts(floods, tmp_path)


def test_what_did_not_change_is_not_given(floods: LocalPublisher, tmp_path: Path) -> None:
    floods.on(REACHES, Reply(304))
    floods.on(STATION, Reply(304), page({"CdStationHydro": "x"}))
    known = {"reaches": {"ETag": '"1"'}, "station/I362102001": {"Last-Modified": "x"}}
    found = [part.origin for part in parts(floods, tmp_path, validators=known)]
    assert "reaches" not in found and "station/I362102001" not in found
    assert "station/I352102001" in found


@pytest.mark.parametrize(("document", "said"), [
    (SERIES, None), ({"CdStationHydro": "x"}, None), ([{"error_msg": "a"}], "a"),
    ({"error_msg": "b", "code": 400}, "b"),
    ({"message": "c", "code": 204}, "c"), ({"message": "news"}, None), ([], "réponse vide"), (None, "réponse vide"),
    ({}, "réponse vide"), ([3], "réponse vide"),
])
def test_errors_with_status_200_are_recognised(document: object, said: str | None) -> None:
    assert error_in(document) == said


def test_real_answers_are_no_errors(real_files: Path) -> None:
    for file in sorted((real_files / "hydro").glob("vigicrues_*.json")):
        assert error_in(json.loads(file.read_text(encoding="utf-8"))) is None, file.name
