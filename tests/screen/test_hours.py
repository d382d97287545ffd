"""The town hall's days: the week, holidays, exceptions, the two hours that daylight saving moves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.display import Opening
from dashboard.locale import use
from dashboard.server.screen import markup
from dashboard.server.screen.hours import DAYS, calendar, scheduled
from dashboard.words.screen_holidays import public_holidays

WEEK = Opening.model_validate({
    **{day: ["08:30-12:00", "13:30-17:30"] for day in ("monday", "tuesday", "wednesday", "thursday", "friday")},
    "exceptions": [{"from": date(2026, 12, 24), "hours": ["08:30-12:00"], "label": "veille de Noël"},
                   {"from": date(2026, 11, 11), "hours": ["10:00-12:00"], "label": "cérémonie"}],
})  # fmt: skip


@pytest.fixture(autouse=True)
def french() -> None:
    use("fr")


@pytest.mark.parametrize(("year", "day"), [
    (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)),
    (2038, date(2038, 4, 25)), (2008, date(2008, 3, 23)),
])  # fmt: skip
def test_the_monday_after_easter_is_a_holiday(year: int, day: date) -> None:
    assert public_holidays(year)[day + timedelta(days=1)] == "lundi de Pâques"


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert public_holidays(2008)[date(2008, 5, 1)] == "Ascension, fête du Travail"


def test_there_are_eleven_holidays_and_thirteen_in_alsace() -> None:
    assert len(public_holidays(2026, "14")) == 11
    assert len(public_holidays(2026, "67")) == 13
    assert public_holidays(2026)[date(2026, 5, 14)] == "Ascension"


def test_a_holiday_closes_and_an_exception_comes_before_it() -> None:
    christmas = scheduled(WEEK, date(2026, 12, 25), "14")
    assert (christmas.spans, christmas.note) == ([], "Noël")
    eve = scheduled(WEEK, date(2026, 12, 24), "14").spans
    assert [(span.start, span.end) for span in eve] == [("8\u00a0h\u00a030", "12\u00a0h")]
    assert scheduled(WEEK, date(2026, 11, 11), "14").note == "cérémonie"
    assert len(scheduled(WEEK, date(2026, 11, 11), "14").spans) == 1


@pytest.mark.parametrize(("day", "hour"), [
    (date(2026, 10, 23), 6), (date(2026, 10, 26), 7), (date(2026, 3, 27), 7), (date(2026, 3, 30), 6),
])  # fmt: skip
def test_hours_of_the_wall_are_instants_in_utc(day: date, hour: int) -> None:
    assert scheduled(WEEK, day, "14").spans[0].start_at == datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(("now", "is_open", "until"), [
    ("2026-11-24T07:29", False, "ouvre à 8 h 30"),
    ("2026-11-24T07:30", True, "jusqu’à 12 h"),
    ("2026-11-24T11:00", False, "ouvre à 13 h 30"),
    ("2026-11-24T16:30", False, "ouvre demain à 8 h 30"),
    ("2026-11-27T17:00", False, "ouvre lundi 30 novembre à 8 h 30"),
])  # fmt: skip
def test_open_or_closed_is_told_with_its_end(now: str, is_open: bool, until: str) -> None:
    instant = datetime.fromisoformat(now).replace(tzinfo=UTC)
    found = markup.standing(calendar(WEEK, instant.date(), "14"), instant)
    assert (found[0], found[1].replace("\u00a0", " ")) == (is_open, until)


def test_the_calendar_outlives_a_month_without_network() -> None:
    days = calendar(WEEK, date(2026, 11, 24), "14").days
    assert len(days) == DAYS >= 30
    assert [each.day for each in days] == [date(2026, 11, 24) + timedelta(days=n) for n in range(DAYS)]


def test_when_nothing_is_known_any_more_nothing_is_promised() -> None:
    short = calendar(WEEK, date(2026, 11, 24), "14")
    assert markup.standing(short, datetime(2027, 3, 1, tzinfo=UTC)) == (False, "")
