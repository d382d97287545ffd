"""Real river bodies: Hub'Eau (living and closed version, daily values) and Vigicrues."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from dashboard.errors import Changed
from tests.loaded_town import Town


def test_a_reading_of_the_living_service_is_in_metres(town: Town, real_files: Path) -> None:
    town.load("hydrometrie", real_files / "hydro" / "hubeau_v2_observations_tr_B720000001_2026-09-23_excerpt_206.json")
    assert town.ask("select * exclude (is_suspect, is_flow_suspect) from core.river_readings") == [
        ("B720000001", datetime(2026, 9, 23, 19, 30), 0.491, None, 4)]
    assert town.rejected("core.river_readings") == {}


def test_a_reading_of_the_closed_service_keeps_its_status(town: Town, real_files: Path) -> None:
    town.load("hydrometrie", real_files / "hydro" / "hubeau_v1_observations_tr_O588251001_2021-02-16_excerpt.json")
    assert town.ask("select station_id, flow_m3s, status_code from core.river_readings") == [
        ("O588251001", 147.629, 4)]


def test_a_daily_value_is_no_reading(town: Town, real_files: Path) -> None:
    town.load("hydrometrie", real_files / "hydro" / "hubeau_v2_obs_elab_B720000001_excerpt.json")
    assert town.count("core.river_readings") == 0
    assert town.rejected("core.river_readings") == {"ni une hauteur (H) ni un débit (Q)": 1}


@pytest.mark.parametrize(
    "name",
    ["hubeau_demo_stations_tr_bassin_orne.json", "hubeau_demo_stations_elab_bassin_orne.json", "orne_stations.csv"],
)
def test_a_list_of_stations_is_no_list_of_readings(town: Town, real_files: Path, name: str) -> None:
    with pytest.raises(Changed, match="« grandeur_hydro »"):
        town.load("hydrometrie", real_files / "hydro" / name)


def test_level_and_flow_of_unequal_length_share_their_instants(town: Town, real_files: Path) -> None:
    files = [real_files / "hydro" / f"vigicrues_observations_F700000103_{m}_2021-03-15_excerpt.json" for m in "HQ"]
    town.load("vigicrues", *files)
    assert town.ask("select count(*), count(level_m), count(flow_m3s) from core.vigicrues_readings") == [(20, 20, 19)]
    assert town.one("select level_m from core.vigicrues_readings where measured_at = '2021-03-15 23:00'") == 1.27
    assert town.rejected("core.vigicrues_readings") == {}


def test_a_series_without_its_station_is_refused_row_by_row(town: Town, real_files: Path) -> None:
    town.load("vigicrues", real_files / "hydro" / "vigicrues_observations_iso_testbody.json")
    assert town.rejected("core.vigicrues_readings") == {"station inconnue": 1}


def test_a_station_card_gives_a_place_and_its_floods(town: Town, real_files: Path) -> None:
    town.load("vigicrues", real_files / "hydro" / "vigicrues_station_O494101001_testbody.json")
    assert town.ask("select station_id, name, river, round(longitude, 3), round(latitude, 3), is_forecast "
                    "from core.river_stations") == [("O494101001", "Montauban", "Tarn", 1.349, 44.017, True)]
    assert town.ask("select label, level_m, flow_m3s from core.historic_floods") == [
        ("Crue du 03/03/1930", 11.5, None)]


@pytest.mark.parametrize("name", ["vigicrues_TerEntVigiCru_testbody.json", "vigicrues_TronEntVigiCru_testbody.json"])
def test_lists_of_territories_and_reaches_are_kept_as_published(town: Town, real_files: Path, name: str) -> None:
    town.load("vigicrues", real_files / "hydro" / name)
    assert town.count("raw.vigicrues") == 1
    assert town.count("core.vigilance") == 0
