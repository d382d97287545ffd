"""Figure cards: a label, a value with its unit, a verdict in words, a small picture, an age and a passport."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard.charts.sparkline import sparkline
from dashboard.locale import _
from dashboard.locale.dates import age, long_moment
from dashboard.locale.numbers import integer
from dashboard.ui.cards import Passport, known
from dashboard.ui.icons import Verdict, icon, verdict_word
from dashboard.ui.markup import anchor, escape


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


def passport_html(passport: Passport) -> str:
    """The fold « D’où vient ce chiffre ? »: method, sources with licence and age, refused rows, snapshot, SQL."""
    now = datetime.now(UTC)
    facts = [(_("Méthode"), escape(passport.method, 2_000))] if passport.method else []
    if passport.observed_at is not None:
        told = f"{long_moment(passport.observed_at)} ({age(passport.observed_at, now)})"
        facts.append((_("Dernière observation"), escape(told)))
    for card in known(passport.sources):
        licence = anchor(card.licence, card.licence_url)
        facts.append((_("Source"), f"{escape(card.title)}, {escape(card.producer)} ({licence})"))
    facts.append((_("Lignes refusées"), escape(integer(passport.rejected_count))))
    if passport.snapshot_id:
        facts.append((_("Instantané"), f"<code>{escape(passport.snapshot_id)}</code>"))
    listed = "".join(f"<div><dt>{escape(term)}</dt><dd>{told}</dd></div>" for term, told in facts)
    sql = f"<pre><code>{escape(passport.sql, 20_000)}</code></pre>" if passport.sql else ""
    return (
        f'<details class="passport"><summary>{escape(_("D’où vient ce chiffre ?"))}</summary>'
        f"<dl>{listed}</dl>{sql}</details>"
    )
