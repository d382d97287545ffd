"""The town hall's coming days: the usual week, public holidays, exceptions; instants in UTC so that a browser whose
clock or zone is wrong counts right."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dashboard.data import PARIS
from dashboard.display import Opening, Span
from dashboard.locale import language
from dashboard.locale.dates import long_day, weekday_names
from dashboard.locale.numbers import NBSP
from dashboard.server.screen.shapes import Calendar, Opened, ScreenDay
from dashboard.words.screen_holidays import public_holidays
from dashboard.words.screen_hours import hour

# A screen cut off for a month still knows when the town hall opens.
DAYS = 31


def calendar(opening: Opening, today: date, department: str) -> Calendar:
    """Today and the days after it."""
    days = [scheduled(opening, today + timedelta(days=n), department) for n in range(DAYS)]
    return Calendar(is_demo=opening.is_demo, days=days)


def scheduled(opening: Opening, day: date, department: str) -> ScreenDay:
    """One day: an exception counts before a public holiday, that before the week."""
    spans, note = opening.week[day.weekday()], ""
    feast = public_holidays(day.year, department).get(day, "")
    if feast:
        spans, note = spans if opening.holidays else (), feast
    special = next((each for each in opening.exceptions if each.holds(day)), None)
    if special:
        spans, note = special.hours, special.label
    name = long_day(day).removesuffix(f" {day.year}").replace(" ", NBSP)
    short = f"{weekday_names('wide', language())[day.weekday()]}{NBSP}{day.day}"
    return ScreenDay(day=day, name=name, short=short, note=note, spans=[opened(day, span) for span in spans])


def opened(day: date, span: Span) -> Opened:
    """One span of a day as instants and as words."""
    return Opened(start_at=instant(day, span.start), end_at=instant(day, span.end), start=hour(span.start),
                  end=hour(span.end))  # fmt: skip


def instant(day: date, at: time) -> datetime:
    """An hour of the wall in Paris, in UTC."""
    return datetime.combine(day, at, PARIS).astimezone(UTC)
