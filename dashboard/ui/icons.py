"""The four signs of a state, drawn by ``theme.css``: the same on every machine, legible in black and white."""

from __future__ import annotations

from typing import Literal

from dashboard.figures.freshness import State
from dashboard.locale import _, ngettext

Verdict = Literal["met", "watch", "missed", "unknown"]

VERDICT_OF: dict[State, Verdict] = {"fresh": "met", "late": "watch", "stale": "missed", "silent": "unknown"}


def icon(verdict: Verdict) -> str:
    """The sign of a verdict, drawn by the style sheet (Streamlit strips SVG); the word beside it speaks."""
    return f'<span class="icon icon-{verdict}" aria-hidden="true"></span>'


def verdict_word(verdict: Verdict) -> str:
    """« cible tenue », « à surveiller », « cible manquée », « on ne sait pas »."""
    return {
        "met": _("cible tenue"),
        "watch": _("à surveiller"),
        "missed": _("cible manquée"),
        "unknown": _("on ne sait pas"),
    }[verdict]


def state_word(state: State) -> str:
    """« À jour », « En retard », « Périmé », « Muet »."""
    return {"fresh": _("À jour"), "late": _("En retard"), "stale": _("Périmé"), "silent": _("Muet")}[state]


def counted_state(state: State, count: int) -> str:
    """« 2 en retard », « 1 périmée », « 3 muettes »: so many sources in a state."""
    words = {
        "fresh": _("à jour"),
        "late": _("en retard"),
        "stale": ngettext("périmée", "périmées", count),
        "silent": ngettext("muette", "muettes", count),
    }
    return f"{count} {words[state]}"
