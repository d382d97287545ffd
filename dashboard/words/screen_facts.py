"""What the screen says of an indicator to who walks past: where it goes, against a year ago, against its target.

The verdict comes from the pages; its words do not: nobody in a hall knows what a pattern or a reading is.
"""

from __future__ import annotations

import math

from dashboard.figures.comparison import Change
from dashboard.locale import _
from dashboard.locale.numbers import percent
from dashboard.words.kpi_shape import Reading
from dashboard.words.kpi_text import capital, since_text, target_text
from dashboard.words.kpi_units import SHARES, distance

JUDGED = ("met", "watch", "missed")


def movement(kpi: Reading) -> str:
    """« en baisse depuis janvier », « variation habituelle »; a change that the year before seems to deny is left
    to that comparison, since the two together would read as a mistake."""
    found = kpi.verdict
    if found.kind == "change":
        return a_year(kpi) if is_denied(kpi) else turned(kpi)
    return _("variation habituelle") if found.kind == "usual" else _("évolution non connue")


def turned(kpi: Reading) -> str:
    """A real change with its direction and its beginning."""
    told = _("en hausse {since}") if kpi.verdict.direction == "up" else _("en baisse {since}")
    return told.format(since=since_text(kpi)).strip()


def is_denied(kpi: Reading) -> bool:
    """Whether the value moved the other way in a year: a season, or two changes one after the other."""
    before = kpi.year_before
    if before is None or round(before.difference, kpi.indicator.digits) == 0:
        return False
    return (before.difference > 0) != (kpi.verdict.direction == "up")


def a_year(kpi: Reading) -> str:
    """« 20 % de plus qu’il y a un an », « comme il y a un an »; "" when the year before is not known."""
    before = kpi.year_before
    if before is None:
        return ""
    # A quarter or a year is told when it is over, some time ago: « il y a un an » would be wrong.
    is_past = kpi.indicator.cadence in ("quarter", "year")
    if round(before.difference, kpi.indicator.digits) == 0:
        return _("comme un an plus tôt") if is_past else _("comme il y a un an")
    more = _("{size} de plus qu’un an plus tôt") if is_past else _("{size} de plus qu’il y a un an")
    less = _("{size} de moins qu’un an plus tôt") if is_past else _("{size} de moins qu’il y a un an")
    return (more if before.difference > 0 else less).format(size=_size(kpi, before))


def _size(kpi: Reading, change: Change) -> str:
    """How far from a year before: in percent, in points for a share, in the unit where no percentage has a meaning."""
    share = change.share
    if kpi.indicator.unit in SHARES or share is None or not math.isfinite(share) or round(share, 2) == 0:
        return distance(abs(change.difference), kpi.indicator.unit, kpi.indicator.digits)
    return percent(abs(share))


def fact(kpi: Reading) -> str:
    """« 20 % de plus qu’il y a un an, en hausse depuis août 2025. » The figure has said its title and its value."""
    year, told = a_year(kpi), ""
    if kpi.verdict.kind == "change" and not is_denied(kpi):
        told = ", ".join(each for each in (year, turned(kpi)) if each)
    elif year and kpi.verdict.kind == "usual":
        told = _("{comparison}, une variation habituelle").format(comparison=year)
    else:
        told = year
    return f"{capital(told)}." if told else ""


def goal(kpi: Reading) -> str:
    """« cible : au moins 60 % », for a value that was judged against it."""
    return _("cible : {target}").format(target=target_text(kpi)) if kpi.status in JUDGED else ""
