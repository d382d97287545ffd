"""Days and instants as published: ISO, French, spreadsheets, epochs; summer time; what cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.macros.conftest import Ask

PARIS = ZoneInfo("Europe/Paris")
days = st.dates(date(1900, 1, 1), date(2030, 12, 31))
moments = st.datetimes(datetime(1970, 1, 1), datetime(2030, 12, 31)).map(lambda moment: moment.replace(microsecond=0))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)), ("2018-12-17+01:00", date(2018, 12, 17)), ("2018-07-17Z", date(2018, 7, 17)),
        ("2013.01.26", date(2013, 1, 26)), ("2013/1/26", date(2013, 1, 26)), ("20130126", date(2013, 1, 26)),
        ("31/01/2026", date(2026, 1, 31)), ("1/2/2026", date(2026, 2, 1)), ("31-01-2026 08:30", date(2026, 1, 31)),
        ("45321", date(2024, 1, 30)), ("45321,75", date(2024, 1, 30)), ("1540000000000", date(2018, 10, 20)),
        ("2026-06-21T22:30:00Z", date(2026, 6, 22)), ("2026-06-21T22:30:00", date(2026, 6, 21)),
        ("2024-02-29", date(2024, 2, 29)), (" 2026-01-31 ", date(2026, 1, 31)),
    ],
)
def test_reads_a_day(ask: Ask, text: str, day: date) -> None:
    assert ask("parse_date", text) == day


@pytest.mark.parametrize(
    "text",
    ["31/02/2026", "2026-13-01", "01/02/26", "2023-02-29", "0202-01-01", "0218-03-04", "2126-01-01", "1899-12-31",
     "September, 16 2021", "NC", "", "12", "2026", "2026-01-31 25:00", "31/01/2026x", None],
)
def test_refuses_a_day(ask: Ask, text: str | None) -> None:
    assert ask("parse_date", text) is None


def test_ten_years_ahead_is_the_limit(ask: Ask) -> None:
    today = datetime.now(UTC).date()
    assert ask("parse_date", f"{today.year + 9}-06-30") == date(today.year + 9, 6, 30)
    assert ask("parse_date", f"{today.year + 11}-06-30") is None


@given(day=days)
@settings(max_examples=60, deadline=None)
def test_every_writing_of_a_day_gives_it_back(ask: Ask, day: date) -> None:
    iso = day.isoformat()
    writings = [iso, f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%Y.%m.%d}", f"{day.day}/{day.month}/{day.year}",
                f"{iso}T12:00:00", f"{iso}+02:00"]
    if day >= date(1927, 5, 19):  # five digits
        writings.append(str((day - date(1899, 12, 30)).days))
    assert {ask("parse_date", text) for text in writings} == {day}


@given(year=st.integers(1900, 2030), month=st.integers(1, 12), day=st.integers(29, 31))
@settings(max_examples=60, deadline=None)
def test_a_day_past_the_end_of_its_month_is_none(ask: Ask, year: int, month: int, day: int) -> None:
    try:
        expected = date(year, month, day)
    except ValueError:
        expected = None
    assert ask("parse_date", f"{day}/{month:02}/{year}") == expected


@given(text=st.text(alphabet="0123456789-/.:TZ+ ,", max_size=26))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_possible_day_or_none(ask: Ask, text: str) -> None:
    day = ask("parse_date", text)
    assert day is None or date(1900, 1, 1) <= day <= datetime.now(UTC).date() + timedelta(days=3660)
    ask("parse_instant", text)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-07-01 12:00", datetime(2026, 7, 1, 10)), ("2026-01-01 12:00:05", datetime(2026, 1, 1, 11, 0, 5)),
        ("2026-07-01T12:00:00Z", datetime(2026, 7, 1, 12)), ("2026-07-01T12:00:00+02:00", datetime(2026, 7, 1, 10)),
        ("2026-07-01T12:00:00+0200", datetime(2026, 7, 1, 10)), ("2026-07-01 12:00+02", datetime(2026, 7, 1, 10)),
        ("2026-07-01T12:00:00.250Z", datetime(2026, 7, 1, 12, 0, 0, 250000)), ("1767225600000", datetime(2026, 1, 1)),
        ("1767225600", datetime(2026, 1, 1)), ("01/07/2026 12:00", datetime(2026, 7, 1, 10)),
        ("2026-07-01", datetime(2026, 6, 30, 22)), ("45321.5", datetime(2024, 1, 30, 11)),
        ("2026-03-29 02:30", None), ("2026-03-29 03:30", datetime(2026, 3, 29, 1, 30)),
        ("2026-10-25 02:30", datetime(2026, 10, 25, 1, 30)),
        ("2026-10-25T02:30:00+02:00", datetime(2026, 10, 25, 0, 30)),
        ("2026-02-30 12:00", None), ("2026-07-01T25:00:00Z", None), ("demain", None), ("", None),
    ],
)
def test_instants(ask: Ask, text: str, instant: datetime | None) -> None:
    assert ask("parse_instant", text) == instant


@given(moment=moments, minutes=st.integers(-14 * 60, 14 * 60))
@settings(max_examples=60, deadline=None)
def test_an_offset_is_taken_at_its_word(ask: Ask, moment: datetime, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    assume(moment.astimezone(zone).year >= 1970)
    written = moment.replace(tzinfo=UTC).astimezone(zone).isoformat()
    assert ask("parse_instant", written) == moment


@given(local=moments)
@settings(max_examples=60, deadline=None)
def test_without_zone_the_clock_is_that_of_paris(ask: Ask, local: datetime) -> None:
    instants = {local.replace(tzinfo=PARIS, fold=fold).astimezone(UTC) for fold in (0, 1)}
    exists = any(instant.astimezone(PARIS).replace(tzinfo=None) == local for instant in instants)
    expected = max(instants).replace(tzinfo=None) if exists else None
    assert ask("parse_instant", local.isoformat(" ")) == expected
