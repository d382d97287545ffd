"""Vigicrues: metres and m³/s, milliseconds, errors in a 200, old paths."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.demo.vigicrues_files import write
from tests.demo.doubles.town import LOUVIGNY, NOW, THURY, Clock, Get

OBSERVATIONS = "/services/observations.json/index.php"


def test_levels_in_metres_at_milliseconds(get: Get) -> None:
    answer = get("vigicrues", OBSERVATIONS, CdStationHydro=LOUVIGNY, GrdSerie="H", FormatSortie="simple")
    serie = answer.json()["Serie"]
    at, value = serie["ObssHydro"][-1]
    moment = datetime.fromtimestamp(at / 1000, UTC)
    assert value == pytest.approx((moment.hour * 60 + moment.minute) / 1000, abs=0.0051)
    assert serie["LbStationHydro"] == "Louvigny"
    assert (serie["CdStationHydro"], serie["GrdSerie"]) == (LOUVIGNY, "H")
    assert answer.headers["Cache-Control"] == "max-age=120"


def test_two_months_oldest_first_each_instant_once(get: Get) -> None:
    points = get("vigicrues", OBSERVATIONS, CdStationHydro=LOUVIGNY, GrdSerie="H").json()["Serie"]["ObssHydro"]
    instants = [at for at, _ in points]
    assert instants == sorted(set(instants))
    assert 17_000 < len(instants) < 17_300


def test_iso_dates_with_a_zone(get: Get) -> None:
    parameters = {"CdStationHydro": THURY, "GrdSerie": "Q", "FormatDate": "iso"}
    point = get("vigicrues", OBSERVATIONS, **parameters).json()["Serie"]["ObssHydro"][0]
    assert point["DtObsHydro"].endswith("+00:00")
    assert set(point) == {"DtObsHydro", "ResObsHydro"}


def test_levels_and_flows_do_not_align(get: Get) -> None:
    lengths = {
        measure: len(
            get("vigicrues", OBSERVATIONS, CdStationHydro=THURY, GrdSerie=measure).json()["Serie"]["ObssHydro"]
        )
        for measure in ("H", "Q")
    }
    assert lengths["H"] > lengths["Q"] > 17_000


def test_whole_numbers_lose_their_point(get: Get) -> None:
    points = get("vigicrues", OBSERVATIONS, CdStationHydro=THURY, GrdSerie="H").json()["Serie"]["ObssHydro"]
    assert {type(value) for _, value in points} == {int, float}


def test_errors_come_in_a_200_as_a_list_or_an_object(get: Get) -> None:
    unknown = get("vigicrues", OBSERVATIONS, CdStationHydro="Z000000000", GrdSerie="H")
    nothing = get("vigicrues", OBSERVATIONS, CdStationHydro=LOUVIGNY, GrdSerie="Q")
    forecast = get("vigicrues", "/services/previsions.json/index.php", CdStationHydro=LOUVIGNY)
    assert {answer.status_code for answer in (unknown, nothing, forecast)} == {200}
    assert unknown.json()[0]["error_msg"]
    assert nothing.json()["code"] == 204
    assert forecast.json()["code"] == 400
    assert get("vigicrues", "/services/station.json", CdStationHydro="../demo").json()[0]["error_msg"]


def test_without_a_station_the_last_instants_of_all(get: Get) -> None:
    answer = get("vigicrues", "/services/observations.json").json()
    assert [row["CdStationHydro"] for row in answer] == [THURY, LOUVIGNY]
    assert all(row["DtObsHydro"].startswith("2026-11-23T1") for row in answer)


def test_a_station_s_card(get: Get) -> None:
    answer = get("vigicrues", "/services/station.json/index.php", CdStationHydro=THURY)
    assert answer.json()["LbStationHydro"] == "Thury-Harcourt"


def test_a_territory_shows_its_reaches_when_it_is_named(get: Get) -> None:
    territories = get("vigicrues", "/services/TerEntVigiCru.json").json()["ListEntVigiCru"]
    assert territories == [{"CdEntVigiCru": "9", "LbEntVigiCru": "Seine aval - Côtiers normands"}]
    named = get("vigicrues", "/services/v1.1/TerEntVigiCru.json", CdEntVigiCru="9", TypEntVigiCru="5").json()
    assert named["ListEntVigiCru"][0]["aNMoinsUn"][0]["CdEntVigiCruInferieur"] == "SN12"
    reach = get("vigicrues", "/services/TronEntVigiCru.json", CdEntVigiCru="SN12", TypEntVigiCru="8").json()
    assert reach["ListEntVigiCru"][0]["aNMoinsUn"][0]["CdEntVigiCruInferieur"] == THURY
    assert get("vigicrues", "/services/TerEntVigiCru.json", CdEntVigiCru="404").json()[0]["error_msg"]


def test_the_map_of_another_folder_is_served_as_it_is(get: Get) -> None:
    answer = get("vigicrues", "/services/InfoVigiCru.geojson").json()
    assert answer["features"][0]["properties"]["NivInfViCr"] == "2"


def test_the_demonstration_s_map_follows_its_bulletins(get: Get, folder, clock: Clock) -> None:
    kept = (folder / "vigicrues" / "InfoVigiCru.geojson").read_bytes()
    write(folder, 1, datetime(2026, 1, 1, tzinfo=UTC), 14271)
    try:
        first = get("vigicrues", "/services/InfoVigiCru.geojson").json()
        clock.forward(hours=3)
        second = get("vigicrues", "/services/InfoVigiCru.geojson").json()
    finally:
        (folder / "vigicrues" / "InfoVigiCru.geojson").write_bytes(kept)
    assert first["DtHrInfoVigiCru"][:10] == NOW.strftime("%Y-%m-%d")
    assert first["DtHrInfoVigiCru"] < second["DtHrInfoVigiCru"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/services/1/InfoVigiCru.geojson", "/services/InfoVigiCru.geojson"),
        ("/services/v1.1/station.json", "/services/station.json"),
        ("/services/1/observations.json/index.php", "/services/observations.json/index.php"),
    ],
)
def test_old_paths_lead_to_the_present_ones(get: Get, doubles, old: str, new: str) -> None:
    answer = get("vigicrues", old, CdStationHydro=THURY)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{doubles.base_urls['vigicrues']}{new}?CdStationHydro={THURY}"


def test_what_does_not_exist_is_an_html_404(get: Get) -> None:
    answer = get("vigicrues", "/services/2/InfoVigiCru.geojson")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")
