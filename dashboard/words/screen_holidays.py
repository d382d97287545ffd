"""Public holidays of France, with their names: what closes a town hall."""

from __future__ import annotations

from datetime import date

from dashboard.locale import _
from dashboard.locale.french_calendar import public_holidays as computed


def public_holidays(year: int, department: str = "") -> dict[date, str]:
    """Each public holiday of the year and its name; eleven, thirteen in Alsace and Moselle."""
    names = {
        "Jour de l'an": _("jour de l’An"),
        "Lundi de Pâques": _("lundi de Pâques"),
        "Fête du Travail": _("fête du Travail"),
        "Fête de la Victoire": _("victoire de 1945"),
        "Ascension": _("Ascension"),
        "Lundi de Pentecôte": _("lundi de Pentecôte"),
        "Fête nationale": _("fête nationale"),
        "Assomption": _("Assomption"),
        "Toussaint": _("Toussaint"),
        "Armistice": _("armistice de 1918"),
        "Noël": _("Noël"),
        "Vendredi saint": _("Vendredi saint"),
        "Saint-Étienne": _("Saint-Étienne"),
    }
    return {
        day: ", ".join(names.get(name, name) for name in both.split("; "))
        for day, both in computed(year, department).items()
    }
