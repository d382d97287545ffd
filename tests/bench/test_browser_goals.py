"""What a first visit must hold: each goal met, missed, or not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.browser_goals import BEST, LOOPBACK, PLAIN, SLOW, Visit, told, verdicts

GOOD = Visit(200, 300, 2_000, 900_000, 60, 0.02)
FOUND = {("", LOOPBACK, BEST): GOOD, ("", SLOW, BEST): GOOD, ("", SLOW, PLAIN): replace(GOOD, app_ms=4_000)}


def missed(**changed: float) -> list[str]:
    found = {**FOUND, ("", SLOW, BEST): replace(GOOD, **changed)}
    return [each.goal for each in verdicts(found) if not each.is_met]


def test_a_good_run_meets_all_of_them() -> None:
    found = verdicts(FOUND)
    assert len(found) == 5
    assert all(each.is_met for each in found)
    assert all(told(each).startswith("met") for each in found)


@pytest.mark.parametrize(("name", "value", "words"), [
    ("first_figure_ms", 1_000, "first true figure under 1 s"), ("app_ms", 2_001, "at least 2 times"),
    ("bytes_received", 1_200_000, "under 1.2 MB"), ("layout_shift", 0.1, "layout shift"),
])  # fmt: skip
def test_each_goal_is_missed_at_its_limit(name: str, value: float, words: str) -> None:
    goals = missed(**{name: value})
    assert len(goals) == 1
    assert words in goals[0]


def test_what_was_not_measured_is_not_judged() -> None:
    assert verdicts({}) == []
    assert len(verdicts({("riviere", LOOPBACK, BEST): GOOD})) == 2
    assert all(each.goal.startswith("/riviere") for each in verdicts({("riviere", LOOPBACK, BEST): GOOD}))
