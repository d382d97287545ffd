"""The true path, as a town runs it: live sources, whose addresses are those of the doubles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.demo.doubles.server import PUBLISHERS

pytestmark = pytest.mark.slow
PROJECT = Path(__file__).parents[2]
DASHBOARD = [sys.executable, "-m", "dashboard"]


@pytest.fixture
def live(short_folder: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a live town: `doubles` says where its publishers are, and none of its data is there yet."""
    command = [*DASHBOARD, "doubles", "--samples", str(short_folder)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as doubles:
        assert doubles.stdout is not None
        told = dict(doubles.stdout.readline().removeprefix("export ").strip().split("=", 1) for _ in PUBLISHERS)
        yield {**os.environ, **told, "DASHBOARD_SOURCES": "live", "DASHBOARD_DATA": str(tmp_path / "data")}
        doubles.terminate()


def run(live: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DASHBOARD, *arguments], cwd=PROJECT, env=live, capture_output=True, text=True, check=False)


def test_a_live_refresh_fills_a_fresh_folder_and_status_tells_each_dataset(live: dict[str, str]) -> None:
    refreshed = run(live, "refresh")
    assert refreshed.returncode == 0, refreshed.stderr
    report: dict[str, Any] = json.loads(run(live, "status", "--json").stdout)
    found = {row["id"]: row for row in report["datasets"]}
    assert {"catalogue", "decp", "base-adresse-locale", "hydrometrie", "vigicrues", "eau-potable", "wifi", "services",
            "demandes", "aires-de-jeux", "bornes-incendie"} <= set(found)  # fmt: skip
    for row in found.values():
        assert row["rows"] > 0, row["id"]
        assert row["rejected"] >= 0
        assert row["fetch_age_seconds"] >= 0
        assert row["state"] in ("fresh", "late", "stale", "silent")
        assert row["is_demo"] is True, "whatever way they came, the doubles say what they serve"
    assert found["hydrometrie"]["observation_age_seconds"] >= 0
    assert report["shelf"]["datasets"] > 90, "every other dataset of the portal is received too"
    told = run({**live, "COLUMNS": "80"}, "status").stdout
    assert "panneaux-affichage-libre" in told
    assert "à jour" in told
    assert "fresh" not in told, "a person reads French"
