"""The goals: each held or missed on what was found, the home page at both ends of the scales."""

from __future__ import annotations

from bench.goals import verdicts
from bench.measures import Build, Found, Page


def found(scale: int, home_ms: float) -> Found:
    p95s = {"accueil": home_ms, "wifi": 10.0}
    pages = {name: Page(2 * p95, p95 / 2, p95, 9, f"{name}/question", 1.0) for name, p95 in p95s.items()}
    return Found(scale, 1, 1.0, Build(10.0, 10.0, 500.0), 0.4, 0.4, pages)


def home(*measured: Found) -> list[tuple[str, bool]]:
    return [(one.found, one.is_met) for one in verdicts(measured) if "home page" in one.goal]


def test_the_home_page_has_a_goal_of_its_own_at_each_end() -> None:
    assert home(found(1, 19.9)) == [("19.9 ms", True)]
    assert home(found(1, 20.0)) == [("20.0 ms", False)]
    assert home(found(1, 5.0), found(100, 29.9)) == [("5.0 ms", True), ("29.9 ms", True)]
    assert home(found(1, 5.0), found(100, 30.0)) == [("5.0 ms", True), ("30.0 ms", False)]


def test_without_scale_one_nothing_is_judged() -> None:
    assert verdicts([found(10, 1.0)]) == []


def test_the_slowest_page_may_take_twice_as_long_at_the_largest_scale() -> None:
    told = verdicts([found(1, 49.9), found(100, 100.0)])
    every = [(one.found, one.is_met) for one in told if "every page" in one.goal]
    assert every == [("49.9 ms (accueil)", True), ("100.0 ms (accueil)", False), ("× 2.0 (accueil)", False)]
