"""Fault 26 on the shelf: whatever the moment, a snapshot only names files that are whole, and a restart completes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

from dashboard.warehouse.connection import Shelf
from tests.shelf_town import Portal, field

pytestmark = pytest.mark.slow
PROJECT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "dashboard", "refresh", "--verbose", "--dataset", "catalogue"]


def held(data: Path) -> dict[str, int]:
    """Dataset → rows of its file, of every file that the open snapshot names; each is read to its end."""
    with Shelf(data / "warehouse").current() as snapshot:
        if snapshot is None:
            return {}
        rows = snapshot.connection.cursor().execute(
            "select dataset_id, file from meta.shelf where file is not null").fetchall()
        return {name: pyarrow.parquet.read_table(data / "warehouse" / "shelf" / file).num_rows for name, file in rows}


@pytest.mark.parametrize("strike", ["rayon b", "étape publié"])
def test_kill_9_leaves_whole_files_and_a_restart_completes(tmp_path: Path, strike: str) -> None:
    portal, data = Portal(tmp_path / "samples"), tmp_path / "data"
    for name in "abc":
        portal.publish(name, [{"n": 1}, {"n": 2}], field("n", "int"))
    portal.write()
    (tmp_path / "samples" / "demo.json").write_text("{}")
    environment = {**os.environ, "DASHBOARD_DATA": str(data), "DASHBOARD_SAMPLES": str(tmp_path / "samples")}
    child = subprocess.Popen(COMMAND, cwd=PROJECT, env=environment, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    for line in child.stderr:
        if line.startswith(strike):
            child.send_signal(signal.SIGKILL)
            break
    child.wait()
    child.stderr.close()
    assert held(data) in ({}, {"a": 2, "b": 2, "c": 2})
    again = subprocess.run(COMMAND, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert held(data) == {"a": 2, "b": 2, "c": 2}
    assert len(list((data / "warehouse" / "shelf").glob("*.parquet"))) == 3
