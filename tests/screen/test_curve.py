"""The river's line: gaps are gaps, the band has its corners, what half a pixel hides is left out."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.locale import use
from dashboard.server.screen.curve import HALF_A_PIXEL, HEIGHT, WIDTH, curve, thinned

END = datetime(2026, 11, 23, 17, 0)


@pytest.fixture(autouse=True)
def french() -> None:
    use("fr")


def readings(levels: dict[int, float], low: float = 0.2, high: float = 1.1) -> pd.DataFrame:
    """Levels by how many minutes before the end."""
    rows = [{"measured_at": END - timedelta(minutes=before), "level_m": level, "flow_m3s": math.nan,
             "season_low_m": low, "season_mid_m": 0.5, "season_high_m": high} for before, level in levels.items()]
    return pd.DataFrame(rows).sort_values("measured_at")


def path(frame: pd.DataFrame, role: str = "line") -> str:
    drawing = curve(frame)
    assert drawing is not None
    return next((each.path for each in drawing.strokes if each.role == role), "")


def test_a_gap_in_the_data_is_a_gap_in_the_line() -> None:
    levels = {before: 0.5 + before / 5000 for before in range(0, 1440, 5) if not 300 <= before <= 600}
    assert path(readings(levels)).count("M") == 2
    assert path(readings(dict.fromkeys(range(0, 1440, 60), 0.5))).count("M") == 1


def test_everything_is_inside_the_drawing() -> None:
    drawing = curve(readings({before: 0.2 + 2 * abs(math.sin(before / 200)) for before in range(0, 1440, 5)}))
    assert drawing is not None
    for each in drawing.strokes:
        numbers = [float(found) for found in re.findall(r"-?\d+\.?\d*", each.path.replace("h0", ""))]
        assert all(-1 <= number <= max(WIDTH, HEIGHT) for number in numbers)
    assert all(0 <= mark.x <= WIDTH and 0 <= mark.y <= HEIGHT for mark in drawing.marks)
    assert any(mark.text.endswith("\u00a0m") for mark in drawing.marks)


def test_levels_that_never_move_are_drawn() -> None:
    assert path(readings(dict.fromkeys(range(0, 600, 5), 0.5), low=math.nan, high=math.nan)).startswith("M")
    assert path(readings({0: 0.5, 5: 0.5}, low=math.nan, high=math.nan), "band") == ""


@pytest.mark.parametrize("levels", [{}, {0: 0.5}, {0: math.nan, 5: math.nan}])
def test_too_little_is_not_drawn(levels: dict[int, float]) -> None:
    frame = readings(levels) if levels else readings({0: 1.0}).head(0)
    assert curve(frame) is None


def test_the_threshold_shows_when_the_water_comes_near() -> None:
    calm, high = readings({0: 0.3, 5: 0.3}), readings({0: 1.6, 5: 1.3})
    for frame, shown in ((calm, False), (high, True)):
        drawing = curve(frame, threshold_m=1.7)
        assert drawing is not None
        assert any(each.role == "limit" for each in drawing.strokes) is shown


def test_the_axis_counts_in_the_hours_of_paris() -> None:
    drawing = curve(readings(dict.fromkeys(range(0, 1440, 5), 0.5)))
    assert drawing is not None
    assert [mark.text for mark in drawing.marks if mark.anchor == "middle"] == ["0 h", "6 h", "12 h"]


@given(st.lists(st.floats(0, 400), min_size=2, max_size=60))
def test_thinning_never_moves_the_line_by_more_than_half_a_pixel(levels: list[float]) -> None:
    points = [(4.0 * place, level) for place, level in enumerate(levels)]
    kept = thinned(points)
    assert kept[0] == points[0] and kept[-1] == points[-1]
    for x, y in points:
        before = max((each for each in kept if each[0] <= x), key=lambda each: each[0])
        after = min((each for each in kept if each[0] >= x), key=lambda each: each[0])
        share = 0.0 if after[0] == before[0] else (x - before[0]) / (after[0] - before[0])
        slope = 0.0 if after[0] == before[0] else (after[1] - before[1]) / (after[0] - before[0])
        away = abs(before[1] + share * (after[1] - before[1]) - y) / math.hypot(1, slope)
        assert away <= HALF_A_PIXEL + 1e-6
