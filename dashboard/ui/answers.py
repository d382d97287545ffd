"""The four answers at the top of the home page: a title, its sentences, what is left folded. Plain HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import ngettext
from dashboard.ui.layout import Item, item_html
from dashboard.ui.markup import escape

MOST_SHOWN = 6


@dataclass(frozen=True)
class Answer:
    """One question answered: its items, or ``nothing`` when there are none. ``note`` says how it was decided."""

    title: str
    items: Sequence[Item]
    nothing: str
    note: str = ""


def answers(parts: Sequence[Answer]) -> None:
    """Side by side, two by two, in their order; one under the other on a phone."""
    st.html(f'<div class="answers">{"".join(answer_html(part) for part in parts)}</div>')


def answer_html(part: Answer) -> str:
    """One answer as a section; beyond six sentences the rest is folded."""
    shown, rest = part.items[:MOST_SHOWN], part.items[MOST_SHOWN:]
    body = f'<ul class="items">{"".join(map(item_html, shown))}</ul>' if shown else f"<p>{escape(part.nothing)}</p>"
    if rest:
        said = ngettext("et {n} autre", "et {n} autres", len(rest)).format(n=len(rest))
        folded = f'<ul class="items">{"".join(map(item_html, rest))}</ul>'
        body += f"<details><summary>{escape(said)}</summary>{folded}</details>"
    note = f'<p class="answer-note">{escape(part.note)}</p>' if part.note else ""
    return f'<section class="card answer"><h2>{escape(part.title)}</h2>{body}{note}</section>'
