"""The command line's promises: exits 0, 1 and 2, the reason on the last line, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SERVICES = (
    "service;indicateur;periode_debut;periode_fin;valeur;unite;source;statut;commentaire\n"
    "accueil;visites;2026-10-01;2026-10-31;1 234,5;visites;registre;definitif;\n"
    "accueil;visites;2026-09-01;2026-09-30;n.c.;visites;registre;definitif;\n"
)


def run(data: Path, *arguments: str, root: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python -m dashboard …`` over a data folder of its own."""
    values = {key: value for key, value in os.environ.items() if not key.startswith("DASHBOARD_")}
    values |= {"DASHBOARD_DATA": str(data), "PYTHONUTF8": "1", **environment}
    return subprocess.run([sys.executable, "-m", "dashboard", *arguments], cwd=root, env=values,
                          capture_output=True, text=True, check=False)


def test_a_loaded_file_is_published_and_told(tmp_path: Path) -> None:
    file = tmp_path / "services.csv"
    file.write_text(SERVICES, encoding="utf-8")
    done = run(tmp_path / "data", "load", "services", str(file))
    assert done.returncode == 0, done.stderr
    pointer = (tmp_path / "data" / "warehouse" / "current").read_text(encoding="utf-8").strip()
    assert pointer in done.stdout
    told = run(tmp_path / "data", "status", "--json")
    report = json.loads(told.stdout)
    services = next(entry for entry in report["datasets"] if entry["id"] == "services")
    assert told.returncode == 0
    assert report["snapshot"] == pointer.removesuffix(".duckdb")
    assert (services["rows"], services["rejected"]) == (1, 1)
    assert services["observed_at"].startswith("2026-10-31")
    assert services["state"] in ("fresh", "late", "stale")
    assert services["fetch_age_seconds"] >= 0


def test_a_wrong_file_is_refused_whole_and_said_last(tmp_path: Path) -> None:
    file = tmp_path / "services.csv"
    file.write_text("service;indicateur\naccueil;visites\n", encoding="utf-8")
    done = run(tmp_path / "data", "load", "services", str(file))
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert "services" in last
    assert "periode_debut" in last
    assert "Traceback" not in done.stderr
    told = run(tmp_path / "data", "status")
    assert told.returncode == 1
    assert "periode_debut" in told.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("arguments", [
    ("load", "nulle-part", "pyproject.toml"), ("load", "services", "absent.csv"),
    ("refresh", "--dataset", "nulle-part"), ("inconnue",), ("serve", "--port", "beaucoup"),
])
def test_misuse_exits_with_two(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "status", DASHBOARD_SOURCES="parfois")
    assert done.returncode == 2
    assert "DASHBOARD_SOURCES" in done.stderr.strip().splitlines()[-1]


def test_an_unknown_town_is_one_clear_error(tmp_path: Path) -> None:
    done = run(tmp_path, "status", "--town", "99999")
    assert done.returncode == 1
    assert "99999.toml" in done.stderr.strip().splitlines()[-1]


def test_status_before_any_refresh_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "status", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["snapshot"] is None
    assert "refresh" in done.stderr.strip().splitlines()[-1]


def test_check_passes_on_what_is_shipped(tmp_path: Path) -> None:
    done = run(tmp_path, "check")
    assert done.returncode == 0, done.stderr


def test_check_names_the_file_and_the_line_of_a_wrong_indicator(tmp_path: Path) -> None:
    for folder in ("dashboard", "queries", "data/towns", "data/datasets", "data/reference"):
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "data" / "events.toml", tmp_path / "data")
    wrong = tmp_path / "queries" / "kpi" / "demandes_closes_15j.sql"
    lines = wrong.read_text(encoding="utf-8").splitlines(keepends=True)
    wrong.write_text("".join(line for line in lines if not line.startswith(("-- target", "-- tolerance"))), "utf-8")
    done = run(tmp_path / "data", "check", root=tmp_path)
    at = next(number for number, line in enumerate(lines, 1) if line.startswith("-- direction"))
    assert done.returncode == 1
    assert f"queries/kpi/demandes_closes_15j.sql:{at}: target" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_publisher_that_nobody_answers_for_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    done = run(tmp_path, "refresh", "--dataset", "commune", DASHBOARD_SOURCES="live",
               DASHBOARD_BASE_URL_GEOAPI="http://127.0.0.1:9")
    assert done.returncode == 1
    assert "commune" in done.stderr.strip().splitlines()[-1]
    assert "Traceback" not in done.stderr
