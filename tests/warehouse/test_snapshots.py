"""Snapshots: the pointer, what happens when it lies, retention, and readers during swaps."""

from __future__ import annotations

import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse.connection import Shelf, open_read_only
from dashboard.warehouse.snapshots import POINTER, all_snapshots, built_at, pointed, publish, retain

NOW = datetime(2026, 11, 23, 19, 5, tzinfo=UTC)


def make(folder: Path, number: int, now: datetime = NOW) -> Path:
    """Publishes a small snapshot that holds its number."""
    work = folder / ".work.duckdb"
    with duckdb.connect(str(work)) as connection:
        connection.execute("create schema meta")
        card = f"{number} as snapshot_id, timestamp '{now:%Y-%m-%d %H:%M:%S}' as built_at, true as is_demo"
        connection.execute(f"create table meta.snapshot as select {card}")
    return publish(work, folder, f"{number:012x}", now)


def number_of(shelf: Shelf) -> int | None:
    with shelf.current() as snapshot:
        if snapshot is None:
            return None
        cursor = snapshot.connection.cursor()
        return int(cursor.execute("select snapshot_id from meta.snapshot").fetchall()[0][0])


def test_a_new_snapshot_is_seen_by_the_same_process(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert number_of(shelf) is None
    make(tmp_path, 1)
    assert number_of(shelf) == 1
    make(tmp_path, 2, NOW + timedelta(minutes=5))
    assert number_of(shelf) == 2


def test_names_follow_even_when_the_clock_steps_back(tmp_path: Path) -> None:
    first = make(tmp_path, 1)
    second = make(tmp_path, 2, NOW - timedelta(days=1))
    assert built_at(second.name) > built_at(first.name)
    assert pointed(tmp_path) == second


@pytest.mark.parametrize("content", [None, "", "nowhere.duckdb", "2026", "../../etc/passwd", "\x00\xff"])
def test_a_bad_pointer_falls_back_to_the_newest(tmp_path: Path, content: str | None) -> None:
    make(tmp_path, 1)
    make(tmp_path, 2, NOW + timedelta(minutes=5))
    if content is None:
        (tmp_path / POINTER).unlink()
    else:
        (tmp_path / POINTER).write_text(content, encoding="utf-8")
    assert number_of(Shelf(tmp_path)) == 2


@pytest.mark.parametrize("damage", ["truncate", "empty", "junk"])
def test_a_damaged_snapshot_falls_back_to_the_one_before(tmp_path: Path, damage: str) -> None:
    make(tmp_path, 1)
    newest = make(tmp_path, 2, NOW + timedelta(minutes=5))
    data = newest.read_bytes()
    newest.write_bytes({"truncate": data[: len(data) // 2], "empty": b"", "junk": b"x" * 5000}[damage])
    assert number_of(Shelf(tmp_path)) == 1


def test_no_snapshot_at_all_is_none(tmp_path: Path) -> None:
    (tmp_path / POINTER).write_text("gone.duckdb", encoding="utf-8")
    assert number_of(Shelf(tmp_path)) is None


@pytest.mark.parametrize("statement", [
    "create table meta.x (a int)", "attach ':memory:' as other", "copy meta.snapshot to '/tmp/x.csv'",
    "select * from read_csv('/etc/passwd')", "set threads = 1", "install httpfs",
])
def test_an_open_snapshot_can_only_be_read(tmp_path: Path, statement: str) -> None:
    connection = open_read_only(make(tmp_path, 1))
    with pytest.raises(duckdb.Error):
        connection.execute(statement)
    connection.close()


def test_retention_keeps_days_months_and_the_current_one(tmp_path: Path) -> None:
    make(tmp_path, 0)
    model = all_snapshots(tmp_path)[0]
    moments = [NOW - timedelta(days=day, hours=hour) for day in range(1, 70) for hour in (1, 5)]
    for moment in moments:
        shutil.copy(model, tmp_path / f"{moment.strftime('%Y%m%dT%H%M%S.%fZ')}-{'0' * 12}.duckdb")
    retain(tmp_path, keep=4)
    left = all_snapshots(tmp_path)
    assert pointed(tmp_path) in left
    assert len({path.name[:8] for path in left}) >= 31
    assert {path.name[:6] for path in left} == {moment.strftime("%Y%m") for moment in [*moments, NOW]}
    assert len(left) < 50


def test_readers_see_one_whole_snapshot_during_swaps(tmp_path: Path) -> None:
    """FAULTS 29 and 30: no error, no mix, and the new one is seen."""
    make(tmp_path, 0)
    shelf, failures, seen, stop = Shelf(tmp_path), [], set(), threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.add(number_of(shelf))
            except Exception as error:  # noqa: BLE001 - any error at all is what the test looks for
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for number in range(1, 25):
        make(tmp_path, number, NOW + timedelta(minutes=number))
    while 24 not in seen and not failures:
        pass
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert len(shelf._open) == 1 or number_of(shelf) == 24
