"""Seeing the dashboard as it was: the day that the address asks for (``au``), and the banner that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.locale import _
from dashboard.locale.dates import day as day_text
from dashboard.locale.dates import long_day, long_moment
from dashboard.ui.address import forget, held, href, ignored, keep
from dashboard.ui.frame import Snapshot
from dashboard.ui.icons import icon
from dashboard.ui.markup import anchor, escape
from dashboard.ui.notes import empty


@dataclass(frozen=True)
class Journey:
    """The day asked for, None for today; ``refused`` is a value that was no day to go to."""

    day: date | None = None
    refused: str = ""


def asked(today: date) -> Journey:
    """Reads ``au`` and keeps it from page to page. A day to come and what is no day are refused, and forgotten."""
    value = keep("au")
    if not value:
        return Journey()
    found = parse(value)
    if found is None or found > today:
        forget("au")
        return Journey(refused=value)
    return Journey(found if found < today else None)


def held_day() -> date | None:
    """The day that the session holds: a fragment redrawn alone does not go through the frame."""
    value = st.session_state.get(held("au"))
    return parse(value) if value else None


def parse(value: str) -> date | None:
    """``AAAA-MM-JJ`` and nothing else."""
    try:
        return date.fromisoformat(value) if len(value) == 10 and value.isascii() else None
    except ValueError:
        return None


def banner(journey: Journey, snapshot: Snapshot | None) -> None:
    """« Vous voyez le tableau de bord tel qu’il était le … », with the way back; a note for a refused day."""
    if journey.refused:
        ignored("au", journey.refused)
    if journey.day is None or snapshot is None:
        return
    said = _("Vous voyez le tableau de bord tel qu’il était le {day}.").format(day=day_text(journey.day))
    taken = _("Instantané du {moment}.").format(moment=long_moment(snapshot.built_at))
    back = anchor(_("Revenir à aujourd’hui"), href(au=""))
    told = f"<strong>{escape(said)}</strong> <span>{escape(taken)}</span> {back}"
    st.html(f'<div class="travel" role="status">{icon("watch")}{told}</div>')


def before_the_first(day: date, first: date | None) -> None:
    """In place of a page on a day when nothing was kept yet."""
    known = _("Le premier instantané gardé est celui du {day}.").format(day=long_day(first)) if first else ""
    st.html(f'<header class="page-header"><div><h1>{escape(_("Rien n’est gardé de ce jour-là"))}</h1></div></header>')
    empty(_("Aucun instantané au {day}.").format(day=day_text(day)), known, _("Choisissez un jour plus récent."))
    links = [anchor(_("Revenir à aujourd’hui"), href(au=""))]
    if first:
        links.append(anchor(_("Voir le {day}").format(day=day_text(first)), href(au=first.isoformat())))
    st.html(f'<p class="text">{" · ".join(links)}</p>')


def too_old() -> None:
    """In place of a page whose question the snapshot of that day cannot answer."""
    empty(
        _("Cette page ne peut pas être montrée telle qu’elle était ce jour-là."),
        _("L’instantané a été fait par une version plus ancienne, qui ne gardait pas encore ces données."),
        _("Choisissez un jour plus récent, ou revenez à aujourd’hui."),
    )
    st.html(f'<p class="text">{anchor(_("Revenir à aujourd’hui"), href(au=""))}</p>')
