"""Lots: small fetches together, the last one by itself, a large one always cut at the same files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.lots import lots

Write = Callable[..., list[LandedPart]]


@pytest.fixture
def fetch(tmp_path: Path) -> Write:
    def write(fetch_id: str, *sizes: int) -> list[LandedPart]:
        parts = []
        for number, size in enumerate(sizes, start=1):
            path = tmp_path / f"{fetch_id}-{number}"
            path.write_bytes(b"x" * size)
            parts.append(LandedPart(path, path.name, "csv", fetch_id, number, path.name))
        return parts

    return write


def names(parts: list[LandedPart]) -> list[list[str]]:
    return [[part.name for part in lot] for lot in lots(parts, lot_bytes=10)]


def test_small_fetches_go_together_and_the_last_one_by_itself(fetch: Write) -> None:
    parts = [*fetch("a", 4), *fetch("b", 2, 3), *fetch("c", 4), *fetch("d", 1)]
    assert names(parts) == [["a-1", "b-1", "b-2"], ["c-1"], ["d-1"]]


def test_a_large_fetch_is_cut_at_the_same_files_whatever_comes_before(fetch: Write) -> None:
    large = fetch("b", 6, 3, 6)
    cut = [["b-1", "b-2"], ["b-3"]]
    assert names(large) == cut
    assert names([*fetch("a", 4), *large]) == [["a-1"], *cut]
    assert names([*fetch("a", 4), *large, *fetch("c", 1)]) == [["a-1"], *cut, ["c-1"]]


def test_a_file_is_never_cut(fetch: Write) -> None:
    assert names(fetch("a", 50, 1)) == [["a-1"], ["a-2"]]


def test_no_file_is_one_empty_lot() -> None:
    assert lots([]) == [[]]
