"""What we want to hold, and whether a run held it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.measures import Found
from bench.visits import HOME

BUILD_S = 20.0
TICK_S = 2.0
PAGE_MS = 50.0
PAGE_LARGEST_MS = 100.0
HOME_MS = 20.0
HOME_LARGEST_MS = 30.0
GROWTH = 2.0
NOTICED_MS = 5.0  # under this, twice as long is the clock's noise


@dataclass(frozen=True)
class Verdict:
    """One goal, what was found, and whether that is good."""

    goal: str
    found: str
    is_met: bool


def verdicts(found: Sequence[Found]) -> list[Verdict]:
    """The goals that these scales can tell: scale 1 alone, and the largest one against it."""
    first = next((one for one in found if one.scale == 1), None)
    if first is None:
        return []
    largest = max(found, key=lambda one: one.scale)
    home = _home(first, HOME_MS)
    if largest is first:
        return _of_the_town(first) + home
    return [*_of_the_town(first), *home, *_home(largest, HOME_LARGEST_MS), _pages(largest, PAGE_LARGEST_MS),
            *_growth(first, largest)]


def _home(found: Found, most_ms: float) -> list[Verdict]:
    """The page that everybody opens first."""
    p95 = found.pages[HOME].p95_ms
    return [Verdict(f"the home page's queries at scale {found.scale}: p95 under {most_ms:.0f} ms", f"{p95:.1f} ms",
                    p95 < most_ms)]


def _of_the_town(first: Found) -> list[Verdict]:
    return [
        Verdict(f"full build at scale 1 under {BUILD_S:.0f} s", f"{first.build.wall_s:.1f} s",
                first.build.wall_s < BUILD_S),
        Verdict(f"river tick at scale 1 under {TICK_S:.0f} s", f"{first.tick_s:.2f} s", first.tick_s < TICK_S),
        _pages(first, PAGE_MS),
    ]


def _pages(found: Found, most_ms: float) -> Verdict:
    """The slowest page."""
    slowest = max(found.pages, key=lambda name: found.pages[name].p95_ms)
    p95 = found.pages[slowest].p95_ms
    return Verdict(f"every page's queries at scale {found.scale}: p95 under {most_ms:.0f} ms",
                   f"{p95:.1f} ms ({slowest})", p95 < most_ms)


def _growth(first: Found, largest: Found) -> list[Verdict]:
    """Each page at the largest scale against the same page at scale 1."""
    pages = first.pages.keys() & largest.pages.keys()
    ratios = {name: largest.pages[name].p50_ms / max(first.pages[name].p50_ms, NOTICED_MS) for name in pages}
    worst = max(ratios, key=lambda name: ratios[name])
    return [
        Verdict(f"every page at scale {largest.scale}: under {GROWTH:.0f} times scale 1 (p50)",
                f"× {ratios[worst]:.1f} ({worst})", ratios[worst] < GROWTH),
    ]
