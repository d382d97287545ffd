"""A backup taken while data arrives, put back into a fresh folder: the same snapshot, whole or refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
import threading
import urllib.request
from pathlib import Path

import pytest

from tests.browser.conftest import PROJECT, start_app

BACKUP, RESTORE = (PROJECT / "deploy" / f"{name}.sh" for name in ("backup", "restore"))
NAMED = "20261123T170000.000000Z-0123456789ab.duckdb"


def run(script: Path, *arguments: object, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DASHBOARD_DATA"}
    if data:
        environment["DASHBOARD_DATA"] = str(data)
    return subprocess.run([script, *map(str, arguments)], capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A folder of data like the real one, names with everything that a name may have."""
    data = tmp_path / "data"
    for name in (f"warehouse/{NAMED}", "warehouse/20261122T170000.000000Z-aaaaaaaaaaaa.duckdb",
                 "warehouse/shelf/bancs-0123.parquet", "landing/wifi/2026-11/a b'\"é.json", "landing/wifi/.x.part",
                 "warehouse/.building.duckdb", "warehouse/lock"):  # fmt: skip
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (data / "warehouse" / "current").write_text(f"{NAMED}\n", encoding="utf-8")
    return data


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*")) if path.is_file()}


def test_what_was_received_and_published_comes_back_and_nothing_else(held: Path, tmp_path: Path) -> None:
    made = run(BACKUP, tmp_path / "saved", data=held)
    assert made.returncode == 0, made.stderr
    back = run(RESTORE, made.stdout.strip(), tmp_path / "fresh")
    assert (back.returncode, back.stdout.strip()) == (0, NAMED.removesuffix(".duckdb")), back.stderr
    left_out = {"landing/wifi/.x.part", "warehouse/.building.duckdb", "warehouse/lock"}
    assert files(tmp_path / "fresh") == {name: text for name, text in files(held).items() if name not in left_out}
    assert not list(held.glob(".backup*"))
    assert Path(made.stdout.strip()).stat().st_mode & 0o077 == 0


def test_only_the_last_ones_are_kept(held: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    for day in range(1, 6):
        (saved / f"tableau-2026010{day}T000000Z.tar.gz").touch()
    (saved / "mine.tar.gz").touch()
    assert run(BACKUP, saved, 3, data=held).returncode == 0
    assert len(list(saved.glob("tableau-*.tar.gz"))) == 3
    assert not (saved / "tableau-20260103T000000Z.tar.gz").exists()
    assert (saved / "mine.tar.gz").exists()


@pytest.mark.parametrize("hurt", ["flipped", "cut", "unnamed"])
def test_a_damaged_archive_restores_nothing(held: Path, tmp_path: Path, hurt: str) -> None:
    archive = Path(run(BACKUP, tmp_path / "saved", data=held).stdout.strip())
    if hurt == "cut":
        archive.write_bytes(archive.read_bytes()[:-200])
    else:
        apart = tmp_path / "apart"
        with tarfile.open(archive) as packed:
            packed.extractall(apart, filter="data")
        spoiled = apart / ("warehouse/current" if hurt == "unnamed" else f"warehouse/{NAMED}")
        spoiled.write_text("../../etc/passwd" if hurt == "unnamed" else "other", encoding="utf-8")
        if hurt == "unnamed":
            sums = apart / "SHA256SUMS"
            kept = [line for line in sums.read_text(encoding="utf-8").splitlines() if "current" not in line]
            sums.write_text("\n".join(kept) + "\n", encoding="utf-8")
        archive.unlink()
        with tarfile.open(archive, "w:gz") as packed:
            packed.add(apart, ".")
    fresh = tmp_path / "fresh"
    back = run(RESTORE, archive, fresh)
    assert back.returncode != 0
    assert not files(fresh)


def test_a_folder_that_holds_data_is_refused(held: Path, tmp_path: Path) -> None:
    archive = run(BACKUP, tmp_path / "saved", data=held).stdout.strip()
    before = files(held)
    assert run(RESTORE, archive, held).returncode == 1
    assert files(held) == before


@pytest.mark.parametrize("pointer", [None, "", "20200101T000000.000000Z-000000000000.duckdb"])
def test_without_a_snapshot_there_is_nothing_to_save(held: Path, tmp_path: Path, pointer: str | None) -> None:
    current = held / "warehouse" / "current"
    current.unlink()
    if pointer is not None:
        current.write_text(pointer, encoding="utf-8")
    made = run(BACKUP, tmp_path / "saved", data=held)
    assert made.returncode == 1 and made.stderr
    assert not list(tmp_path.glob("saved/*")) and not list(held.glob(".backup*"))
    assert run(BACKUP, tmp_path / "saved", "0", data=held).returncode == 2


def test_a_snapshot_published_meanwhile_does_not_break_the_one_that_is_copied(held: Path, tmp_path: Path) -> None:
    stop, warehouse = threading.Event(), held / "warehouse"

    def publish() -> None:
        for number in range(10_000):
            name = f"20261124T{number:06d}.000000Z-0123456789ab.duckdb"
            (warehouse / f".{name}.part").write_text(name, encoding="utf-8")
            (warehouse / f".{name}.part").rename(warehouse / name)
            (warehouse / ".current.part").write_text(name, encoding="utf-8")
            (warehouse / ".current.part").rename(warehouse / "current")
            if number > 8:  # the oldest goes by age, as the refresher does
                (warehouse / f"20261124T{number - 8:06d}.000000Z-0123456789ab.duckdb").unlink(missing_ok=True)
            if stop.wait(0.02):
                return

    other = threading.Thread(target=publish)
    other.start()
    try:
        made = run(BACKUP, tmp_path / "saved", data=held)
    finally:
        stop.set()
        other.join()
    assert made.returncode == 0, made.stderr
    back = run(RESTORE, made.stdout.strip(), tmp_path / "fresh")
    assert back.returncode == 0, back.stderr
    restored = files(tmp_path / "fresh")
    assert restored[f"warehouse/{restored['warehouse/current'].strip()}"]


@pytest.mark.slow
def test_the_app_serves_the_same_snapshot_from_a_restored_folder(demo_data: Path, tmp_path: Path) -> None:
    made = run(BACKUP, tmp_path / "saved", data=demo_data)
    assert made.returncode == 0, made.stderr
    back = run(RESTORE, made.stdout.strip(), tmp_path / "fresh")
    shutil.rmtree(tmp_path / "saved")
    child, address = start_app(tmp_path / "fresh", tmp_path / "app.log")
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=10) as answer:
            told = json.load(answer)
    finally:
        child.terminate()
        child.wait(timeout=20)
    assert told["snapshot"] == back.stdout.strip()
    assert told["snapshot"] == (demo_data / "warehouse" / "current").read_text().strip().removesuffix(".duckdb")
