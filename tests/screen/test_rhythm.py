"""Twelve to fifteen seconds a scene, one more for three words over fifteen, ninety for all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.server.screen.rhythm import LEAST_S, LOOP_S, seconds, timed, words
from dashboard.server.screen.shapes import Scene


def scene(count: int, base: int = 12) -> Scene:
    """A scene of so many words."""
    return Scene(kind="fact", theme="", title="", seconds=base, figures=[], sentence=" ".join(["mot"] * count), note="",
                 drawing=None, source="", is_demo=False, is_priority=False)


@pytest.mark.parametrize(("count", "base", "expected"), [
    (0, 12, 12), (15, 13, 13), (16, 12, 13), (18, 12, 13), (19, 12, 14), (30, 15, 20),
])  # fmt: skip
def test_three_words_more_are_a_second_more(count: int, base: int, expected: int) -> None:
    assert words(scene(count)) == count
    assert seconds(scene(count, base)) == expected


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(12, 15)), min_size=1, max_size=6))
def test_a_loop_never_lasts_longer_than_ninety_seconds(counts: list[tuple[int, int]]) -> None:
    found = timed([scene(count, base) for count, base in counts])
    assert sum(each.seconds for each in found) <= max(LOOP_S, LEAST_S * len(found))
    assert all(each.seconds >= LEAST_S for each in found)


def test_a_loop_that_fits_keeps_its_seconds() -> None:
    assert [each.seconds for each in timed([scene(30, 13), scene(0, 12)])] == [18, 12]
