"""Holidays and lockdowns fall where the official calendars put them."""

from datetime import date

import pytest

from dashboard.demo.civil_calendar import (
    easter,
    has_lunch,
    is_locked_down,
    is_open,
    is_school_holiday,
    public_holidays,
    share_locked,
)


@pytest.mark.parametrize(
    ("year", "day"), [(2016, date(2016, 3, 27)), (2024, date(2024, 3, 31)), (2026, date(2026, 4, 5))]
)
def test_easter_is_the_sunday_of_the_calendar(year, day) -> None:
    assert easter(year) == day


def test_a_year_has_eleven_public_holidays() -> None:
    assert len(public_holidays(2026)) == 11
    assert date(2026, 5, 14) in public_holidays(2026)  # Ascension


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 16), True),  # winter, zone B
        (date(2026, 2, 10), False),  # zone A only
        (date(2025, 10, 20), True),
        (date(2025, 11, 3), False),
        (date(2026, 8, 1), True),
        (date(2026, 9, 3), False),
    ],
)
def test_school_holidays_are_those_of_zone_b(day, expected) -> None:
    assert is_school_holiday(day) is expected


def test_the_lockdowns_of_2020_are_in_force_on_their_days() -> None:
    assert is_locked_down(date(2020, 3, 17))
    assert not is_locked_down(date(2020, 5, 11))
    assert is_locked_down(date(2020, 11, 15))
    assert not is_locked_down(date(2020, 12, 15))


def test_no_lunch_on_wednesdays_holidays_or_when_schools_are_closed() -> None:
    assert has_lunch(date(2026, 11, 23))
    assert not has_lunch(date(2026, 11, 25))
    assert not has_lunch(date(2026, 8, 3))
    assert not has_lunch(date(2020, 4, 2))


def test_schools_served_lunch_under_the_second_lockdown() -> None:
    assert has_lunch(date(2020, 11, 16))


def test_an_office_is_closed_on_sundays_and_public_holidays() -> None:
    assert not is_open(date(2026, 11, 22))
    assert not is_open(date(2026, 11, 11))


def test_the_share_of_a_month_under_lockdown() -> None:
    assert share_locked(date(2020, 4, 1), date(2020, 4, 30)) == 1
    assert share_locked(date(2020, 6, 1), date(2020, 6, 30)) == 0
    assert share_locked(date(2020, 3, 1), date(2020, 3, 31)) == pytest.approx(15 / 31)
