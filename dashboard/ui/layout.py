"""Pieces laid side by side, lists, facts, and links between pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.settings import PROJECT_ROOT
from dashboard.ui.address import KEPT, asked
from dashboard.ui.icons import Verdict, icon
from dashboard.ui.markup import anchor, escape, markdown_text


@dataclass(frozen=True)
class Item:
    """A sentence of a list: its sign, its link, and a note after it."""

    text: str
    href: str = ""
    state: Verdict | None = None
    note: str = ""


@dataclass(frozen=True)
class Rank:
    """A row of a ranking: its label, its length, and the value in words (``amount``, ``integer``…)."""

    label: str
    value: float
    text: str
    href: str = ""
    note: str = ""
    highlight: bool = False


def pair() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns for charts two by two; one under the other on a phone."""
    left, right = st.columns(2, gap="medium")
    return left, right


def items(entries: Sequence[Item]) -> None:
    """Sentences one under the other."""
    if entries:
        st.html(list_html(entries))


def folded_items(title: str, entries: Sequence[Item]) -> None:
    """The same under a title to unfold."""
    if entries:
        st.html(f'<details class="twin"><summary>{escape(title)}</summary>{list_html(entries)}</details>')


def list_html(entries: Sequence[Item]) -> str:
    """Sentences as a list."""
    return f'<ul class="items">{"".join(item_html(entry) for entry in entries)}</ul>'


def item_html(entry: Item) -> str:
    """A sentence with its sign, its link and its note, as a list item."""
    sign = icon(entry.state) if entry.state else ""
    note = f' <span class="item-note">{escape(entry.note)}</span>' if entry.note else ""
    return f'<li class="state {entry.state or ""}">{sign}<span>{anchor(entry.text, entry.href)}{note}</span></li>'


def facts(pairs: Sequence[tuple[str, str]]) -> None:
    """A record as a list of terms and what they are."""
    if pairs:
        told = "".join(f"<div><dt>{escape(term)}</dt><dd>{escape(value)}</dd></div>" for term, value in pairs)
        st.html(f'<dl class="facts">{told}</dl>')


def ranking(title: str, ranks: Sequence[Rank], subtitle: str = "", limit: int = 12) -> None:
    """Horizontal bars from zero with their values written, in the order given; a list for a screen reader.

    Drawn in HTML: names of any length are whole, a phone shows them, and no script is needed.
    """
    shown = list(ranks)[:limit]
    longest = max((rank.value for rank in shown), default=0) or 1
    rows = "".join(_rank(rank, longest) for rank in shown)
    under = f'<p class="chart-subtitle">{escape(subtitle)}</p>' if subtitle else ""
    st.html(f'<section class="card ranking"><h2>{escape(title)}</h2>{under}<ol>{rows}</ol></section>')


def _rank(rank: Rank, longest: float) -> str:
    share = max(0.0, min(1.0, rank.value / longest)) * 100
    note = f' <span class="item-note">{escape(rank.note)}</span>' if rank.note else ""
    css = ' class="highlight"' if rank.highlight else ""
    return (
        f'<li{css}><span class="rank-label">{anchor(rank.label, rank.href)}{note}</span>'
        f'<span class="rank-value">{escape(rank.text)}</span>'
        f'<span class="rank-bar" style="width:{share:.1f}%" aria-hidden="true"></span></li>'
    )


def link(page: str, label: str, **parameters: str) -> None:
    """A link to another page, without reloading; language, theme and day are kept."""
    kept = {key: asked(key)[-1] for key in KEPT if asked(key)}
    target = PROJECT_ROOT / "pages" / f"{page}.py"
    st.page_link(target, label=markdown_text(label), query_params={**kept, **parameters})
