"""The method: the rule of the page, and how many indicators and datasets follow it."""

from __future__ import annotations

from dashboard.kpis import kpis
from dashboard.locale import _
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.ui.answers import Answer
from dashboard.ui.layout import Item
from dashboard.words import home, method


def shown(_asked: Asked) -> Shown:
    """The first rules in full, and how many indicators follow them."""
    rules = [Answer(title, [Item(words) for words in paragraphs], "") for title, paragraphs in method.sections()]
    return Shown(
        sentence=_("Tout ce que ce tableau de bord affirme suit les règles de cette page, et rien d’autre."),
        selection=home.counted(len(kpis())), answers=rules,
    )  # fmt: skip
