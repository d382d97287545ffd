"""Why the river comes first on the screen, and what the threshold it has passed is worth."""

from __future__ import annotations

from typing import Literal

from dashboard.locale import _
from dashboard.locale.numbers import decimal
from dashboard.words.river import vigilance

Basis = Literal["officiel", "commune", "presse"]


def above(threshold_m: float, basis: Basis) -> str:
    """The threshold that was passed; one that no authority has published never passes for official."""
    words = {
        "officiel": _("Au-dessus du seuil officiel de {level}\u00a0m."),
        "commune": _("Au-dessus du seuil de {level}\u00a0m (commune, non officiel)."),
        "presse": _("Au-dessus du seuil de {level}\u00a0m (presse, non officiel)."),
    }
    return words[basis].format(level=decimal(threshold_m, 2))


def watched(level: int) -> str:
    """The official vigilance that brings the river first."""
    return _("Vigilance crues {colour} en cours.").format(colour=vigilance(level))
