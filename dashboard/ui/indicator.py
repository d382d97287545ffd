"""Cards of indicators: value, status, picture with its limits, target, verdict, age and passport. Plain HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.charts.sparkline import sparkline
from dashboard.figures.freshness import State
from dashboard.locale import ngettext
from dashboard.ui.address import merged
from dashboard.ui.icons import VERDICT_OF, Verdict, icon, state_word
from dashboard.ui.markup import anchor, escape
from dashboard.ui.passport import awaited_html

ROW = 4  # cards beside each other on a wide screen


@dataclass(frozen=True)
class IndicatorCard:
    """One indicator in words already written; everything is escaped.

    ``status`` draws its sign before ``status_word`` (None: no target). ``state`` is that of its data, drawn when it
    is not fresh. ``spark`` is the series in order of time with its ``limits`` and ``goals``, said by ``spark_words``.
    ``snapshot_id`` is where the value was read, for its passport; without one the card has no passport.
    """

    title: str
    href: str
    value: str
    unit: str = ""
    period: str = ""
    status: Verdict | None = None
    status_word: str = ""
    verdict: str = ""
    is_change: bool = False
    target: str = ""
    change: str = ""
    state: State = "fresh"
    age: str = ""
    owner: str = ""
    spark: Sequence[float | None] = ()
    limits: tuple[float, float] | None = None
    goals: tuple[float, ...] = ()
    spark_words: str = ""
    snapshot_id: str = ""


def indicator_cards(themes: Mapping[str, Sequence[IndicatorCard]]) -> None:
    """Title → cards, one theme after the other, sent at once: each thing sent has the whole page drawn again."""
    if themes:
        st.html(f'<div class="kpi-themes">{"".join(theme_html(*each) for each in themes.items())}</div>')


def theme_html(title: str, cards: Sequence[IndicatorCard]) -> str:
    """A theme: its h2, and its cards in one to four columns as the screen widens; folded on a phone.

    The fold is a checkbox that only a narrow screen shows and obeys: sixty cards in one column are twenty screens. A
    ``details`` would be closed on a wide screen too, or need a script to open it.
    """
    fold = ngettext("Montrer {n} indicateur", "Montrer {n} indicateurs", len(cards)).format(n=len(cards))
    return (
        f'<section class="kpi-theme" style="--rows:{-(-len(cards) // ROW)}"><h2>{escape(title)}</h2>'
        f'<label class="kpi-fold"><input type="checkbox" aria-label="{escape(f"{fold}, {title}")}">'
        f"<span>{escape(fold)}</span></label>"
        f'<ul class="kpis">{"".join(card_html(card) for card in cards)}</ul></section>'
    )


def card_html(card: IndicatorCard) -> str:
    """One card as a list item."""
    drawn = sparkline(card.spark, card.limits, card.goals, card.spark_words)
    return (
        f'<li class="kpi"><h3>{anchor(card.title, card.href)}</h3>'
        f"{value_html(card)}{_status(card)}{drawn}"
        f"{_verdict(card)}{_line('kpi-change', card.change)}{_foot(card)}"
        f"{awaited_html(merged(card.href), card.snapshot_id) if card.snapshot_id else ''}</li>"
    )


def value_html(card: IndicatorCard) -> str:
    """The value, smaller when it is words, its unit, and the period that it is of."""
    css = "kpi-value" if any(sign.isdigit() for sign in card.value) else "kpi-value words"
    unit = f'<span class="unit">\u00a0{escape(card.unit)}</span>' if card.unit else ""
    period = f' <span class="kpi-period">{escape(card.period)}</span>' if card.period else ""
    return f'<p class="{css}">{escape(card.value)}{unit}{period}</p>'


def _status(card: IndicatorCard) -> str:
    """« ▲ cible manquée, 85 % »."""
    if not card.status_word and not card.target:
        return ""
    sign = icon(card.status) if card.status else ""
    word = f"<strong>{escape(card.status_word)}</strong>" if card.status_word else ""
    target = f'<span class="kpi-target">{escape(card.target)}</span>' if card.target else ""
    return f'<p class="kpi-status"><span class="state {card.status or ""}">{sign}{word}</span>{target}</p>'


def _verdict(card: IndicatorCard) -> str:
    return _line("kpi-verdict changed" if card.is_change else "kpi-verdict", card.verdict)


def _foot(card: IndicatorCard) -> str:
    """Who is in charge, and how old the data is; its state is drawn when it is not fresh."""
    state = ""
    if card.state != "fresh":
        verdict = VERDICT_OF[card.state]
        state = f'<span class="state {verdict}">{icon(verdict)}{escape(state_word(card.state))}</span> '
    told = "".join(f"<span>{part}</span>" for part in (state + escape(card.age), escape(card.owner)) if part)
    return f'<p class="kpi-foot">{told}</p>' if told else ""


def _line(css: str, text: str) -> str:
    return f'<p class="{css}">{escape(text)}</p>' if text else ""
