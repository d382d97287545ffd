"""Fault 36, on disk: of a file that names devices no byte stays; its record, its refusal and the rest do."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.warehouse.bench import build
from dashboard.warehouse.connection import open_read_only
from dashboard.warehouse.refresh import load_files
from dashboard.warehouse.site import Site
from tests.demo_town import demo_site

pytestmark = pytest.mark.slow
HEADER = "point_id;point_nom;date;heure;sessions;terminaux_distincts;remarque"
GOOD = f"{HEADER}\nW01;Médiathèque;2026-01-01;8;30;25;\n"
MAC = "a4:5e:60:c2:1b:9f"
BAD = f"{HEADER}\n" + "".join(f"W01;Médiathèque;2026-01-{day:02};9;40;35;{MAC}\n" for day in range(1, 29))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return demo_site(tmp_path / "data", tmp_path / "none")


def load(site: Site, folder: Path, text: str) -> dict[str, str]:
    """Loads a file as an officer would, and takes it away."""
    file = folder / "wifi.csv"
    file.write_text(text, encoding="utf-8")
    failed = load_files(site, site.datasets["wifi"], [file]).failed
    file.unlink()
    return dict(failed)


def sessions(data: Path) -> list[tuple[int]]:
    """What the published snapshot holds."""
    with open_read_only(data / "warehouse" / (data / "warehouse" / "current").read_text().strip()) as connection:
        return connection.execute("select sessions from core.wifi_usage").fetchall()


def test_no_byte_stays_of_a_file_that_names_devices(site: Site, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert load(site, tmp_path, GOOD) == {}
    assert "aucun octet" in load(site, tmp_path, BAD)["wifi"]
    files = [path for path in data.rglob("*") if path.is_file()]
    assert [path for path in files if MAC.encode() in path.read_bytes()] == []
    records = [path for path in files if path.name.endswith(".provenance.json") and path.parent.parent.name == "wifi"]
    assert len(records) == 2
    assert sessions(data) == [(30,)]
    build(site)
    assert sessions(data) == [(30,)]
