"""What is kept on disk: up to its cap, whole files only, and nothing at all on a disk that cannot be written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.tiles.cache import Cache


def bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_a_file_is_read_as_it_was_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "fond")
    assert cache.read("2026-11", "a") is None
    assert cache.write("2026-11", "a", b"1")
    assert cache.write("2026-10", "a", b"2")
    assert (cache.read("2026-11", "a"), cache.shelves()) == (b"1", ["2026-11", "2026-10"])


def test_the_cap_holds_and_the_one_used_longest_ago_leaves(tmp_path: Path) -> None:
    cache = Cache(tmp_path, most=1_000)
    for number in range(9):
        cache.write("2026-10", str(number), b"x" * 100)
        os.utime(tmp_path / "2026-10" / str(number), (number, number))
    assert cache.read("2026-10", "0") is not None
    for number in range(9, 60):
        cache.write("2026-11", str(number), b"x" * 100)
        assert bytes_in(tmp_path) <= 1_000
        if number == 10:
            assert cache.read("2026-10", "1") is None
            assert cache.read("2026-10", "0") is not None
    assert cache.shelves() == ["2026-11"]
    assert not cache.write("2026-11", "large", b"x" * 1_001)


def test_what_was_there_before_counts(tmp_path: Path) -> None:
    Cache(tmp_path, most=10_000).write("2026-11", "old", b"x" * 5_000)
    Cache(tmp_path, most=1_000).write("2026-11", "new", b"x" * 10)
    assert bytes_in(tmp_path) == 10


def test_a_disk_that_cannot_be_written_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    assert not Cache(tmp_path / "file" / "fond").write("2026-11", "a", b"1")
    assert Cache(tmp_path / "file" / "fond").shelves() == []

    def full(path: Path, body: bytes) -> int:
        path.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert not Cache(tmp_path / "full").write("2026-11", "a", b"1")
    assert [path for path in (tmp_path / "full").rglob("*") if path.is_file()] == []
