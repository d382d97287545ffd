"""Working days and school days, counted by hand on known months."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.calendar import days_of, holiday_share, school_days, working_days

MAY = (date(2026, 5, 1), date(2026, 5, 31))
OFF = {date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14), date(2026, 5, 25)}
BRIDGE = days_of([(date(2026, 5, 14), date(2026, 5, 17))])
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))


def test_may_2026_has_seventeen_working_days() -> None:
    assert working_days(*MAY, OFF) == 21 - 4


def test_school_is_closed_on_wednesdays_holidays_and_over_the_bridge() -> None:
    # 17 Mondays, Tuesdays, Thursdays and Fridays, of which four public holidays and Friday the 15th.
    assert school_days(*MAY, OFF, BRIDGE) == 17 - 5


def test_the_share_of_holidays_is_of_all_days() -> None:
    assert holiday_share(*MAY, BRIDGE) == 4 / 31


@given(DAYS, DAYS, DAYS)
def test_days_add_up_when_a_period_is_cut(one: date, two: date, three: date) -> None:
    first, cut, last = sorted((one, two, three))
    if cut < last:
        after = date.fromordinal(cut.toordinal() + 1)
        assert working_days(first, cut, OFF) + working_days(after, last, OFF) == working_days(first, last, OFF)
    assert 0 <= school_days(first, last, OFF, BRIDGE) <= working_days(first, last, ())
