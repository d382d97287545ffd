"""The home page: how many targets are met, the four answers, every indicator in a line."""

from __future__ import annotations

from dashboard.data import datasets
from dashboard.kpis import kpis
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import home, indicator_cards


def shown(asked: Asked) -> Shown | None:
    """None before the first snapshot."""
    found = kpis(asked.theme or None)
    if not found:
        return None
    whole = home.span(found, asked.now)
    about = home.about(datasets(), found, asked.theme or None)
    return Shown(
        sentence=home.headline(found, whole[1], asked.now),
        selection=home.selection(len(found), asked.theme, None, *whole, whole),
        answers=home.answers(found, about, asked.now), themes=indicator_cards.by_theme(found, asked.now),
        cards=about, filter_count=3, is_dated=False,
    )  # fmt: skip
