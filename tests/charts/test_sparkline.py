"""The small picture: what it shows, what it leaves out, what it refuses to draw."""

from __future__ import annotations

import re

import pytest

from dashboard.charts.sparkline import MOST_POINTS, path, sparkline, thinned


@pytest.mark.parametrize("values", [[], [1.0], [None, None], [None, 3.0, float("nan")]])
def test_under_two_known_values_there_is_no_picture(values: list[float | None]) -> None:
    assert sparkline(values) == ""


def test_a_hole_lifts_the_pen() -> None:
    assert path([(0, 1), (1, 2), None, (3, 4), (4, 5)]) == "M0.0 1.0L1.0 2.0M3.0 4.0L4.0 5.0"


def test_equal_values_are_a_flat_line_in_the_middle() -> None:
    assert "top:50.0%" in sparkline([4, 4, 4])


def test_the_last_known_point_is_marked() -> None:
    assert 'class="spark-last" style="left:50.0%' in sparkline([1, 2, None])


def test_limits_are_a_band_behind() -> None:
    assert "spark-band" in sparkline([1, 2], limits=(0.5, 1.5))
    assert "spark-band" not in sparkline([1, 2])


def test_a_long_series_is_thinned_and_keeps_its_ends() -> None:
    series: list[float | None] = [float(n) for n in range(10_000)]
    kept = thinned(series)
    assert len(kept) == MOST_POINTS
    assert (kept[0], kept[-1]) == (0.0, 9_999.0)


def test_it_is_silent_for_a_screen_reader_and_small() -> None:
    picture = sparkline(range(500))
    assert 'aria-hidden="true"' in picture
    assert len(picture) < 3_000


def test_noise_does_not_look_like_a_change() -> None:
    heights = [float(at) for at in re.findall(r"top:([\d.]+)%", sparkline([0.230, 0.231, 0.229, 0.231]))]
    assert 40 < heights[-1] < 60
