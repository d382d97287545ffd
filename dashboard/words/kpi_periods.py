"""The period of a value in words, by cadence: « en octobre 2026 », « au 4e trimestre 2026 », « depuis mars »."""

from __future__ import annotations

from datetime import date

from dashboard.locale import _, language
from dashboard.locale.dates import long_day, month, month_names, weekday_names
from dashboard.locale.numbers import ordinal


def name(period: date, cadence: str) -> str:
    """« octobre 2026 », « 4e trimestre 2026 », « 2026 », « semaine du 2 novembre 2026 », « 3 novembre 2026 »."""
    if cadence == "year":
        return str(period.year)
    if cadence == "quarter":
        return _("{rank} trimestre {year}").format(rank=_quarter(period), year=period.year)
    if cadence == "week":
        return _("semaine du {day}").format(day=_day(period))
    return _day(period) if cadence == "day" else month(period)


def when(period: date, cadence: str) -> str:
    """« en octobre 2026 », « au 4e trimestre 2026 », « la semaine du 2 novembre 2026 », « le 3 novembre 2026 »."""
    if cadence == "quarter":
        return _("au {quarter}").format(quarter=name(period, cadence))
    if cadence == "week":
        return _("la semaine du {day}").format(day=_day(period))
    if cadence == "day":
        return _("le {day}").format(day=_day(period))
    return _("en {period}").format(period=name(period, cadence))


def since(period: date, cadence: str, last: date | None = None) -> str:
    """« depuis mars », with its year unless it is that of the ``last`` period; « depuis le 4e trimestre 2025 »."""
    if cadence == "quarter":
        return _("depuis le {quarter}").format(quarter=name(period, cadence))
    if cadence == "week":
        return _("depuis la semaine du {day}").format(day=_day(period))
    if cadence == "day":
        return _("depuis le {period}").format(period=_day(period))
    is_short = cadence != "year" and last is not None and last.year == period.year
    told = month_names("wide", language())[period.month] if is_short else name(period, cadence)
    return _("depuis {period}").format(period=told)


def of(period: date, cadence: str) -> str:
    """« d’octobre 2026 », « de novembre 2026 », « du 4e trimestre 2026 »."""
    if cadence == "quarter":
        return _("du {quarter}").format(quarter=name(period, cadence))
    if cadence == "day":
        return _("du {period}").format(period=_day(period))
    if cadence == "week":
        return _("de la semaine du {day}").format(day=_day(period))
    return of_name(name(period, cadence))


def like(period: date, cadence: str, season: str) -> str:
    """What a seasonal value is compared with: « un mois d’octobre », « un 4e trimestre », « un lundi »; else ""."""
    if season == "week":
        return _("un {weekday}").format(weekday=weekday_names("wide", language())[period.weekday()])
    if season != "year" or cadence == "year":
        return ""
    if cadence == "quarter":
        return _("un {rank} trimestre").format(rank=_quarter(period))
    told = month_names("wide", language())[period.month]
    return _("un mois {of_month}").format(of_month=of_name(told))


def of_name(word: str) -> str:
    """« d’avril », « de mai »: elided before a vowel; nothing to elide in English."""
    if language() == "fr" and word[:1].lower() in "aeiouyàâäéèêëîïôöùûü":
        return f"d’{word}"
    return _("de {word}").format(word=word)


def _quarter(period: date) -> str:
    return ordinal((period.month + 2) // 3)


def _day(period: date) -> str:
    """« 3 novembre 2026 »: the long day without its weekday."""
    return long_day(period).partition(" ")[2]
