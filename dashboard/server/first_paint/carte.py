"""The map: how many places of each kind the town publishes."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import datasets, rows, town
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import places

MOST = 8


def shown(_asked: Asked) -> Shown | None:
    """None when no place was published."""
    counts = rows("carte/types")
    if counts.empty:
        return None
    figures = [ui.Figure(places.label(kind), ui.integer(count)) for kind, count in places.largest(counts, MOST)]
    cards = [card for card in datasets() if card.id in places.DATASETS]
    return Shown(places.sentence(town().name, counts), figures=figures, cards=cards, filter_count=2)
