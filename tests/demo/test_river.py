"""The demonstration Orne: the same water however it is asked for, with real floods and a gauge's faults."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.demo import floods, river, sensor
from dashboard.demo.stations import GAUGES, LOUVIGNY, STATIONS, THURY, series

TEN_YEARS = (datetime(2016, 1, 1), datetime(2026, 1, 1))


@pytest.fixture(scope="module")
def thury() -> pd.Series:
    """Ten years of levels at Thury in metres, spikes smoothed and sentinels out."""
    return _clean(river.readings(THURY, "H", *TEN_YEARS))


def _clean(frame: pd.DataFrame) -> pd.Series:
    kept = frame[frame["value"] != sensor.SENTINEL].set_index("measured_at")["value"] / 1000
    return kept.rolling(9, center=True).median().dropna()


@given(
    start=st.datetimes(datetime(1987, 1, 1), datetime(2030, 1, 1)),
    length=st.timedeltas(timedelta(0), timedelta(days=70)),
    shift=st.timedeltas(timedelta(0), timedelta(days=40)),
    chosen=st.sampled_from(series()),
)
@settings(max_examples=25, deadline=None)
def test_ranges_agree_where_they_overlap(start: datetime, length: timedelta, shift: timedelta, chosen: tuple) -> None:
    wide = river.readings(*chosen, start - shift, start + length + shift)
    narrow = river.readings(*chosen, start, start + length)
    inside = wide[(wide["measured_at"] >= start) & (wide["measured_at"] < start + length)]
    pd.testing.assert_frame_equal(inside.reset_index(drop=True), narrow)


def test_values_do_not_depend_on_what_was_asked_before() -> None:
    day = (datetime(2024, 2, 1), datetime(2024, 2, 2))
    river._block.cache_clear()
    floods.rises.cache_clear()
    first = river.readings(LOUVIGNY, "H", *day)
    river.readings(LOUVIGNY, "H", datetime(2020, 1, 1), datetime(2020, 6, 1))
    river._block.cache_clear()
    pd.testing.assert_frame_equal(first, river.readings(LOUVIGNY, "H", *day))


def test_a_reading_every_five_minutes_from_start_included_to_stop_excluded() -> None:
    frame = river.readings(THURY, "H", datetime(2025, 6, 1, 0, 0), datetime(2025, 6, 1, 1, 0))
    expected = pd.date_range("2025-06-01T00:00", periods=12, freq="5min")
    assert frame["measured_at"].tolist() == expected.tolist()


def test_instants_are_naive_and_aware_bounds_are_converted() -> None:
    paris = timezone(timedelta(hours=2))
    aware = river.readings(THURY, "H", datetime(2025, 6, 1, 2, tzinfo=paris), datetime(2025, 6, 1, 1, tzinfo=UTC))
    naive = river.readings(THURY, "H", datetime(2025, 6, 1, 0), datetime(2025, 6, 1, 1))
    pd.testing.assert_frame_equal(aware, naive)
    assert str(naive["measured_at"].dtype) == "datetime64[us]"


def test_a_measure_that_is_not_transmitted_gives_no_row() -> None:
    assert river.readings(LOUVIGNY, "Q", *TEN_YEARS).empty


def test_an_empty_range_gives_no_row() -> None:
    assert river.readings(THURY, "H", datetime(2025, 1, 2), datetime(2025, 1, 1)).empty


def test_a_station_of_another_river_is_refused() -> None:
    with pytest.raises(KeyError, match="A123456789"):
        river.readings("A123456789", "H", *TEN_YEARS)


def test_another_seed_is_another_river() -> None:
    day = (datetime(2024, 2, 1), datetime(2024, 2, 2))
    assert not river.readings(THURY, "H", *day).equals(river.readings(THURY, "H", *day, seed=1))


@pytest.mark.parametrize(("day", "level"), [("2021-02-04", 2.93), ("2025-01-09", 3.75)])
def test_the_floods_the_press_reported_reach_their_level_at_thury(thury: pd.Series, day: str, level: float) -> None:
    assert thury[day].max() == pytest.approx(level, abs=0.02)


def test_the_flood_of_january_2025_is_the_highest_of_ten_years(thury: pd.Series) -> None:
    assert str(thury.idxmax())[:10] == "2025-01-09"


def test_the_wave_reaches_louvigny_five_to_eight_hours_after_thury(thury: pd.Series) -> None:
    downstream = _clean(river.readings(LOUVIGNY, "H", datetime(2025, 1, 5), datetime(2025, 1, 13)))
    lag = downstream.idxmax() - thury["2025-01-05":"2025-01-13"].idxmax()
    assert timedelta(hours=4) < lag < timedelta(hours=8.5)
    assert downstream.max() > 1.7


def test_argentan_keeps_its_record_of_january_2001() -> None:
    frame = _clean(river.readings("I303101001", "H", datetime(2001, 1, 1), datetime(2001, 1, 15)))
    assert frame.max() == pytest.approx(2.90, abs=0.35)


def test_winter_is_high_and_september_low(thury: pd.Series) -> None:
    monthly = thury.groupby(thury.index.month).median()
    assert monthly.idxmin() in (8, 9, 10)
    assert monthly.idxmax() in (1, 2, 3)
    assert monthly.max() > 2 * monthly.min()


def test_it_rises_fast_and_recedes_slowly(thury: pd.Series) -> None:
    flood = thury["2025-01-05":"2025-01-20"]
    half = (flood.max() + flood.iloc[0]) / 2
    above = flood[flood > half].index
    assert flood.idxmax() - above[0] < (above[-1] - flood.idxmax()) / 2


@pytest.mark.parametrize("year", range(2010, 2026))
def test_ten_to_twenty_rises_a_year(year: int) -> None:
    assert 10 <= len(floods.rises(year, river.SEED).onset) <= 21


def test_flow_is_a_power_law_of_level() -> None:
    day = (datetime(2025, 1, 9), datetime(2025, 1, 10))
    level = river.readings(THURY, "H", *day).set_index("measured_at")["value"]
    flow = river.readings(THURY, "Q", *day).set_index("measured_at")["value"]
    expected = 19.8 * (level / 1000) ** 2.15 * 1000
    assert (flow - expected).abs().median() < 1


def test_the_noise_is_a_few_millimetres() -> None:
    noise = sensor.noise_mm(THURY, 660, 8928, river.SEED)
    assert np.abs(noise).max() == sensor.NOISE_MM
    assert 1 < noise.std() < 3


def test_readings_carry_silences_frozen_values_spikes_and_sentinels() -> None:
    frame = river.readings(LOUVIGNY, "H", *TEN_YEARS)
    silences = frame["measured_at"].diff().dropna()
    repeated = frame["value"].diff().ne(0).cumsum().value_counts()
    jumps = frame["value"].diff().abs()
    assert (silences > timedelta(days=1)).any()
    assert silences.max() < timedelta(days=8)
    assert repeated.max() > 36
    assert (frame["value"] == sensor.SENTINEL).sum() > 20
    assert (jumps[frame["value"] != sensor.SENTINEL] > 500).sum() > 20


def test_levels_at_louvigny_are_seldom_negative_but_are() -> None:
    clean = _clean(river.readings(LOUVIGNY, "H", *TEN_YEARS))
    assert 0 < (clean < 0).mean() < 0.05


def test_all_gauges_stay_within_what_their_river_can_do() -> None:
    for gauge in GAUGES:
        level = _clean(river.readings(gauge.code, "H", datetime(2024, 9, 1), datetime(2025, 9, 1)))
        assert -1 < level.min() < level.max() < 5, gauge.name


def test_vigilance_follows_the_river() -> None:
    assert river.vigilance_level(datetime(2025, 1, 9)) == 3
    assert river.vigilance_level(datetime(2025, 9, 1)) == 1
    daily = [river.vigilance_level(datetime(2024, 9, 1) + timedelta(days=n)) for n in range(365)]
    assert set(daily) == {1, 2, 3}
    assert daily.count(1) > 330


def test_the_true_level_is_what_the_gauge_reads_but_for_noise() -> None:
    instant = datetime(2025, 6, 1, 0, 0)
    read = river.readings(THURY, "H", instant, instant + timedelta(minutes=5))["value"].iloc[0]
    assert river.level_m(THURY, instant) * 1000 == pytest.approx(read, abs=6)


def test_nineteen_gauges_of_one_basin_with_unique_codes() -> None:
    assert len(STATIONS) == len(GAUGES) == 19
    assert all(code.startswith("I3") and len(code) == 10 for code in STATIONS)
    assert series()[:3] == [(LOUVIGNY, "H"), (THURY, "H"), (THURY, "Q")]
