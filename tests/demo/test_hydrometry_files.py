"""The river's yearly files: Hub'Eau's shape, the river's values, the feed's accidents, and a known cap."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from dashboard.declarations import load_town
from dashboard.demo import hydrometry_files, river
from dashboard.demo.stations import LOUVIGNY, THURY
from tests.demo_town import NOW

UNTIL = NOW
SEED = river.SEED


@pytest.fixture
def written(demo_folder: Path) -> Path:
    """The river's files of the demonstration town."""
    return demo_folder / "hubeau" / "hydrometrie"


def _text(folder: Path, station: str, measure: str, year: int) -> str:
    return gzip.decompress((folder / f"observations_tr-{station}-{measure}-{year}.csv.gz").read_bytes()).decode()


def _rows(folder: Path, station: str, measure: str, year: int) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(folder, station, measure, year).splitlines(), delimiter=";"))


def test_scale_one_writes_ten_years_of_the_towns_series_and_three_of_its_sides(written: Path) -> None:
    names = {path.name for path in written.glob("*.csv.gz")}
    town = {(station, year) for station in [f"{LOUVIGNY}-H", f"{THURY}-H", f"{THURY}-Q"] for year in range(2017, 2027)}
    sides = {(f"{station}-H", year) for station in hydrometry_files.SIDES for year in range(2024, 2027)}
    assert names == {f"observations_tr-{one}-{year}.csv.gz" for one, year in town | sides}


def test_the_town_declares_the_gauges_that_the_demonstration_writes() -> None:
    declared = {(station.id, measure) for station in load_town("14271").stations for measure in station.measures}
    assert declared == {(station, measure) for station, measure, _ in hydrometry_files.plan(1, UNTIL)}


def test_every_field_is_quoted_and_columns_are_those_of_the_service(written: Path) -> None:
    lines = _text(written, THURY, "Q", 2026).splitlines()
    assert lines[0].replace('"', "").split(";") == [
        "code_site", "code_station", "grandeur_hydro", "date_obs", "resultat_obs", "code_statut",
        "code_qualification_obs",
    ]  # fmt: skip
    assert all(line.count('"') == 14 for line in lines)
    assert (
        lines[1] == '"I3521020";"I352102001";"Q";"2026-01-01T00:00:00Z";"' + lines[1].split(";")[4][1:-1] + '";"4";"16"'
    )


def test_values_are_the_rivers(written: Path) -> None:
    published = pd.DataFrame(_rows(written, LOUVIGNY, "H", 2025))
    published = published.drop_duplicates().sort_values("date_obs")
    expected = river.readings(LOUVIGNY, "H", datetime(2025, 1, 1), datetime(2026, 1, 1))
    assert published["date_obs"].tolist() == expected["measured_at"].dt.strftime("%Y-%m-%dT%H:%M:%SZ").tolist()
    assert published["resultat_obs"].astype(float).tolist() == expected["value"].tolist()


def test_the_last_year_stops_at_until(written: Path) -> None:
    assert max(row["date_obs"] for row in _rows(written, LOUVIGNY, "H", 2026)) == "2026-11-23T16:55:00Z"


def test_some_rows_are_twice_and_some_out_of_order(written: Path) -> None:
    rows = [tuple(row.values()) for row in _rows(written, LOUVIGNY, "H", 2025)]
    dates = [row[3] for row in rows]
    assert 10 < len(rows) - len(set(rows)) < 200
    assert 100 < sum(a > b for a, b in pairwise(dates)) < 2000


def test_flows_have_twins_at_the_site_and_levels_have_none(written: Path) -> None:
    flows = _rows(written, THURY, "Q", 2025)
    by_station = {(row["date_obs"], row["resultat_obs"]) for row in flows if row["code_station"]}
    twins = [row for row in flows if not row["code_station"]]
    assert 50 < len(twins) < 1000
    assert all((row["date_obs"], row["resultat_obs"]) in by_station for row in twins)
    assert all(row["code_site"] == "I3521020" for row in twins)
    assert all(row["code_station"] for row in _rows(written, THURY, "H", 2025))


def test_old_readings_are_validated_and_new_ones_raw(written: Path) -> None:
    old, new = _rows(written, THURY, "H", 2023), _rows(written, THURY, "H", 2024)
    assert {row["code_statut"] for row in old if row["resultat_obs"] != "-999.0"} == {"16"}
    assert {row["code_statut"] for row in new} == {"4"}


def test_a_later_until_only_adds_rows() -> None:
    early = hydrometry_files.rows(THURY, "Q", 2026, datetime(2026, 3, 1), SEED)
    late = hydrometry_files.rows(THURY, "Q", 2026, datetime(2026, 6, 1), SEED)
    before = late[late["measured_at"] < datetime(2026, 3, 1)].reset_index(drop=True)
    pd.testing.assert_frame_equal(early, before)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, written: Path) -> None:
    rows = hydrometry_files.rows(THURY, "H", 2020, UNTIL, SEED)
    pd.testing.assert_frame_equal(rows, hydrometry_files.rows(THURY, "H", 2020, UNTIL, SEED))
    assert not rows.equals(hydrometry_files.rows(THURY, "H", 2020, UNTIL, SEED + 1))


@pytest.mark.parametrize(
    ("scale", "series_count", "years"),
    [(1, 5, 10), (2, 5, 20), (4, 5, 40), (10, 8, 40), (1000, 8, 40)],
)
def test_scale_lengthens_history_then_adds_stations_up_to_the_cap(scale: int, series_count: int, years: int) -> None:
    planned = hydrometry_files.plan(scale, UNTIL)
    assert len({(station, measure) for station, measure, _ in planned}) == series_count
    assert len({year for _, _, year in planned}) == years
    assert max(year for _, _, year in planned) == 2026


def test_the_register_has_the_real_stations_under_the_services_names(written: Path) -> None:
    register = json.loads((written / "stations.json").read_text("utf-8"))
    louvigny = next(row for row in register if row["code_station"] == LOUVIGNY)
    assert len(register) == 19
    assert louvigny["libelle_station"] == "L'Orne à Louvigny"
    assert louvigny["code_site"] == "I3621020"
    assert louvigny["latitude_station"] == pytest.approx(49.154653, abs=1e-6)
    assert louvigny["coordonnee_x_station"] == pytest.approx(452_700, abs=1000)
    assert louvigny["en_service"] is True
