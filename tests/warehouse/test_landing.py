"""The landing writes once, provenance last, and counts what must count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.declarations import load_datasets
from dashboard.warehouse.landing import Incoming, Landing
from dashboard.warehouse.selection import counting, current

NOW = datetime(2026, 11, 23, 19, 5, tzinfo=UTC)
WIFI, RIVER, CATALOGUE = (load_datasets()[name] for name in ("wifi", "hydrometrie", "catalogue"))


@pytest.fixture
def landing(tmp_path: Path) -> Landing:
    return Landing(tmp_path / "landing")


def incoming(tmp_path: Path, text: str, origin: str = "a.csv") -> Incoming:
    path = tmp_path / "incoming.csv"
    path.write_text(text, encoding="utf-8")
    return Incoming(path=path, name="a.csv", format="csv", origin=origin, address="https://x.fr/a.csv",
                    fetched_at=NOW, headers={"etag": "1"})


def test_a_fetch_keeps_bytes_and_provenance(landing: Landing, tmp_path: Path) -> None:
    fetch = landing.record("wifi", "live", [incoming(tmp_path, "a;b\n1;2\n")], NOW)
    [part] = landing.parts([fetch])
    assert part.path.read_text() == "a;b\n1;2\n"
    assert part.path.parent.name == "2026-11"
    assert landing.fetches("wifi") == [fetch]
    assert (fetch.parts[0].size, len(fetch.parts[0].sha256)) == (8, 64)


def test_no_file_is_an_unchanged_fetch(landing: Landing) -> None:
    assert landing.record("wifi", "live", [], NOW).outcome == "unchanged"


def test_files_without_provenance_do_not_exist(landing: Landing, tmp_path: Path) -> None:
    fetch = landing.record("wifi", "live", [incoming(tmp_path, "a\n")], NOW)
    (landing.folder / "wifi" / "2026-11" / f"{fetch.fetch_id}.provenance.json").unlink()
    assert landing.fetches("wifi") == []


def test_a_clock_stepping_back_keeps_the_order(landing: Landing, tmp_path: Path) -> None:
    first = landing.record("wifi", "live", [incoming(tmp_path, "a\n")], NOW)
    second = landing.record("wifi", "live", [incoming(tmp_path, "b\n")], NOW - timedelta(days=40))
    assert second.fetch_id > first.fetch_id
    assert landing.fetches("wifi") == [first, second]
    assert landing.fetches("wifi", after=first.fetch_id) == [second]


def test_equal_failures_are_one_record(landing: Landing) -> None:
    first = landing.fail("wifi", "live", "unreachable", "pas de réponse", NOW)
    again = landing.fail("wifi", "live", "unreachable", "pas de réponse", NOW + timedelta(minutes=5))
    other = landing.fail("wifi", "live", "refused", "404", NOW + timedelta(minutes=10))
    assert again == first
    assert [fetch.kind for fetch in landing.fetches("wifi")] == ["unreachable", "refused"]
    assert landing.last("wifi") == other


def test_a_refused_fetch_no_longer_counts(landing: Landing, tmp_path: Path) -> None:
    good = landing.record("wifi", "live", [incoming(tmp_path, "a\n")], NOW)
    bad = landing.record("wifi", "live", [incoming(tmp_path, "b\n")], NOW + timedelta(hours=1))
    landing.refuse(bad, "colonne absente")
    assert landing.refusal(bad) == "colonne absente"
    assert counting(landing, WIFI, "live") == [good]


def test_what_is_real_beats_the_demonstration(landing: Landing, tmp_path: Path) -> None:
    demo = landing.record("wifi", "demo", [incoming(tmp_path, "a\n")], NOW)
    assert counting(landing, WIFI, "demo") == [demo]
    assert counting(landing, WIFI, "live") == []
    real = landing.record("wifi", "file", [incoming(tmp_path, "b\n")], NOW)
    assert counting(landing, WIFI, "demo") == [real]


def test_modes_choose_the_parts_that_make_the_table(landing: Landing, tmp_path: Path) -> None:
    first = landing.record("wifi", "live", [incoming(tmp_path, "a\n", "x"), incoming(tmp_path, "b\n", "y")], NOW)
    second = landing.record("wifi", "live", [incoming(tmp_path, "c\n", "x")], NOW + timedelta(hours=1))
    fetches = [first, second]
    assert current(RIVER, fetches) == fetches
    assert current(CATALOGUE, fetches) == [second]
    by_origin = current(WIFI, fetches)
    assert [[part.origin for part in fetch.parts] for fetch in by_origin] == [["y"], ["x"]]
