"""One indicator: its sentence and its comparisons; or the list of all."""

from __future__ import annotations

from dataclasses import replace

from dashboard.kpis import kpi, kpis
from dashboard.passports import kpi_passport
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.ui.page import Page
from dashboard.words import home, indicator, indicator_cards
from dashboard.words import kpis as words


def shown(asked: Asked) -> Shown | None:
    """The indicator that the address names, else all of them; None before the first snapshot."""
    one = kpi(asked.id) if asked.id else None
    if one is None:
        return _every(asked)
    of = one.indicator
    return Shown(
        page=Page(title=of.title, question=of.question, theme=of.theme), sentence=words.sentence(one, asked.now),
        figures=[replace(each, passport=None) for each in indicator.comparisons(one, False)],
        cards=one.sources, filter_count=2, figure=one, passport=kpi_passport(one),
    )  # fmt: skip


def _every(asked: Asked) -> Shown | None:
    found = kpis(asked.theme or None)
    if not found:
        return None
    stop = home.span(found, asked.now)[1]
    return Shown(sentence=home.headline(found, stop, asked.now), selection=home.counted(len(found)), filter_count=1,
                 themes=indicator_cards.by_theme(found, asked.now))
