"""Days, hours, ages and periods in words, at the hour of Paris."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from dashboard.locale import use
from dashboard.locale.dates import (
    age,
    clock,
    day,
    duration,
    long_day,
    long_moment,
    long_observed,
    moment,
    month,
    observed,
    observed_age,
    period,
    since,
)

NOW = datetime(2026, 11, 23, 17, 12, tzinfo=UTC)


def plain(text: str) -> str:
    """Unbreakable spaces as plain ones, to compare words."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_day_is_short_or_long() -> None:
    assert plain(day(date(2026, 11, 23))) == "23 nov. 2026"
    assert plain(long_day(date(2026, 11, 23))) == "lundi 23 novembre 2026"
    assert month(date(2026, 11, 23)) == "novembre 2026"


def test_the_first_of_a_month_is_first() -> None:
    assert plain(day(date(2026, 1, 1))) == "1er janv. 2026"


def test_an_instant_is_shown_in_paris_whatever_its_zone() -> None:
    assert plain(clock(datetime(2026, 11, 23, 17, 5))) == "18 h 05"
    assert plain(clock(datetime(2026, 7, 14, 17, 5, tzinfo=UTC))) == "19 h 05"
    assert plain(long_moment(datetime(2026, 7, 14, 22, 30, tzinfo=UTC))) == "mercredi 15 juillet 2026, 0 h 30"


def test_the_hour_that_comes_twice_is_read_from_utc() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert clock(first) == clock(first + timedelta(hours=1))


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 17, 5, tzinfo=UTC), "aujourd’hui à 18 h 05"),
        (datetime(2026, 11, 22, 17, 5, tzinfo=UTC), "hier à 18 h 05"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "aujourd’hui à 0 h 30"),
        (datetime(2026, 11, 21, 17, 5, tzinfo=UTC), "le 21 nov. 2026 à 18 h 05"),
    ],
)
def test_a_moment_is_told_from_today(at: datetime, words: str) -> None:
    assert plain(moment(at, NOW)) == words


@pytest.mark.parametrize(
    ("elapsed", "words"),
    [
        (timedelta(seconds=20), "à l’instant"),
        (timedelta(minutes=1), "il y a 1 minute"),
        (timedelta(minutes=7), "il y a 7 minutes"),
        (timedelta(hours=5), "il y a 5 heures"),
        (timedelta(days=3), "il y a 3 jours"),
        (timedelta(days=100), "il y a 3 mois"),
        (timedelta(days=800), "il y a 2 ans"),
        (timedelta(minutes=-90), "à l’instant"),
    ],
)
def test_an_age_is_in_its_largest_unit_and_never_negative(elapsed: timedelta, words: str) -> None:
    assert age(NOW - elapsed, NOW) == words


def test_a_day_has_an_age_in_days() -> None:
    assert [age(date(2026, 11, n), NOW) for n in (23, 22, 20)] == ["aujourd’hui", "hier", "il y a 3 jours"]


@pytest.mark.parametrize(
    ("at", "when", "old"),
    [
        (datetime(2026, 11, 23, tzinfo=UTC), "aujourd’hui", "aujourd’hui"),
        (datetime(2026, 11, 22), "hier", "hier"),
        (datetime(2026, 11, 20, tzinfo=UTC), "le 20 nov. 2026", "il y a 3 jours"),
        (datetime(2026, 10, 31, 23, tzinfo=UTC), "le 31 oct. 2026", "il y a 23 jours"),  # October ends in Paris
        (datetime(2026, 9, 30, 22, tzinfo=UTC), "le 30 sept. 2026", "il y a 54 jours"),  # so does September, in summer
        (datetime(2026, 11, 23, 17, 5, tzinfo=UTC), "aujourd’hui à 18 h 05", "il y a 7 minutes"),
        (None, "non connu", "non connu"),
    ],
)
def test_what_is_published_by_the_day_is_told_by_the_day(at: datetime | None, when: str, old: str) -> None:
    assert (plain(observed(at, NOW)), observed_age(at, NOW)) == (when, old)


def test_a_measure_just_taken_at_midnight_keeps_its_hour() -> None:
    midnight = datetime(2026, 11, 22, 23, tzinfo=UTC)
    just_after = midnight + timedelta(minutes=7)
    assert (plain(observed(midnight, just_after)), observed_age(midnight, just_after)) == (
        "aujourd’hui à 0 h 00", "il y a 7 minutes")  # fmt: skip
    assert plain(long_observed(datetime(2026, 10, 31, 23))) == "samedi 31 octobre 2026"


@pytest.mark.parametrize(("at", "french", "english"), [
    (datetime(2026, 11, 23, 17, 5), "depuis aujourd’hui à 18 h 05", "since today at 18:05"),
    (datetime(2026, 11, 22, 17, 5), "depuis hier à 18 h 05", "since yesterday at 18:05"),
    (datetime(2026, 9, 10, 16, 5), "depuis le 10 sept. 2026 à 18 h 05", "since 10 Sept 2026 at 18:05"),
])  # fmt: skip
def test_since_is_said_as_each_language_says_it(at: datetime, french: str, english: str) -> None:
    use("fr")
    assert plain(since(at, NOW)) == french
    use("en")
    assert plain(since(at, NOW)).replace("Sep ", "Sept ") == english


@pytest.mark.parametrize("value", [None, pd.NaT, "2026-11-23"])
def test_what_is_no_date_is_said_unknown(value: object) -> None:
    for write in (day, long_day, month, clock, long_moment):
        assert write(value) == "non connu"
    assert moment(value, NOW) == age(value, NOW) == period(value, date(2026, 1, 1)) == "non connu"


@pytest.mark.parametrize(
    ("start", "stop", "words"),
    [
        ((2026, 1, 1), (2026, 10, 31), "de janvier à octobre 2026"),
        ((2026, 4, 1), (2026, 6, 30), "d’avril à juin 2026"),
        ((2025, 11, 1), (2026, 2, 28), "de novembre 2025 à février 2026"),
        ((2026, 2, 1), (2026, 2, 28), "février 2026"),
        ((2026, 3, 1), (2026, 3, 12), "du 1er au 12 mars 2026"),
        ((2026, 3, 5), (2026, 4, 2), "du 5 mars au 2 avril 2026"),
        ((2025, 12, 30), (2026, 1, 2), "du 30 décembre 2025 au 2 janvier 2026"),
        ((2026, 3, 5), (2026, 3, 5), "le 5 mars 2026"),
    ],
)
def test_a_period_is_said_in_the_shortest_right_words(
    start: tuple[int, int, int], stop: tuple[int, int, int], words: str
) -> None:
    assert plain(period(date(*start), date(*stop))) == words


def test_english_says_it_in_english() -> None:
    use("en")
    assert plain(moment(datetime(2026, 11, 22, 17, 5, tzinfo=UTC), NOW)) == "yesterday at 18:05"
    assert age(NOW - timedelta(minutes=1), NOW) == "1 minute ago"
    assert duration(timedelta(days=5)) == "5 days"
    assert period(date(2026, 1, 1), date(2026, 10, 31)) == "from January to October 2026"
