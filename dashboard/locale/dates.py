"""Days, instants, ages and periods in words. Instants are stored in UTC and shown at the hour of Paris.

A naive instant is UTC. None and NaT are « non connu ».
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

from dashboard.locale import _, language, ngettext
from dashboard.locale.numbers import NBSP

PARIS = ZoneInfo("Europe/Paris")


@lru_cache(maxsize=16)
def month_names(width: str, code: str) -> dict[int, str]:
    """1 → « janv. » (``abbreviated``) or « janvier » (``wide``)."""
    return dict(get_month_names(width, locale=code))  # type: ignore[arg-type]


@lru_cache(maxsize=16)
def weekday_names(width: str, code: str) -> dict[int, str]:
    """0 (Monday) → « lundi » (``wide``) or « lun. » (``abbreviated``)."""
    return dict(get_day_names(width, locale=code))  # type: ignore[arg-type]


def is_known(value: Any) -> bool:
    """Whether ``value`` is a date or an instant; NaT is neither (it is not equal to itself)."""
    return isinstance(value, date) and value == value


def in_paris(instant: datetime) -> datetime:
    """The instant at the hour of Paris; a naive one is UTC."""
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(PARIS)


def _on(value: date) -> date:
    """The day to show: an aware instant has a day in Paris; a naive one at midnight is how pandas writes a date."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None and value.time() == datetime.min.time():
        return value.date()
    return in_paris(value).date()


def day(value: Any) -> str:
    """« 23 nov. 2026 »."""
    return _day(value, "abbreviated")


def long_day(value: Any) -> str:
    """« lundi 23 novembre 2026 »."""
    if not is_known(value):
        return _("non connu")
    on = _on(value)
    return f"{weekday_names('wide', language())[on.weekday()]} {_day(on, 'wide')}"


def _day(value: Any, width: str, with_year: bool = True) -> str:
    if not is_known(value):
        return _("non connu")
    on = _on(value)
    first = "er" if on.day == 1 and language() == "fr" else ""
    name = month_names(width, language())[on.month]
    return f"{on.day}{first}{NBSP}{name}" + (f" {on.year}" if with_year else "")


def month(value: Any) -> str:
    """« novembre 2026 »."""
    if not is_known(value):
        return _("non connu")
    on = _on(value)
    return f"{month_names('wide', language())[on.month]} {on.year}"


def clock(value: Any) -> str:
    """« 18 h 05 », « 18:05 » in English."""
    if not is_known(value):
        return _("non connu")
    at = in_paris(value)
    return f"{at.hour}{NBSP}h{NBSP}{at.minute:02d}" if language() == "fr" else f"{at.hour}:{at.minute:02d}"


def long_moment(value: Any) -> str:
    """« lundi 23 novembre 2026, 18 h 05 »."""
    return f"{long_day(in_paris(value))}, {clock(value)}" if is_known(value) else _("non connu")


def moment(value: Any, now: datetime) -> str:
    """« aujourd’hui à 18 h 05 », « hier à 18 h 05 », « le 21 nov. 2026 à 18 h 05 »."""
    if not is_known(value):
        return _("non connu")
    days = (in_paris(now).date() - in_paris(value).date()).days
    if days == 0:
        return _("aujourd’hui à {time}").format(time=clock(value))
    if days == 1:
        return _("hier à {time}").format(time=clock(value))
    return _("le {day} à {time}").format(day=day(in_paris(value)), time=clock(value))


def since(value: Any, now: datetime) -> str:
    """« depuis hier à 18 h 05 », « depuis le 21 nov. 2026 à 18 h 05 »; whole sentences, as English drops its « on »."""
    days = (in_paris(now).date() - in_paris(value).date()).days
    if days in (0, 1):
        said = _("depuis aujourd’hui à {time}") if days == 0 else _("depuis hier à {time}")
        return said.format(time=clock(value))
    return _("depuis le {day} à {time}").format(day=day(in_paris(value)), time=clock(value))


def observed(value: Any, now: datetime) -> str:
    """When something was observed: a moment, or the day alone for what is published by the day."""
    if not is_day(value, now):
        return moment(value, now)
    on = day_of(value)
    days = (in_paris(now).date() - on).days
    if days in (0, 1):
        return _("aujourd’hui") if days == 0 else _("hier")
    return _("le {day}").format(day=day(on))


def long_observed(value: Any) -> str:
    """« lundi 23 novembre 2026, 18 h 05 », the day alone for what is published by the day."""
    return long_day(day_of(value)) if is_day(value) else long_moment(value)


def observed_age(value: Any, now: datetime) -> str:
    """The age of an observation, in days for what is published by the day."""
    return age(day_of(value), now) if is_day(value, now) else age(value, now)


def is_day(value: Any, now: datetime | None = None) -> bool:
    """Whether an instant stands for a day: midnight in UTC, or in Paris, where a day, a month or a year ends.

    What is under an hour old is a measure taken at midnight: the river's, read every five minutes.
    """
    if not (isinstance(value, datetime) and is_known(value)):
        return False
    if _in_utc(value).time() == time():
        return True
    is_fresh = now is not None and in_paris(now) - in_paris(value) < timedelta(hours=1)
    return in_paris(value).time() == time() and not is_fresh


def day_of(value: datetime) -> date:
    """The day that such an instant stands for; midnight in Paris ends the day before."""
    return _in_utc(value).date()


def _in_utc(value: datetime) -> datetime:
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# From this many seconds on, count in units of that many: two days are « 48 heures » no longer.
_SPANS = (
    (365 * 86400, 365 * 86400, "{n} an", "{n} ans"),
    (61 * 86400, 30 * 86400, "{n} mois", "{n} mois"),
    (2 * 86400, 86400, "{n} jour", "{n} jours"),
    (3600, 3600, "{n} heure", "{n} heures"),
    (0, 60, "{n} minute", "{n} minutes"),
)


def duration(span: timedelta) -> str:
    """A span in its largest whole unit: « 7 minutes », « 3 heures », « 2 jours », « 4 mois », « 2 ans »."""
    seconds = max(0, int(span.total_seconds()))
    unit, one, many = next((unit, one, many) for least, unit, one, many in _SPANS if seconds >= least)
    return ngettext(one, many, seconds // unit).format(n=seconds // unit)


def age(value: Any, now: datetime) -> str:
    """« à l’instant », « il y a 7 minutes »; for a day « aujourd’hui », « hier », « il y a 3 jours ».

    Never in the future: a clock that steps back gives « à l’instant ».
    """
    if not is_known(value):
        return _("non connu")
    if not isinstance(value, datetime):
        return _age_in_days((in_paris(now).date() - value).days)
    elapsed = in_paris(now) - in_paris(value)
    if elapsed < timedelta(minutes=1):
        return _("à l’instant")
    return _("il y a {duration}").format(duration=duration(elapsed))


def _age_in_days(days: int) -> str:
    if days <= 0:
        return _("aujourd’hui")
    return _("hier") if days == 1 else _("il y a {duration}").format(duration=duration(timedelta(days=days)))


def period(start: Any, stop: Any) -> str:
    """Two days, both included, in the shortest right words.

    Whole months: « de janvier à octobre 2026 », « novembre 2026 ». Otherwise « du 1er au 12 mars 2026 ».
    """
    if not (is_known(start) and is_known(stop)):
        return _("non connu")
    first, last = _on(start), _on(stop)
    if first == last:
        return _("le {day}").format(day=_day(first, "wide"))
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _months(first, last)
    same_year = first.year == last.year
    if same_year and first.month == last.month:
        ordinal = "1er" if first.day == 1 and language() == "fr" else str(first.day)
        return _("du {start} au {stop}").format(start=ordinal, stop=_day(last, "wide"))
    return _("du {start} au {stop}").format(start=_day(first, "wide", not same_year), stop=_day(last, "wide"))


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return month(first)
    names = month_names("wide", language())
    start = names[first.month] if first.year == last.year else month(first)
    if language() == "fr" and start[0] in "aeiouy":
        return _("d’{start} à {stop}").format(start=start, stop=month(last))
    return _("de {start} à {stop}").format(start=start, stop=month(last))
