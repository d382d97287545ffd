"""The watch asks each dataset at its own pace."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from dashboard.declarations import load_datasets
from dashboard.warehouse.watch import Schedule, interval
from tests.demo_town import NOW, demo_site


def test_each_dataset_has_its_pace() -> None:
    datasets = load_datasets()
    assert interval(datasets["hydrometrie"]) == timedelta(minutes=5)
    assert interval(datasets["vigicrues"]) == timedelta(minutes=15)
    assert interval(datasets["decp"]) == timedelta(days=1)


def test_everything_is_due_at_first_then_only_the_river(tmp_path: Path) -> None:
    site = demo_site(tmp_path, tmp_path)
    schedule = Schedule(site)
    assert set(schedule.ready(NOW)) == set(site.datasets)
    assert schedule.ready(NOW + timedelta(minutes=4)) == []
    assert schedule.ready(NOW + timedelta(minutes=5)) == ["hydrometrie"]
    assert schedule.pause(NOW + timedelta(minutes=5)) == 300


def test_a_dataset_fetched_a_moment_ago_waits_for_its_turn(tmp_path: Path) -> None:
    site = demo_site(tmp_path, tmp_path)
    site.landing.record("hydrometrie", "demo", [], NOW)
    schedule = Schedule(site)
    assert "hydrometrie" not in schedule.ready(NOW + timedelta(minutes=4))
    assert "hydrometrie" in schedule.ready(NOW + timedelta(minutes=5))


def test_a_long_sleep_is_not_caught_up_turn_by_turn(tmp_path: Path) -> None:
    schedule = Schedule(demo_site(tmp_path, tmp_path))
    schedule.ready(NOW)
    later = NOW + timedelta(days=3)
    schedule.ready(later)
    assert min(schedule.due.values()) > later
