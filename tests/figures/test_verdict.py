"""Real change or usual variation: published charts, the four rules, steps, seasons, and what must stay silent."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from dashboard.figures.verdict import Verdict, verdict

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 "Individuals Control Charts": ten batches,
# centre 50.81, mean moving range 1.8778, limits 45.8159 and 55.8041 (with 3 / 1.128 where Wheeler rounds to 2.66).
NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
# Montgomery, Introduction to Statistical Quality Control, chapter 6, "Viscosity of aircraft primer paint": fifteen
# batches, centre 33.52, mean moving range 0.48, limits 32.24 and 34.80, in control.
PAINT = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84]
# Wheeler, Understanding Variation, US trade deficits of 1987 and 1988 (billion dollars): the limits of 1987 are 8.3 and
# 17.2, and March 1988 falls below them.
DEFICIT_1987 = [10.7, 13.0, 11.4, 11.5, 12.5, 14.1, 14.8, 14.1, 12.6, 16.0, 11.7, 10.6]
QUIET = [10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0]


def months(count: int, first: date = date(2024, 1, 1)) -> list[date]:
    return [date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1) for i in range(count)]


def of(values: Sequence[float | None], **options: object) -> Verdict:
    return verdict(months(len(values)), values, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "centre", "low", "high", "near"),
    [
        pytest.param(NIST, 50.81, 45.8159, 55.8041, 0.001, id="nist batches"),
        pytest.param(PAINT, 33.52, 32.24, 34.80, 0.01, id="primer paint"),
        pytest.param(DEFICIT_1987, 12.75, 8.3, 17.2, 0.05, id="trade deficit 1987"),
    ],
)
def test_limits_are_those_of_published_examples(
    values: list[float], centre: float, low: float, high: float, near: float
) -> None:
    found = of(values)
    assert found.kind == "usual"
    assert found.limits is not None
    assert (found.limits.centre, found.limits.low, found.limits.high) == pytest.approx((centre, low, high), abs=near)
    assert found.limits.start == date(2024, 1, 1)
    assert found.bands[0] == (date(2024, 1, 1), found.limits.low, found.limits.centre, found.limits.high)


def test_nine_points_are_too_few_and_ten_are_enough() -> None:
    assert of(NIST[:9]) == Verdict("silent", "few")
    assert of(NIST).kind == "usual"


@pytest.mark.parametrize(
    ("values", "rule", "direction", "since"),
    [
        pytest.param([*QUIET, 20.0], "beyond", "up", 12, id="a point above"),
        pytest.param([*QUIET, 1.0], "beyond", "down", 12, id="a point below"),
        pytest.param([*QUIET, *QUIET, 25.0, 26.0], "beyond", "up", 24, id="two points above tell the first"),
        pytest.param([*QUIET[:-1], *[11.2, 12.1] * 4], "run", "up", 18, id="eight points on one side"),
        pytest.param([*QUIET, *[9.3, 8.4] * 5], "run", "down", 19, id="ten points on one side tell the eighth"),
        pytest.param([*QUIET[:10], 8.0, 9.0, 10.0, 11.0, 12.0, 13.0], "trend", "up", 15, id="six rising points"),
        pytest.param([*QUIET[:10], 13.0, 12.0, 11.0, 10.0, 9.0, 8.0], "trend", "down", 15, id="six falling points"),
        pytest.param([*QUIET, *QUIET, 15.2, 10.5, 15.2], "near", "up", 26, id="two of three near the limit"),
        pytest.param([*QUIET, *QUIET, 5.8, 5.9], "near", "down", 25, id="two in a row near the lower limit"),
    ],
)
def test_each_rule_tells_its_direction_and_when_it_was_complete(
    values: list[float], rule: str, direction: str, since: int
) -> None:
    found = of(values)
    assert (found.kind, found.rule, found.direction) == ("change", rule, direction)
    assert found.since == months(len(values))[since]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([*QUIET[:-1], 11.2, 12.1, 11.2, 12.1, 11.2, 12.1, 11.2], id="seven on one side"),
        pytest.param([*QUIET[:10], 12.0, 9.5, 10.0, 10.5, 11.0, 11.5], id="five rising points"),
        pytest.param([*QUIET[:10], 12.0, 9.0, 9.6, 10.2, 10.2, 10.9, 11.5], id="six points with two equal"),
        pytest.param([*QUIET, *QUIET, 15.2, 10.5, 10.6, 15.2], id="two of four near the limit"),
        pytest.param([*QUIET, *QUIET, 15.2, 10.5, 5.9], id="near both limits"),
    ],
)
def test_one_less_is_usual_variation(values: list[float]) -> None:
    assert of(values).kind == "usual"


def test_an_older_signal_is_not_a_change_now() -> None:
    assert of([*QUIET, 20.0, *QUIET]).kind == "usual"
    assert of([*QUIET, *QUIET, 15.2, 15.3, 10.0]).kind == "usual"


def test_a_shift_and_a_point_beyond_tell_when_the_first_was_complete() -> None:
    found = of([*QUIET, *QUIET, *[14.0, 14.5] * 3, 14.0, 20.0, 14.0])
    assert (found.rule, found.since) == ("run", months(33)[31])


def test_a_rise_of_the_whole_series_is_dated_at_its_sixth_point() -> None:
    # A debt that has grown each year since its accounts are published: nothing is known of the year before the first.
    debt = [250.0, 268.0, 275.0, 291.0, 299.0, 316.0, 322.0, 340.0, 347.0, 361.0, 370.0, 382.0]
    found = of(debt)
    assert (found.rule, found.since) == ("trend", months(12)[5])


def test_a_declared_step_starts_the_chart_again() -> None:
    shifted = [*QUIET, *[value + 20 for value in QUIET]]
    step = months(24)[12]
    assert of(shifted).kind == "change"
    found = of(shifted, steps=[step])
    assert found.kind == "usual"
    assert found.limits is not None
    assert found.limits.start == step
    assert found.bands[0][2] == pytest.approx(10.5)
    assert found.bands[-1][2] == pytest.approx(30.5)


def test_a_step_inside_a_period_starts_with_the_next_one() -> None:
    found = of([*QUIET, *QUIET], steps=[date(2024, 6, 15)])
    assert found.limits is not None
    assert found.limits.start == date(2024, 7, 1)


def test_nine_points_after_a_step_are_too_few_and_ten_are_enough() -> None:
    values = [*QUIET, *QUIET]
    assert of(values, steps=[months(24)[15]]).reason == "few"
    assert of(values, steps=[months(24)[15]]).bands[-1][0] == months(24)[14]
    assert of(values, steps=[months(24)[14]]).kind == "usual"


def test_a_step_after_the_last_point_is_not_there_yet() -> None:
    assert of(QUIET, steps=[date(2030, 1, 1)]) == of(QUIET)


@pytest.mark.parametrize("value", [0.0, 85.0, 0.1 + 0.2, 1e15])
def test_a_series_that_never_moves_is_silent(value: float) -> None:
    assert of([value] * 20) == Verdict("silent", "constant")


def test_stale_data_is_silent_but_keeps_its_bands() -> None:
    found = of([*QUIET, 20.0], is_stale=True)
    assert (found.kind, found.reason, found.limits) == ("silent", "stale", None)
    assert len(found.bands) == 13


@pytest.mark.parametrize(
    "values", [[], [None], [math.nan] * 12, [math.inf, -math.inf]], ids=["no", "none", "nan", "inf"]
)
def test_nothing_known_is_empty(values: list[float | None]) -> None:
    assert of(values) == Verdict("silent", "empty")


def test_missing_values_are_not_counted() -> None:
    holes: list[float | None] = [*QUIET[:5], None, math.nan, *QUIET[5:9]]
    assert of(holes).reason == "few"
    assert of([*holes, QUIET[9]]).kind == "usual"


def test_the_range_across_a_gap_is_not_noise() -> None:
    whole = months(36)
    before, after = [(day, 10 + i % 2) for i, day in enumerate(whole[:10])], [(whole[30], 60.0), (whole[31], 61.0)]
    found = verdict(*zip(*[*before, *after], strict=True))
    assert found.limits is not None
    assert found.limits.high - found.limits.centre == pytest.approx(2.66)


def test_order_and_repeats_do_not_matter() -> None:
    days = months(12)
    pairs = [(days[0], 999.0), *zip(days, QUIET, strict=True)]
    first, *others = pairs
    random.Random(3).shuffle(others)
    assert verdict(*zip(first, *others, strict=True)) == of(QUIET)


SUMMER = {7: 40.0, 8: 55.0, 12: -20.0}


def seasonal(years: int, slope: float = 0.0, seed: int = 5) -> tuple[list[date], list[float]]:
    days, noise = months(12 * years, date(2020, 1, 1)), random.Random(seed)
    return days, [100 + slope * i + SUMMER.get(day.month, 0.0) + noise.uniform(-3, 3) for i, day in enumerate(days)]


def test_a_summer_like_the_others_is_usual_only_when_compared_with_summers() -> None:
    days, values = seasonal(5)
    days, values = days[:56], values[:56]  # ends in August
    assert verdict(days, values).kind == "change"
    found = verdict(days, values, season="year")
    assert found.kind == "usual"
    august, july, june = found.bands[-1], found.bands[-2], found.bands[-3]
    assert august[2] > july[2] > june[2]
    assert august[1] < values[-1] < august[3]


def test_a_real_change_in_a_season_is_seen_on_either_side() -> None:
    days, values = seasonal(5)
    assert verdict(days, [*values[:-1], values[-1] + 25], season="year").direction == "up"
    calm_august = [*values[:55], values[55] - 30]
    found = verdict(days[:56], calm_august, season="year")
    assert (found.rule, found.direction) == ("beyond", "down")


def test_a_season_does_not_swallow_a_trend() -> None:
    days, values = seasonal(6, slope=1.0)
    found = verdict(days, values, season="year")
    assert (found.kind, found.direction) == ("change", "up")


def test_one_odd_year_does_not_become_the_season() -> None:
    days, values = seasonal(5)
    values[19] += 500  # August 2021
    found = verdict(days, values, season="year")
    assert found.bands[-5][2] < 230
    assert found.bands[-5][0].month == 8


def test_under_two_full_seasons_it_is_silent() -> None:
    days, values = seasonal(2)
    assert verdict(days[:23], values[:23], season="year") == Verdict("silent", "few")
    assert verdict(days, values, season="year").kind != "silent"


def test_quarters_have_a_season_too() -> None:
    days = [date(2020 + i // 4, 3 * (i % 4) + 1, 1) for i in range(16)]
    values = [100 + (50 if day.month == 7 else 0) + (i * 7) % 5 for i, day in enumerate(days)]
    assert verdict(days[:15], values[:15], season="year").kind == "usual"
    assert verdict(days[:7], values[:7], season="year").reason == "few"


def test_weekdays_are_compared_with_the_same_weekday() -> None:
    days = [date(2026, 9, 7) + timedelta(days=i) for i in range(35)]  # Monday to Sunday, five weeks
    noise = random.Random(1)
    values = [(20.0 if day.weekday() == 6 else 200.0) + noise.uniform(-5, 5) for day in days]
    assert verdict(days, values).kind == "change"
    assert verdict(days, values, season="week").kind == "usual"
    assert verdict(days[:13], values[:13], season="week").reason == "few"


def test_a_month_seen_once_is_left_out_of_the_chart() -> None:
    days, values = seasonal(4)
    pairs = [(day, value) for day, value in zip(days, values, strict=True) if day.month != 8 or day.year == 2021]
    found = verdict(*zip(*pairs, strict=True), season="year")
    assert date(2021, 8, 1) not in [each[0] for each in found.bands]
    assert found.kind != "silent"
