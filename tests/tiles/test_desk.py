"""When the IGN is asked, when it is left alone, and what is shown meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.errors import Unreachable
from dashboard.sources.ign import Tile
from dashboard.tiles.cache import Cache
from dashboard.tiles.desk import Desk, NotNow

PNG = b"\x89PNG\r\n\x1a\n...IEND\xaeB`\x82"
HERE, BESIDE = Tile("plan", 14, 8174, 5606), Tile("plan", 14, 8175, 5606)


class Ign:
    """A publisher that answers, or fails while ``is_down``; and the two clocks."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[Tile] = []
        self.is_down, self.seconds, self.day = False, 1000.0, datetime(2026, 11, 23, tzinfo=UTC)
        self.desk = Desk(self.fetch, Cache(folder), clock=lambda: self.seconds, now=lambda: self.day)

    def fetch(self, tile: Tile) -> bytes | None:
        self.asked.append(tile)
        if self.is_down:
            raise Unreachable("en panne")
        return PNG


def test_a_tile_is_asked_once_a_month(tmp_path: Path) -> None:
    ign = Ign(tmp_path)
    assert ign.desk.held(HERE) is None
    assert [ign.desk.get(HERE), ign.desk.get(HERE), ign.desk.held(HERE)] == [PNG, PNG, PNG]
    assert ign.asked == [HERE]
    ign.day = datetime(2026, 12, 1, tzinfo=UTC)
    assert (ign.desk.get(HERE), len(ign.asked)) == (PNG, 2)


def test_a_failure_spares_the_next_tiles_for_a_minute(tmp_path: Path) -> None:
    ign = Ign(tmp_path)
    ign.is_down = True
    with pytest.raises(NotNow) as failed:
        ign.desk.get(HERE)
    ign.seconds += 20
    with pytest.raises(NotNow) as refused:
        ign.desk.get(BESIDE)
    assert (failed.value.seconds, refused.value.seconds, ign.asked) == (60, 40, [HERE])
    ign.seconds, ign.is_down = ign.seconds + 40, False
    assert ign.desk.get(BESIDE) == PNG


def test_last_months_tile_serves_while_the_ign_is_down(tmp_path: Path) -> None:
    ign = Ign(tmp_path)
    ign.desk.get(HERE)
    ign.day, ign.is_down = datetime(2026, 12, 1, tzinfo=UTC), True
    assert ign.desk.get(HERE) == PNG
    with pytest.raises(NotNow):
        ign.desk.get(BESIDE)


def test_a_file_spoilt_on_disk_is_asked_again(tmp_path: Path) -> None:
    ign = Ign(tmp_path)
    ign.desk.get(HERE)
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.write_bytes(b"")
    assert ign.desk.held(HERE) is None
    assert (ign.desk.get(HERE), len(ign.asked)) == (PNG, 2)
