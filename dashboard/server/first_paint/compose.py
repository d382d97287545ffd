"""One page's first words from what its address asks: right values only, one snapshot throughout, kept for a minute.

Whatever breaks here costs the reader nothing but the wait: the document goes out without it, and the journal says why.
"""

from __future__ import annotations

import importlib
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec

from dashboard import data, kpis
from dashboard.errors import DashboardError
from dashboard.holdings import holding
from dashboard.locale import DEFAULT, Language, _, use
from dashboard.server.first_paint import render
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.ui.address import given, match
from dashboard.ui.page import Page

log = logging.getLogger("dashboard.server")
_PLAIN, _ID = re.compile(r"[a-z_]+"), re.compile(r"[A-Za-z0-9_.@-]{1,120}")
NAMED = {"indicateur": "id", "donnees": "jeu"}


@dataclass(frozen=True)
class Address:
    """A page's address reduced to what changes its words."""

    slug: str
    language: Language = DEFAULT
    day: date | None = None
    theme: str = ""
    id: str = ""


@dataclass(frozen=True)
class Paint:
    """The words as HTML, and what the document's head says of them."""

    html: str
    title: str
    description: str


def address(slug: str, language: Language, query: Mapping[str, str]) -> Address:
    """What an address asks; a wrong value counts as none."""
    theme = match(query.get("theme", ""), {name: name for name in data.town().themes}) if query.get("theme") else None
    wanted = query.get(NAMED[slug], "") if slug in NAMED else ""
    day = past_day(query.get("au", ""))
    with data.at(day):
        return Address(slug, language, day, theme or "", wanted if wanted and known(slug, wanted) else "")


def known(slug: str, wanted: str) -> bool:
    """Whether there is such an indicator or dataset."""
    if not _ID.fullmatch(wanted):
        return False
    try:
        return (kpis.kpi(wanted) if slug == "indicateur" else holding(wanted)) is not None
    except DashboardError:
        return False


def past_day(value: str) -> date | None:
    """A day that the dashboard can show as it was, else None."""
    try:
        day = date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
    first = data.first_day() if day else None
    return day if day and first and first <= day < data.today() else None


def paint(page: Page, asked: Address) -> Paint | None:
    """The first words of a page; None, and a line in the journal, when they cannot be written."""
    use(asked.language)
    kept = {"langue": asked.language if asked.language != DEFAULT else "", "theme": asked.theme,
            "au": asked.day.isoformat() if asked.day else ""}  # fmt: skip
    try:
        with data.at(asked.day), data.held(), given(kept):
            return _written(page, asked)
    except Exception:
        log.exception("the first words of %s could not be written", page.slug)
        return None


def _written(page: Page, asked: Address) -> Paint:
    now = data.now()
    shown = _shown(Asked(page, now, asked.theme, asked.id)) or _plain()
    told = shown.page or page
    described = f"{shown.sentence} {_(told.question)}" if shown.sentence else _(told.question)
    return Paint(render.body(page, shown, now), _(told.title), described)


def _shown(asked: Asked) -> Shown | None:
    """The page's own words; None, and a line in the journal, when its snapshot or its data will not have it."""
    find = provider(asked.page.slug)
    try:
        return find(asked) if find else None
    except Exception as error:
        log.warning("the first words of %s are those of any page: %s", asked.page.slug, error)
        return None


def provider(slug: str) -> Callable[[Asked], Shown | None] | None:
    """What writes a page's first words, when there is a file of that name."""
    name = f"{__package__}.{slug}"
    if not _PLAIN.fullmatch(slug) or find_spec(name) is None:
        return None
    found: Callable[[Asked], Shown | None] | None = getattr(importlib.import_module(name), "shown", None)
    return found


def _plain() -> Shown:
    """A page without words of its own: its sources. Their worst state is not the page's, which may use none of it."""
    if data.snapshot() is None:
        return Shown(_("Pas encore de données."), _("La première actualisation n’a pas eu lieu, ou elle est en cours."))
    return Shown(cards=data.datasets(), is_dated=False)
