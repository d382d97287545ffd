"""``init``: a town's file from its code, from geo.api.gouv.fr as it answers; nothing is invented or overwritten."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.declarations import Town, read_toml
from dashboard.errors import Changed, Refused
from dashboard.founding import NO_PORTAL, THEMES, school_zone, written
from dashboard.settings import PROJECT_ROOT
from tests.sources.publisher import LocalPublisher, Reply, local_publisher, page

COMMUNE: dict[str, Any] = {
    "nom": "L’Haÿ-« les »-Œufs\"\\ ", "code": "02565", "siren": "210205654", "codesPostaux": ["02850", "02851"],
    "codeDepartement": "02", "codeRegion": "32", "codeEpci": "240200592", "population": 312,
    "centre": {"type": "Point", "coordinates": [3.65, 49.07]},
}  # fmt: skip


@pytest.fixture
def publisher() -> Iterator[LocalPublisher]:
    with local_publisher() as running:
        yield running


def run(publisher: LocalPublisher, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DASHBOARD_")}
    environment = {**kept, "DASHBOARD_BASE_URL_GEOAPI": publisher.root, "PYTHONUTF8": "1", "no_proxy": "*"}
    return subprocess.run([sys.executable, "-m", "dashboard", "init", *arguments], cwd=PROJECT_ROOT, env=environment,
                          capture_output=True, text=True, check=False)


def test_a_new_town_is_declared_and_its_file_is_right(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/communes/02565", page(COMMUNE))
    file = tmp_path / "towns" / "02565.toml"
    done = run(publisher, "--commune", "02565", "--portal", "data.exemple.fr", "--output", str(file))
    assert done.returncode == 0, done.stderr
    town = read_toml(file, Town)
    assert (town.name, town.insee, town.siren, town.postcode) == (COMMUNE["nom"], "02565", "210205654", "02850")
    assert (town.longitude, town.latitude, town.population, town.school_zone) == (3.65, 49.07, 312, "B")
    assert (town.portal.domain, town.themes, town.basemap, town.stations) == ("data.exemple.fr", THEMES, (), ())
    assert "À VÉRIFIER" in file.read_text(encoding="utf-8")
    again = run(publisher, "--commune", "02565", "--output", str(file))
    assert again.returncode == 1 and "existe déjà" in again.stderr.strip().splitlines()[-1]


def test_an_unknown_code_writes_nothing(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/communes/99999", Reply(404, b"Not Found", {"Content-Type": "text/plain"}))
    file = tmp_path / "99999.toml"
    done = run(publisher, "--commune", "99999", "--output", str(file))
    assert done.returncode == 1 and not file.exists()
    assert "404" in done.stderr.strip().splitlines()[-1] and "Traceback" not in done.stderr


def test_another_commune_is_refused(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on("/communes/14118", page(COMMUNE))
    done = run(publisher, "--commune", "14118", "--output", str(tmp_path / "14118.toml"))
    assert done.returncode == 1 and "autre commune" in done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("arguments", [("--commune", "../x"), ("--commune", "02565", "--zone", "Z"), ()])
def test_misuse_exits_with_two(publisher: LocalPublisher, arguments: tuple[str, ...]) -> None:
    assert run(publisher, *arguments).returncode == 2
    assert publisher.asked == []


def told(**changes: Any) -> str:
    return written({**COMMUNE, **changes}, portal="", contact="", zone="", today=date(2026, 11, 24))


def test_what_is_not_known_is_marked_never_invented() -> None:
    text = told()
    assert f'domain = "{NO_PORTAL}"' in text and "population_year = 2023" in text
    with pytest.raises(Changed, match="centre"):
        written({key: value for key, value in COMMUNE.items() if key != "centre"}, portal="", contact="", zone="",
                today=date(2026, 11, 24))  # fmt: skip
    with pytest.raises(Changed):
        told(codesPostaux=[])


@pytest.mark.parametrize(("department", "zone"), [("14", "B"), ("75", "C"), ("69", "A"), ("2A", None), ("974", None)])
def test_the_school_zone_is_that_of_the_department(department: str, zone: str | None) -> None:
    if zone is None:
        with pytest.raises(Refused, match="--zone"):
            school_zone(department)
    else:
        assert school_zone(department) == zone


def test_each_department_of_the_mainland_has_one_zone() -> None:
    mainland = {f"{number:02d}" for number in range(1, 96)} - {"20"}
    assert {department for department in mainland if school_zone(department)} == mainland
