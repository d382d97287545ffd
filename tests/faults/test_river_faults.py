"""Fault 17: sentinels, jumps, units, another station code, two series in one file; fault 13: a gap filled later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.declarations import load_datasets, load_town
from dashboard.settings import Settings
from dashboard.warehouse.refresh import load_files
from dashboard.warehouse.site import Site
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


def past(flow: int = 12_000, level: int = 1_250) -> list[dict[str, Any]]:
    """A week of the station, one reading a day, before the day of the test."""
    return [{"code_station": "I362102001", "grandeur_hydro": measure, "date_obs": f"2026-11-{day}T09:00:00Z",
             "resultat_obs": value, "code_statut": 4}
            for day in range(16, 23) for measure, value in (("H", level), ("Q", flow))]  # fmt: skip


TODAY = ("select level_m, flow_m3s, is_suspect, is_flow_suspect from core.river_readings "
         "where measured_at > '2026-11-23'")


@pytest.mark.parametrize(("metres", "kept"), [(1.27, 0.00127), (1.5, 0.0015), (1.0, 0.001)])
def test_metres_in_the_field_of_millimetres_are_flagged_by_the_past_of_the_station(
    town: Town, metres: float, kept: float
) -> None:
    load(town, *past(), row("09:00", metres), row("10:00", 1_270))
    assert town.ask(f"{TODAY} order by measured_at") == [(kept, None, True, False), (1.27, None, False, False)]
    assert town.rejected("core.river_readings") == {}


@pytest.mark.parametrize(("published", "kept"), [(12.5, 0.0125), (12_500_000.0 / 4, 3125.0)])
def test_a_flow_in_another_unit_is_flagged_and_the_level_of_its_instant_is_not(
    town: Town, published: float, kept: float
) -> None:
    load(town, *past(), row("09:00", 1_260), row("09:00", published, "Q"))
    assert town.ask(TODAY) == [(1.26, kept, False, True)]


@pytest.mark.parametrize("flow", [400_000, 300])
def test_a_flood_and_a_drought_are_no_change_of_unit(town: Town, flow: int) -> None:
    load(town, *past(), row("09:00", flow, "Q"))
    assert town.ask(TODAY) == [(None, flow / 1000, False, False)]


def test_a_past_that_comes_later_tells_the_unit(town: Town) -> None:
    load(town, row("09:00", 12.5, "Q"))
    assert town.ask(TODAY) == [(None, 0.0125, False, False)]  # no past to judge by: kept as it came
    load(town, *past())
    assert town.ask(TODAY) == [(None, 0.0125, False, True)]


def test_a_gap_filled_later_leaves_the_past_snapshot_as_it_was(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, town="14271")
    site = Site(settings, load_town("14271"), load_datasets(), now=lambda: datetime(2026, 11, 23, 17, tzinfo=UTC))
    first = publish(site, tmp_path / "first.json", row("09:00", 500), row("09:30", 510))
    before = hashlib.sha256(first.read_bytes()).hexdigest()
    second = publish(site, tmp_path / "second.json", row("09:15", 505), row("09:30", 511))
    assert second != first and hashlib.sha256(first.read_bytes()).hexdigest() == before
    levels = "select level_m from core.river_readings order by measured_at"
    assert asked(first, levels) == [(0.5,), (0.51,)] and asked(second, levels) == [(0.5,), (0.505,), (0.511,)]
    revised = "select column_name, old_value, new_value from meta.revisions"
    assert asked(first, revised) == [] and asked(second, revised) == [("level_m", "0.51", "0.511")]


def publish(site: Site, path: Path, *rows: dict[str, Any]) -> Path:
    """A file of readings, landed and published; the snapshot that shows it."""
    path.write_text(json.dumps({"data": list(rows)}), encoding="utf-8")
    outcome = load_files(site, site.datasets["hydrometrie"], [path])
    assert outcome.failed == {}
    folder = site.settings.warehouse
    return folder / (folder / "current").read_text(encoding="utf-8").strip()


def asked(snapshot: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a snapshot answers."""
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        return connection.execute(sql).fetchall()
