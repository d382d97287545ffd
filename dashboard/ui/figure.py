"""Figure cards: a label, a value with its unit, a verdict in words, a small picture, an age and a passport."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.charts.sparkline import sparkline
from dashboard.locale import _
from dashboard.passports import Passport
from dashboard.ui.icons import Verdict, icon, verdict_word
from dashboard.ui.markup import anchor, escape
from dashboard.ui.passport import passport_html


@dataclass(frozen=True)
class Figure:
    """One figure. ``value`` is text already written (``locale.decimal`` and the like); everything is escaped.

    ``state`` draws its sign and, unless ``verdict`` says better, its word. ``spark`` is a series in order of time,
    ``limits`` the band drawn behind it. ``href`` makes the label a link.
    """

    label: str
    value: str
    unit: str = ""
    note: str = ""
    state: Verdict | None = None
    verdict: str = ""
    target: str = ""
    spark: Iterable[Any] | None = None
    limits: tuple[float, float] | None = None
    age: str = ""
    href: str = ""
    passport: Passport | None = None


def figures(cards: Sequence[Figure]) -> None:
    """Figures side by side: four, then two, then one a row as the screen narrows."""
    if cards:
        st.html(f'<ul class="figures">{"".join(figure_html(card) for card in cards)}</ul>')


def figure_html(card: Figure) -> str:
    """One card as a list item."""
    unit = f' <span class="unit">{escape(card.unit)}</span>' if card.unit else ""
    words = "" if any(sign.isdigit() for sign in card.value) else " words"
    state = ""
    if card.state or card.verdict:
        sign = icon(card.state) if card.state else ""
        word = card.verdict or (verdict_word(card.state) if card.state else "")
        state = f'<p class="state {card.state or ""}">{sign}<span>{escape(word)}</span></p>'
    target = f'<p class="figure-target">{escape(_("Cible"))} {escape(card.target)}</p>' if card.target else ""
    small = [escape(text) for text in (card.note, card.age) if text]
    return (
        f'<li class="figure"><p class="figure-label">{anchor(card.label, card.href)}</p>'
        f'<p class="figure-value{words}">{escape(card.value)}{unit}</p>{state}{target}'
        f"{sparkline(card.spark, card.limits) if card.spark is not None else ''}"
        f"{''.join(f'<p class=figure-note>{text}</p>' for text in small)}"
        f"{passport_html(card.passport) if card.passport else ''}</li>"
    )
