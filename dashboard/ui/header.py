"""The top of a page: theme, question, and at its right the age and state of what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

import streamlit as st

from dashboard import data
from dashboard.figures.freshness import SEVERITY, State, freshness, state_since
from dashboard.locale import _, ngettext
from dashboard.locale.dates import moment, observed, observed_age, since
from dashboard.ui.cards import DatasetCard, known
from dashboard.ui.export import remember
from dashboard.ui.icons import VERDICT_OF, Verdict, icon, state_word
from dashboard.ui.markup import escape
from dashboard.ui.page import Page
from dashboard.ui.source import MOST_SHOWN, counted


class Aged(Protocol):
    """A figure with an age and a state of its own: a month's value is older than the file received this morning."""

    @property
    def state(self) -> State: ...
    @property
    def observed_at(self) -> datetime | None: ...


def header(
    page: Page, datasets: Sequence[DatasetCard | None] = (), now: datetime | None = None, figure: Aged | None = None
) -> None:
    """The page's question as its only h1, the theme above it, the sources' state at its right.

    A page about one ``figure`` says the state and the age of that figure, as its sentence does.
    """
    remember(_(page.title), datasets)
    st.html(header_html(page, known(datasets), now or data.now(), figure))


def header_html(page: Page, cards: list[DatasetCard], now: datetime, figure: Aged | None = None) -> str:
    """The same as text."""
    theme = f'<p class="page-theme">{escape(_(page.theme))}</p>' if page.theme else ""
    return (
        f'<header class="page-header"><div>{theme}<h1>{escape(_(page.question))}</h1></div>'
        f"{_states(cards, now) if figure is None else _own(figure, cards, now)}</header>"
    )


def _states(cards: list[DatasetCard], now: datetime) -> str:
    """The gravest state among the sources, since when, and the age of that source's last observation."""
    if not cards:
        return ""
    if len(cards) > MOST_SHOWN:
        return _many(cards, now)
    gravest = max(cards, key=lambda card: SEVERITY[_state(card, now)])
    state = _state(gravest, now)
    began = state_since(gravest.observed_at, now, gravest.late_after, gravest.stale_after)
    word = f"{state_word(state)} {since(began, now)}" if began else state_word(state)
    others = len(cards) - 1
    lines = [_observed(gravest, now)]
    if others:
        told = ngettext("et {n} autre source", "et {n} autres sources", others).format(n=others)
        lines.append(f"{_(gravest.title)}, {told}")
    return _block(VERDICT_OF[state], word, lines, cards)


def _own(figure: Aged, cards: list[DatasetCard], now: datetime) -> str:
    """The state of a figure, and the age of its last value."""
    told = _seen(figure.observed_at, now) if figure.observed_at else _("Rien n’a encore été reçu")
    return _block(VERDICT_OF[figure.state], state_word(figure.state), [told], cards)


def _block(verdict: Verdict, word: str, lines: Sequence[str], cards: list[DatasetCard]) -> str:
    """A state with its sign, what is said under it, and that the data is made up when it is."""
    return (
        f'<div class="page-state"><p class="state {verdict}">{icon(verdict)}<strong>{escape(word)}</strong></p>'
        + "".join(f"<p>{escape(line)}</p>" for line in lines if line)
        + f"{_demo(cards)}</div>"
    )


def _many(cards: list[DatasetCard], now: datetime) -> str:
    """How many sources are in which state: one late source among ten is not the state of the page."""
    states = {_state(card, now) for card in cards}
    verdict = VERDICT_OF[states.pop()] if len(states) == 1 else "watch"
    return _block(verdict, counted(cards, now), (), cards)


def _demo(cards: list[DatasetCard]) -> str:
    return f'<p class="badge">{escape(_("Données de démonstration"))}</p>' if any(c.is_demo for c in cards) else ""


def _state(card: DatasetCard, now: datetime) -> State:
    return freshness(card.observed_at or card.fetched_at, now, card.late_after, card.stale_after)


def _observed(card: DatasetCard, now: datetime) -> str:
    if card.observed_at is not None:
        return _seen(card.observed_at, now)
    if card.fetched_at is not None:
        return _("Reçu {moment}").format(moment=moment(card.fetched_at, now))
    return _("Rien n’a encore été reçu")


def _seen(observed_at: datetime, now: datetime) -> str:
    """« Observé hier à 18 h 05, il y a 23 heures »; one of the two when they say the same."""
    when, age = observed(observed_at, now), observed_age(observed_at, now)
    if age == when:
        return _("Observé {moment}").format(moment=when)
    return _("Observé {moment}, {age}").format(moment=when, age=age)


def sentence(text: str) -> None:
    """What is true now, what changed, what cannot be concluded: readable alone, under the title."""
    st.html(f'<p class="sentence">{escape(text, 1_000)}</p>')


def section(title: str, intro: str = "") -> None:
    """A part of the page: its h2, and a line of introduction."""
    st.html(f'<div class="section"><h2>{escape(title)}</h2>' + (f"<p>{escape(intro)}</p>" if intro else "") + "</div>")


def text(words: str) -> None:
    """A paragraph of plain text."""
    st.html(f'<p class="text">{escape(words, 4_000)}</p>')


def addresses(words: str, links: Mapping[str, str]) -> None:
    """A paragraph that ends with links of our own server: label → path."""
    told = ", ".join(f'<a href="{escape(path)}">{escape(label)}</a>' for label, path in links.items())
    st.html(f'<p class="text">{escape(words, 4_000)} {told}.</p>')


def prose(paragraphs: Sequence[str]) -> None:
    """Paragraphs of plain text; several are a list, one a line."""
    if len(paragraphs) == 1:
        text(paragraphs[0])
    elif paragraphs:
        told = "".join(f"<li>{escape(words, 4_000)}</li>" for words in paragraphs)
        st.html(f'<ul class="prose">{told}</ul>')


def selection(words: str) -> None:
    """What the filters leave, in words: « Marchés notifiés de janvier à octobre 2026, tous services »."""
    st.html(f'<p class="selection" role="status">{escape(words)}</p>')
