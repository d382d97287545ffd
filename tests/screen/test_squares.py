"""A hundred squares: as many full as the percentage, from the bottom, the others empty."""

from __future__ import annotations

import re

import pytest

from dashboard.server.screen.scenes import squares


def counted(path: str) -> int:
    """How many squares of 39 units, ten apart, the lines of a path are cut into."""
    return sum((int(length) + 10) // 49 for length in re.findall(r"h(\d+)", path))


@pytest.mark.parametrize(
    ("percent", "full"), [(-3, 0), (0, 0), (0.4, 0), (53.2, 53), (60, 60), (99.6, 100), (130, 100)]
)
def test_as_many_are_full_as_the_percentage(percent: float, full: int) -> None:
    found = {each.role: counted(each.path) for each in squares(percent, "").strokes}
    assert found.get("share", 0) == full and found.get("rest", 0) == 100 - full
