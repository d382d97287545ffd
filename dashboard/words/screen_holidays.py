"""Public holidays of France, with their names: what closes a town hall.

Code du travail, articles L3133-1 and, for the departments of Alsace and Moselle, L3134-13. Easter by Butcher's method.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dashboard.locale import _

ALSACE_MOSELLE = frozenset({"57", "67", "68"})


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Easter Sunday of the year, in the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year: int, department: str = "") -> dict[date, str]:
    """Each public holiday of the year and its name; eleven, thirteen in Alsace and Moselle."""
    sunday = easter(year)
    found = {
        date(year, 1, 1): _("jour de l’An"),
        sunday + timedelta(days=1): _("lundi de Pâques"),
        date(year, 5, 1): _("fête du Travail"),
        date(year, 5, 8): _("victoire de 1945"),
        sunday + timedelta(days=39): _("Ascension"),
        sunday + timedelta(days=50): _("lundi de Pentecôte"),
        date(year, 7, 14): _("fête nationale"),
        date(year, 8, 15): _("Assomption"),
        date(year, 11, 1): _("Toussaint"),
        date(year, 11, 11): _("armistice de 1918"),
        date(year, 12, 25): _("Noël"),
    }
    if department in ALSACE_MOSELLE:
        found |= {sunday - timedelta(days=2): _("Vendredi saint"), date(year, 12, 26): _("Saint-Étienne")}
    return dict(sorted(found.items()))
