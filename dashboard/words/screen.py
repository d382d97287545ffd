"""What the public screen says: titles, the line of sources, and the words that the browser puts together itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dashboard.data import DatasetCard
from dashboard.locale import _, language, ngettext
from dashboard.locale.dates import clock, in_paris, long_day, month_names, weekday_names
from dashboard.locale.numbers import NBSP

_NUMBER = re.compile(r"(?<=\d) (?=(?:m|km|€|%|jours?|h)\b)")
# The same spans as ``locale.dates.duration``: from, unit, singular, plural.
_SPANS = (
    (365 * 86400, 365 * 86400, "{n} an", "{n} ans"),
    (61 * 86400, 30 * 86400, "{n} mois", "{n} mois"),
    (2 * 86400, 86400, "{n} jour", "{n} jours"),
    (3600, 3600, "{n} heure", "{n} heures"),
    (0, 60, "{n} minute", "{n} minutes"),
)


def title(kind: str, river: str) -> str:
    """The usual title of a kind of scene."""
    return {
        "figures": _("Les chiffres de la ville"),
        "month": _("WiFi et services"),
        "river": _("{river} en ce moment").format(river=river or _("La rivière")),
        "share": _("Près de chez vous"),
        "fact": _("Le saviez-vous ?"),
        "hours": _("La mairie"),
    }[kind]


def split(text: str) -> tuple[str, str]:
    """A value and its unit apart: « 1 124 appels » → « 1 124 », « appels ». What has no number stays whole."""
    number, space, unit = text.rpartition(NBSP)
    return (number, unit) if space and any(sign.isdigit() for sign in number) else (text, "")


def capital(text: str) -> str:
    """The same with a capital."""
    return text[:1].upper() + text[1:]


def label(title: str) -> str:
    """A title whose numbers stay with their unit: « à moins de 300 m » never ends a line on « 300 »."""
    return _NUMBER.sub(NBSP, title)


def source(cards: Iterable[DatasetCard]) -> str:
    """« Source : Ville de Fleury-sur-Orne, Licence Ouverte »: producers and licences, each once."""
    found = list(cards)
    producers = ", ".join(dict.fromkeys(card.producer for card in found))
    licences = ", ".join(dict.fromkeys(card.licence for card in found))
    return _("Source : {producers} ; {licences}").format(producers=producers, licences=licences) if found else ""


def seen(instant: datetime | None, is_day: bool) -> str:
    """When something was observed, so that it stays true however long it is shown."""
    if instant is None:
        return ""
    if is_day:
        return long_day(instant.date())
    return _("{day} à {time}").format(day=long_day(in_paris(instant)), time=clock(instant))


def observed(seen: str) -> str:
    """« observé le samedi 31 octobre 2026 »: a moment that stays true, for who has no script to tell the age."""
    return _("observé le {seen}").format(seen=seen)


def written(now: datetime) -> str:
    """When the page was made, for who has no script to tell the time."""
    return _("Page écrite le {moment}").format(moment=seen(now, False))


def access() -> str:
    """What the squares of the drawing are."""
    return _("Chaque carré est une adresse sur cent.")


def name() -> str:
    """The title of the document."""
    return _("Écran d’accueil")


def spoken() -> dict[str, Any]:
    """What the browser says by itself: ages, dates, hours, pause. ``{…}`` are filled there."""
    code = language()
    return {
        "now": _("à l’instant"), "ago": _("il y a {duration}"), "today": _("aujourd’hui"), "yesterday": _("hier"),
        "spans": [[least, unit, ngettext(one, many, 1), ngettext(one, many, 2)] for least, unit, one, many in _SPANS],
        "observed": _("observé {age}"), "amber": _("à actualiser : observé {age}"),
        "gone": _("Données momentanément indisponibles"), "since": _("dernière observation : {seen}"),
        "received": _("derniers chiffres reçus {age}"),
        "paused": _("En pause : Espace pour reprendre"), "demo": _("Données de démonstration"),
        "clock": "{h}\u00a0h\u00a0{m}" if code == "fr" else "{h}:{m}",
        "first": "1er" if code == "fr" else "1",
        "months": [month_names("wide", code)[n] for n in range(1, 13)],
        "weekdays": [weekday_names("wide", code)[n] for n in range(7)],
        "open": _("Ouverte"), "closed": _("Fermée"), "until": _("jusqu’à {time}"), "opens": _("ouvre à {time}"),
        "opens_tomorrow": _("ouvre demain à {time}"), "opens_on": _("ouvre {day} à {time}"),
        "tomorrow": _("demain"), "unknown_hours": _("Horaires momentanément indisponibles"),
        "demo_hours": _("Horaires de démonstration"),
    }  # fmt: skip
