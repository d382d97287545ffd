"""Before, a year before, to date, and among peers: zeros, gaps and periods that do not match."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.figures.comparison import change, previous, to_date, to_date_year_before, year_before
from dashboard.figures.peers import Band, Peer, band, nearest
from dashboard.figures.points import Point, a_year_before

JULY = date(2026, 7, 1)


def points(*pairs: tuple[date, float | None]) -> list[Point]:
    return [Point(day, value) for day, value in pairs]


@pytest.mark.parametrize(
    ("value", "reference", "difference", "share"),
    [
        pytest.param(110.0, 100.0, 10.0, 0.1, id="more"),
        pytest.param(90.0, 100.0, -10.0, -0.1, id="less"),
        pytest.param(0.0, 100.0, -100.0, None, id="to zero"),
        pytest.param(5.0, 0.0, 5.0, None, id="from zero"),
        pytest.param(0.0, 0.0, 0.0, None, id="from zero to zero"),
        pytest.param(5.0, -5.0, 10.0, None, id="from one sign to the other"),
        pytest.param(-3.0, -4.0, 1.0, None, id="between two negatives"),
        pytest.param(1.0, 5e-324, 1.0, None, id="a share too large for a float"),
    ],
)
def test_a_change_keeps_its_difference_when_its_share_has_no_meaning(
    value: float, reference: float, difference: float, share: float | None
) -> None:
    found = change(value, reference, JULY)
    assert (found.difference, found.share) == (difference, share)
    assert found.is_computable == (share is not None)


def test_a_deviation_has_no_share_even_between_two_of_its_values_above_zero() -> None:
    found = previous(points((date(2026, 5, 1), -0.2), (date(2026, 6, 1), 0.1), (JULY, 0.4)))
    assert found is not None
    assert (found.difference, found.share) == (pytest.approx(0.3), None)


def test_the_previous_point_is_the_known_one_before() -> None:
    series = points((date(2026, 9, 1), 12.0), (JULY, 10.0), (date(2026, 8, 1), None), (date(2026, 10, 1), None))
    found = previous(series)
    assert found is not None
    assert (found.value, found.reference, found.reference_period) == (12.0, 10.0, JULY)


def test_one_point_has_nothing_before_it() -> None:
    assert previous(points((JULY, 3.0))) is None
    assert previous([]) is None
    assert year_before(points((JULY, 3.0)), "month") is None
    assert year_before([], "month") is None


@pytest.mark.parametrize(
    ("last", "cadence", "reference"),
    [
        (date(2026, 7, 1), "month", date(2025, 7, 1)),
        (date(2026, 7, 1), "quarter", date(2025, 7, 1)),
        (date(2026, 1, 1), "year", date(2025, 1, 1)),
        (date(2024, 2, 29), "day", date(2023, 2, 28)),
        (date(2026, 11, 16), "week", date(2025, 11, 17)),
    ],
    ids=["month", "quarter", "year", "leap day", "week"],
)
def test_the_year_before_is_the_same_period(last: date, cadence: str, reference: date) -> None:
    found = year_before(points((reference, 4.0), (last, 5.0)), cadence)
    assert found is not None
    assert (found.reference_period, found.share) == (reference, 0.25)


def test_a_neighbouring_period_is_not_the_year_before() -> None:
    assert year_before(points((date(2025, 6, 1), 4.0), (JULY, 5.0)), "month") is None


YEARS = points(*((date(2025 + i // 12, i % 12 + 1, 1), float(i + 1)) for i in range(22)))
SPAN = (date(2026, 1, 1), date(2026, 11, 23))


@pytest.mark.parametrize(("total", "now", "before"), [("sum", 175.0, 55.0), ("mean", 17.5, 5.5), ("last", 22.0, 10.0)])
def test_periods_add_up_over_the_same_span_of_both_years(total: str, now: float, before: float) -> None:
    assert to_date(YEARS, total, *SPAN) == now
    assert to_date_year_before(YEARS, total, *SPAN) == before


def test_ratios_add_numerators_and_denominators_not_shares() -> None:
    series = [Point(date(2026, 1, 1), 50.0, 1, 2), Point(date(2026, 2, 1), 90.0, 9, 10)]
    assert to_date(series, "ratio", *SPAN) == pytest.approx(100 * 10 / 12)
    assert to_date([Point(date(2026, 1, 1), 50.0)], "ratio", *SPAN) is None
    assert to_date([Point(date(2026, 1, 1), 50.0, 0, 0)], "ratio", *SPAN) is None


def test_a_sum_is_not_compared_with_a_year_that_lacks_a_month() -> None:
    holed = [point for point in YEARS if point.period != date(2025, 3, 1)]
    assert to_date_year_before(holed, "sum", *SPAN) is None
    assert to_date_year_before(holed, "last", *SPAN) == 10.0


def test_nothing_known_adds_up_to_nothing() -> None:
    assert to_date([], "sum", *SPAN) is None
    assert to_date_year_before(points((JULY, None)), "sum", *SPAN) is None


def test_a_leap_day_has_a_year_before() -> None:
    assert a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)


def test_peers_are_a_band_from_four_on() -> None:
    assert band([1.0, 2.0, 3.0]) is None
    assert band([1.0, 2.0, 3.0, None, float("nan")]) is None
    assert band([4.0, 1.0, 3.0, 2.0, None]) == Band(1.75, 2.5, 3.25, 4)


def test_the_nearest_towns_are_those_of_like_population() -> None:
    towns = [Peer(name, size, 1.0) for name, size in [("A", 900), ("B", 5100), ("C", 12_000), ("D", 4700)]]
    assert [town.name for town in nearest(4915, towns, 2)] == ["B", "D"]
    assert len(nearest(4915, towns, 10)) == 4
    assert nearest(4915, towns, 0) == []
