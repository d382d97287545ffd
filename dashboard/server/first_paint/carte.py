"""The map: how many places of each kind the town publishes."""

from __future__ import annotations

from dashboard.data import datasets, rows, town
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import places


def shown(_asked: Asked) -> Shown | None:
    """None when no place was published."""
    counts = rows("carte/types")
    if counts.empty:
        return None
    cards = [card for card in datasets() if card.id in places.DATASETS]
    return Shown(
        places.sentence(town().name, counts), figures=places.figures(counts, None), cards=cards, filter_count=2
    )
