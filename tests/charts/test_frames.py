"""Frames on their way to Vega: names, hours, holes, labels."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import pytest

from dashboard.charts.frames import bounds, break_gaps, end_heights, framed, pick, ticks_of, wall_clock

FIVE = timedelta(minutes=5)


def readings(*minutes: int) -> pd.DataFrame:
    start = pd.Timestamp("2026-11-23 10:00")
    return pd.DataFrame({"t": [start + pd.Timedelta(minutes=m) for m in minutes], "v": [float(m) for m in minutes]})


def test_no_published_name_reaches_vega() -> None:
    frame = pd.DataFrame({'a.b[0]:"x"': [1], "té": [2]}, index=[7])
    ready = pick(frame, {"t": "té", "v": 'a.b[0]:"x"', "s": None})
    assert list(ready.columns) == ["t", "v"]
    assert list(ready.index) == [0]


def test_a_column_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        pick(pd.DataFrame({"a": [1]}), {"t": "b"})


def test_an_instant_becomes_the_hour_of_paris() -> None:
    times = pd.Series(pd.to_datetime(["2026-11-23 17:00", "2026-07-14 17:00"]))
    assert [at.hour for at in wall_clock(times, "moment")] == [18, 19]
    assert [at.hour for at in wall_clock(times.dt.tz_localize("UTC"), "moment")] == [18, 19]


def test_a_day_stays_the_day_it_is() -> None:
    days = pd.Series(pd.to_datetime(["2026-11-23"]))
    assert wall_clock(days, "day")[0] == pd.Timestamp("2026-11-23")


def test_the_hour_that_does_not_exist_is_never_drawn() -> None:
    times = pd.Series(pd.date_range("2026-03-29 00:30", periods=3, freq="30min"))
    assert [f"{at:%H:%M}" for at in wall_clock(times, "moment")] == ["01:30", "03:00", "03:30"]


def test_a_hole_of_three_cadences_breaks_nothing_and_a_longer_one_breaks_the_line() -> None:
    assert len(break_gaps(readings(0, 5, 20), "t", None, FIVE)) == 3
    broken = break_gaps(readings(0, 5, 21), "t", None, FIVE)
    assert broken["v"].isna().tolist() == [False, False, True, False]


def test_each_series_is_broken_on_its_own() -> None:
    frame = pd.concat([readings(0, 5, 60).assign(s="a"), readings(0, 5, 10).assign(s="b")], ignore_index=True)
    broken = break_gaps(frame, "t", "s", FIVE)
    assert broken[broken["v"].isna()]["s"].tolist() == ["a"]


def test_without_a_cadence_or_with_one_row_nothing_is_added() -> None:
    assert len(break_gaps(readings(0, 600), "t", None, None)) == 2
    assert len(break_gaps(readings(0), "t", None, FIVE)) == 1


SECONDS = {"hours": 3_600, "day": 86_400, "week": 604_800, "month": 2_629_746, "year": 31_556_952}


@pytest.mark.parametrize(
    "hours", [1, 5, 12, 24, 36, 72, 100, 168, 300, 720, 2_000, 4_000, 9_000, 20_000, 60_000, 200_000, 600_000]
)
def test_an_axis_never_has_more_than_seven_ticks(hours: int) -> None:
    start = pd.Timestamp("2020-01-01")
    ticks = ticks_of(pd.Series([start, start + pd.Timedelta(hours=hours)]))
    assert hours * 3_600 / (SECONDS[ticks.interval] * ticks.step) < 7.3


def test_months_are_not_counted_in_hours() -> None:
    two = pd.Series(pd.to_datetime(["2026-10-01", "2026-11-01"]))
    assert ticks_of(two, "months").interval == "month"
    assert ticks_of(two.head(1), "days").interval == "day"


def test_an_empty_axis_is_counted_too() -> None:
    assert ticks_of(pd.Series([], dtype="datetime64[us]")).span == "hours"


@pytest.mark.parametrize("values", [[10.0, 10.1, 10.2], [100.0, 99.9, 99.8], [0.0, 0.0, 0.0], [5.0, 50.0, 51.0]])
def test_names_at_the_end_of_lines_keep_their_distance_and_stay_within(values: list[float]) -> None:
    last = pd.DataFrame({"v": values})
    heights = end_heights(last, "v", 0.0, 100.0, lines=10).sort_values().to_list()
    assert all(above - below >= 10 - 1e-9 for below, above in zip(heights, heights[1:], strict=False))
    assert heights[-1] <= 100 + 1e-9


def test_bounds_take_zero_target_and_holes() -> None:
    frame = pd.DataFrame({"v": [2.0, None, 4.0]})
    low, high = bounds(frame, ["v", "absent"], 10.0, zero=True)
    assert low == 0
    assert high > 10
    assert bounds(frame.head(0), ["v"], None, zero=False) == (0.0, 1.0)


def test_what_is_steady_is_framed_over_the_least_span_and_what_moves_over_its_own() -> None:
    low, high = framed(pd.Series([0.22, 0.23, None]), 0.2)
    assert high - low == pytest.approx(0.2) and (low + high) / 2 == pytest.approx(0.225)
    low, high = framed(pd.Series([0.0, 2.0]), 0.2)
    assert low < 0 and high > 2
