"""Under every figure: whose data, under which licence, of which date, and where to report an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

import streamlit as st

from dashboard import data
from dashboard.figures.freshness import SEVERITY, State, freshness
from dashboard.locale import _, ngettext
from dashboard.locale.dates import observed
from dashboard.locale.numbers import integer
from dashboard.ui.cards import DatasetCard, known
from dashboard.ui.icons import VERDICT_OF, counted_state, icon, state_word
from dashboard.ui.markup import anchor, escape

MOST_SHOWN = 3


def source_note(datasets: Sequence[DatasetCard | None], contact: str | None = None) -> None:
    """One line a dataset, then the link to report an error (the town's address unless ``contact`` is given)."""
    cards = known(datasets)
    now = data.now()
    titles = [_(card.title) for card in cards]
    report = anchor(_("Signaler une erreur"), report_address(contact or data.town().contact, titles))
    st.html(f'<footer class="sources">{sources_html(cards, now)}<p>{report}</p></footer>')


def sources_html(cards: Sequence[DatasetCard], now: datetime) -> str:
    """Every source; above three of them folded, under how many are in which state."""
    if not cards:
        return ""
    lines = "".join(f"<li>{source_html(card, now)}</li>" for card in cards)
    title = escape(ngettext("Source", "Sources", len(cards)))
    if len(cards) <= MOST_SHOWN:
        return f"<h2>{title}</h2><ul>{lines}</ul>"
    return f"<h2>{title}</h2><details><summary>{escape(counted(cards, now))}</summary><ul>{lines}</ul></details>"


def counted(cards: Sequence[DatasetCard], now: datetime) -> str:
    """« 10 sources : 7 à jour, 2 en retard, 1 périmée »."""
    counts = Counter(_state(card, now) for card in cards)
    told = ", ".join(counted_state(state, counts[state]) for state in SEVERITY if counts[state])
    return _("{n} sources : {states}").format(n=len(cards), states=told)


def _state(card: DatasetCard, now: datetime) -> State:
    return freshness(card.observed_at or card.fetched_at, now, card.late_after, card.stale_after)


def source_html(card: DatasetCard, now: datetime) -> str:
    """« ✓ Title, producer, licence, updated when, rows and refused rows »."""
    state = _state(card, now)
    updated = card.observed_at or card.fetched_at
    facts = [
        escape(_("mis à jour {moment}").format(moment=observed(updated, now))) if updated else escape(_("jamais reçu")),
        escape(ngettext("{n} ligne", "{n} lignes", card.row_count).format(n=integer(card.row_count))),
    ]
    if card.rejected_count:
        told = ngettext("{n} refusée", "{n} refusées", card.rejected_count).format(n=integer(card.rejected_count))
        facts.append(escape(told))
    if card.is_demo:
        facts.append(escape(_("démonstration")))
    verdict = VERDICT_OF[state]
    return (
        f'<span class="state {verdict}">{icon(verdict)}<span>{escape(state_word(state))}</span></span> '
        f"<strong>{escape(_(card.title))}</strong>, {escape(card.producer)}, "
        f"{anchor(card.licence, card.licence_url)}, {', '.join(facts)}."
    )


def report_address(contact: str, titles: Sequence[str]) -> str:
    """Where an error is reported: an address of the web as it is, else a mail with its subject filled in."""
    if contact.startswith(("http://", "https://")):
        return contact
    subject = _("Erreur dans le tableau de bord")
    return f"mailto:{quote(contact, safe='@')}?subject={quote(': '.join([subject, *titles[:1]]))}"
