"""Fault 17: sentinels, jumps, units, another station code, two series in one file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.loaded_town import Town, open_town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened


def row(at: str, value: Any, measure: str = "H", station: str | None = "I362102001") -> dict[str, Any]:
    return {"code_station": station, "grandeur_hydro": measure, "date_obs": f"2026-11-23T{at}:00Z",
            "resultat_obs": value, "code_statut": 4}


def load(town: Town, *rows: dict[str, Any]) -> Town:
    return town.load_text("hydrometrie", json.dumps({"data": list(rows)}))


@pytest.mark.parametrize("value", [-999, -999.0, 99999, 999999, 20001, -2001])
def test_a_level_that_cannot_be_is_refused(town: Town, value: float) -> None:
    load(town, row("09:00", value))
    assert town.count("core.river_readings") == 0
    assert sum(town.rejected("core.river_readings").values()) == 1


@pytest.mark.parametrize("value", [-5001, 5000001, -999])
def test_a_flow_that_cannot_be_is_refused(town: Town, value: float) -> None:
    load(town, row("09:00", value, "Q"))
    assert town.count("core.river_readings") == 0


@pytest.mark.parametrize(("value", "expected"), [(-2000, -2.0), (20000, 20.0), (0, 0.0), (-12.5, -0.0125)])
def test_a_level_at_the_bounds_is_kept_in_metres(town: Town, value: float, expected: float) -> None:
    load(town, row("09:00", value))
    assert town.ask("select level_m from core.river_readings") == [(expected,)]


@pytest.mark.parametrize("jump", [3000, -3000])
def test_a_jump_that_comes_back_is_flagged_and_shown(town: Town, jump: int) -> None:
    load(town, row("09:00", 3500), row("09:05", 3500 + jump), row("09:10", 3510))
    assert town.ask("select level_m, is_suspect from core.river_readings order by measured_at") == [
        (3.5, False), ((3500 + jump) / 1000, True), (3.51, False)]


def test_a_jump_of_the_last_reading_is_flagged_until_the_next_confirms_it(town: Town) -> None:
    load(town, row("09:00", 500), row("09:05", 3500))
    assert town.one("select is_suspect from core.river_readings where level_m = 3.5")
    load(town, row("09:00", 500), row("09:05", 3500), row("09:10", 3520), row("09:15", 3530))
    assert town.one("select bool_or(is_suspect) from core.river_readings") is False


def test_a_flood_that_rises_fast_is_no_spike(town: Town) -> None:
    load(town, *(row(f"{9 + step // 12:02}:{step % 12 * 5:02}", 500 + 100 * step) for step in range(36)))
    assert town.ask("select count(*), bool_or(is_suspect) from core.river_readings") == [(36, False)]


def test_level_and_flow_in_one_file_do_not_mix(town: Town) -> None:
    load(town, row("09:00", 500), row("09:00", 12000, "Q"))
    assert town.ask("select level_m, flow_m3s from core.river_readings") == [(0.5, 12.0)]


def test_another_station_is_another_series_and_a_site_is_none(town: Town) -> None:
    load(town, row("09:00", 500), row("09:00", 900, station="I362102002"), row("09:00", 1, "Q", None),
         row("09:00", 1, "Q", "I3621020"))
    assert town.ask("select station_id, level_m from core.river_readings order by all") == [
        ("I362102001", 0.5), ("I362102002", 0.9)]
    assert town.rejected("core.river_readings") == {"doublon de site": 1, "code de station invalide": 1}


def test_hub_eau_units_sent_by_vigicrues_are_refused(town: Town) -> None:
    town.load_text("vigicrues", json.dumps({"Serie": {"CdStationHydro": "I362102001", "GrdSerie": "H", "ObssHydro": [
        [1763884800000, 1270], [1763885100000, 1.27]]}}))
    assert town.ask("select level_m from core.vigicrues_readings") == [(1.27,)]
    assert town.rejected("core.vigicrues_readings") == {"hauteur hors des bornes physiques": 1}
