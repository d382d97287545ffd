"""The calendar of France: who is off, where, and from when it is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dashboard.locale.french_calendar import SchoolHoliday, days_off, is_school_known, public_holidays, school_holidays


def test_a_year_has_eleven_public_holidays_more_in_alsace_and_overseas() -> None:
    assert len(public_holidays(2026, "14")) == 11
    assert public_holidays(2026, "67")[date(2026, 12, 26)]
    assert date(2026, 4, 3) in public_holidays(2026, "57")
    assert date(2026, 12, 20) in public_holidays(2026, "974")


def test_days_off_cross_the_years() -> None:
    assert {date(2025, 12, 25), date(2026, 1, 1)} <= days_off(date(2025, 12, 1), date(2026, 1, 31))


def test_a_holiday_over_new_year_is_one() -> None:
    found = school_holidays(date(2025, 1, 1), date(2026, 12, 31), "B")
    winter = [(each.first, each.last) for each in found if "Noël" in each.name]
    assert winter[1] == (date(2025, 12, 20), date(2026, 1, 4))


@pytest.mark.parametrize(("zone", "day"), [("A", 7), ("B", 14), ("C", 21)])
def test_each_zone_has_its_own_winter(zone: str, day: int) -> None:
    found = [each for each in school_holidays(date(2026, 1, 1), date(2026, 12, 31), zone) if "hiver" in each.name]
    assert found == [SchoolHoliday("Vacances d'hiver", date(2026, 2, day), date(2026, 2, day) + timedelta(days=15))]


@pytest.mark.parametrize(("first", "known"), [
    (date(2017, 10, 1), False), (date(2017, 10, 21), True), (date(2026, 9, 1), True),
])  # fmt: skip
def test_school_holidays_are_known_from_the_first_that_the_package_has(first: date, known: bool) -> None:
    assert is_school_known(first) is known
    assert school_holidays(date(2016, 1, 1), date(2017, 12, 31), "B")[0].first == date(2017, 10, 21)
