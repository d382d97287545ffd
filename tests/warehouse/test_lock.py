"""One refresh at a time; a dead owner frees the lock, a hung one loses it."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from dashboard.warehouse.lock import HUNG_AFTER_S, Busy, single_flight

HOLDER = textwrap.dedent("""
    import sys, time, pathlib
    from dashboard.warehouse.lock import single_flight
    with single_flight(pathlib.Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(60)
""")


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    script = tmp_path / "dashboard_holder.py"
    script.write_text(HOLDER)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    child = subprocess.Popen([sys.executable, str(script), str(tmp_path)], stdout=subprocess.PIPE, text=True,
                             env=environment)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    yield child
    child.kill()
    child.wait()
    child.stdout.close()


def test_a_second_refresh_is_told_who_is_at_work(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(Busy, match=str(holder.pid)), single_flight(tmp_path):
        pass


def test_a_dead_owner_frees_the_lock(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    with single_flight(tmp_path) as path:
        assert path.read_text() == str(os.getpid())


def test_a_hung_owner_is_taken_over(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    old = time.time() - HUNG_AFTER_S - 60
    os.utime(tmp_path / "lock", (old, old))
    with single_flight(tmp_path, wait_s=5):
        assert holder.wait(timeout=5) != 0
