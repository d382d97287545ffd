"""The refresh on the demonstration town, through the publishers' doubles and the very readers of production."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.demo.doubles import serve
from dashboard.publishers import client, publishers
from dashboard.warehouse.bench import build
from dashboard.warehouse.connection import Shelf, open_read_only
from dashboard.warehouse.refresh import load_files, refresh
from tests.demo_town import NOW, demo_site, lent

pytestmark = pytest.mark.slow
PROJECT = Path(__file__).parents[2]


@pytest.fixture
def data(short_data: Path, tmp_path: Path) -> Path:
    """A copy of the built warehouse, to change at will."""
    return lent(short_data, tmp_path / "data")


LAYERS = ("raw", "core", "mart", "meta")


def contents(path: Path, layers: Sequence[str] = LAYERS) -> dict[str, int]:
    """Every table of a snapshot's layers, its number of rows and the sum of their hashes, whatever their order.

    Sums of decimals depend, at the sixteenth digit, on which thread came first: they are told to the millionth.
    """
    connection = open_read_only(path)
    try:
        return contents_of(connection, layers)
    finally:
        connection.close()


def contents_of(connection: duckdb.DuckDBPyConnection, layers: Sequence[str]) -> dict[str, int]:
    """The same of a snapshot that is open."""
    tables = connection.execute(
        "select schema_name || '.' || table_name from duckdb_tables() where list_contains($1, schema_name)", [layers]
    ).fetchall()
    found = {}
    for (table,) in tables:
        if table not in ("meta.snapshot",):
            columns = connection.execute(f"describe {table}").fetchall()
            told = ", ".join(f'round("{c[0]}", 6)' if c[1] == "DOUBLE" else f'"{c[0]}"' for c in columns)
            sql = f"select count(*), sum(hash({told})) from {table}"
            found[table] = connection.execute(sql).fetchall()[0]
    return found


def clean(path: Path) -> dict[str, int]:
    """The tables that the pages and indicators come from."""
    return contents(path, ("core",))


def newest(data: Path) -> Path:
    return data / "warehouse" / (data / "warehouse" / "current").read_text().strip()


def query(data: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = open_read_only(newest(data))
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def test_a_first_refresh_fills_every_dataset(data: Path) -> None:
    rows = query(data, "select dataset_id, row_count from meta.datasets where row_count = 0")
    assert rows == []
    assert query(data, "select count(*) from core.datasets") == [(120,)]
    assert query(data, "select is_demo from meta.snapshot") == [(True,)]


def test_building_from_the_landing_gives_the_same_tables(data: Path, short_folder: Path) -> None:
    before = contents(newest(data))
    build(demo_site(data, short_folder))
    after = contents(newest(data))
    assert {name for name in before if before[name] != after.get(name)} == set()
    assert before.keys() == after.keys()


def test_a_tick_adds_what_is_new_and_repeating_it_changes_nothing(data: Path, short_folder: Path) -> None:
    later = demo_site(data, short_folder, NOW + timedelta(hours=1))
    count = "select count(*), max(measured_at) from core.river_readings"
    [(rows, latest)] = query(data, count)
    with publishers(later) as client:
        refresh(later, client, ["hydrometrie"])
        [(more, newer)] = query(data, count)
        refresh(later, client, ["hydrometrie"])
        assert query(data, count) == [(more, newer)]
    assert more > rows
    assert newer > latest
    assert query(data, "select count(*) from (select station_id, measured_at from core.river_readings "
                       "group by all having count(*) > 1)") == [(0,)]


def test_a_failing_publisher_keeps_the_last_good_data(data: Path, short_folder: Path) -> None:
    site = demo_site(data, short_folder, NOW + timedelta(hours=2))
    good = query(data, "select count(*) from core.wifi_usage")
    with serve(short_folder, now=site.now) as doubles:
        address = doubles.base_urls["opendatasoft"]
    nobody_there = client(site, {"opendatasoft": address}, None)
    outcome = refresh(site, nobody_there, ["wifi"])
    assert "wifi" in outcome.failed
    assert query(data, "select count(*) from core.wifi_usage") == good
    [(status, error)] = query(data, "select status, error from meta.datasets where dataset_id = 'wifi'")
    assert status == "failed"
    assert error
    assert query(data, "select dataset_id, ended_at from meta.incidents") == [("wifi", None)]


def test_a_shrunken_dataset_is_refused_and_the_next_build_agrees(
    data: Path, short_folder: Path, tmp_path: Path
) -> None:
    """FAULTS 15: 60 % of the rows gone is a refusal, the table before stays, and `build` does not bring it back."""
    site = demo_site(data, short_folder, NOW + timedelta(hours=3))
    before = query(data, "select count(*) from core.service_counts")
    less = Path(shutil.copytree(short_folder, tmp_path / "less"))
    path = less / "opendatasoft" / "statistiques-des-services-municipaux.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[: len(lines) // 3]) + "\n", encoding="utf-8")
    catalogue = json.loads((less / "opendatasoft" / "catalogue.json").read_text(encoding="utf-8"))
    for entry in catalogue:
        if entry["dataset_id"] == path.stem:
            entry["metas"]["default"]["records_count"] = len(lines) // 3
    (less / "opendatasoft" / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    with serve(less, now=site.now) as doubles:
        outcome = refresh(site, client(site, dict(doubles.base_urls), None), ["services"])
    assert "lignes au lieu de" in outcome.failed["services"]
    assert query(data, "select count(*) from core.service_counts") == before
    for other in (each for each in (data / "landing").iterdir() if each.name != "services"):
        shutil.rmtree(other)  # a build of this dataset alone
    build(site)
    assert query(data, "select count(*) from core.service_counts") == before


def test_a_loaded_file_takes_the_place_of_the_demonstration(data: Path, short_folder: Path, tmp_path: Path) -> None:
    site = demo_site(data, short_folder)
    path = tmp_path / "services.csv"
    path.write_text(
        "service;indicateur;periode_debut;periode_fin;valeur;unite;source;statut;commentaire\n"
        "accueil;visites;2026-10-01;2026-10-31;1 234,5;visites;registre;definitif;\n", encoding="utf-8")
    load_files(site, site.datasets["services"], [path])
    assert query(data, "select service, value from core.service_counts") == [("accueil", 1234.5)]
    assert query(data, "select is_demo from meta.datasets where dataset_id = 'services'") == [(False,)]


# A copy; three steps for each of the two datasets; loaded, marts, indicators, closed; renamed, pointed, tidied.
STEPS = 1 + 2 * 3 + 4 + 3


@pytest.mark.parametrize("strike", range(1, STEPS + 1))
def test_kill_9_at_each_step_leaves_a_whole_snapshot(data: Path, short_folder: Path, strike: int) -> None:
    """FAULTS 26: whatever the step, the app opens a whole snapshot, and a restart completes.

    The publishers' files have not changed, so what is clean is the same before, after the strike and after the restart.
    """
    before = clean(newest(data))
    environment = {**os.environ, "DASHBOARD_DATA": str(data), "DASHBOARD_SAMPLES": str(short_folder)}
    command = [sys.executable, "-m", "dashboard", "refresh", "--verbose", "--dataset", "bancs", "--dataset", "decp"]
    child = subprocess.Popen(command, cwd=PROJECT, env=environment, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    seen = 0
    for line in child.stderr:
        seen += "étape" in line
        if seen == strike:
            child.send_signal(signal.SIGKILL)
            break
    child.wait()
    assert seen == strike, f"the refresh has {seen} steps only"
    child.stderr.close()
    with Shelf(data / "warehouse").current() as snapshot:
        assert snapshot is not None
        assert contents_of(snapshot.connection.cursor(), ("core",)) == before
    again = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert not (data / "warehouse" / ".work.duckdb").exists()
    assert clean(newest(data)) == before


def test_the_snapshot_opens_in_plain_duckdb(data: Path) -> None:
    with duckdb.connect(str(newest(data)), read_only=True) as connection:
        columns = [row[0] for row in connection.execute("describe core.river_readings").fetchall()]
    assert columns[:4] == ["station_id", "measured_at", "level_m", "flow_m3s"]
