"""The catalogue as a table whose headings sort, and as cards on a phone: plain HTML, escaped, quick at any length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard.ui.address import asked
from dashboard.ui.filters import filter_row
from dashboard.ui.icons import Verdict, icon
from dashboard.ui.markup import anchor, escape, markdown_text


@dataclass(frozen=True)
class Cell:
    """What a cell says: its text, a second line, a sign, and shares (0 to 1) drawn as columns, with their words."""

    text: str
    note: str = ""
    state: Verdict | None = None
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Head:
    """A heading: its words, where it sorts to (empty: it does not), and whether it is the order now."""

    title: str
    href: str = ""
    order: str = ""
    is_number: bool = False


@dataclass(frozen=True)
class Listed:
    """A row: its name and where it leads, what is said under it, then one cell a heading after the first."""

    name: str
    href: str
    note: str
    cells: tuple[Cell, ...]


def catalogue_style() -> None:
    """The look of the catalogue and of one dataset, which no other page has to carry."""
    st.html(f"<style>{_style_sheet()}</style>")


@lru_cache(maxsize=1)
def _style_sheet() -> str:
    return Path(__file__).with_name("catalogue.css").read_text(encoding="utf-8")


@contextmanager
def more_filters(label: str, keys: Sequence[str]) -> Iterator[None]:
    """Filters asked for less often: folded, unless the address uses one of them (``keys``)."""
    with st.expander(markdown_text(label), expanded=any(asked(key) for key in keys)), filter_row():
        yield


def listing(heads: Sequence[Head], rows: Sequence[Listed], caption: str) -> None:
    """The table. ``order`` of a heading is ``ascending``, ``descending`` or empty."""
    titles = "".join(_head(head) for head in heads)
    body = "".join(_row(heads, row) for row in rows)
    st.html(
        f'<div class="table-frame listing-frame" tabindex="0"><table class="listing">'
        f"<caption>{escape(caption)}</caption><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _head(head: Head) -> str:
    sort = f' aria-sort="{escape(head.order)}"' if head.order else ""
    number = ' class="number"' if head.is_number else ""
    arrow = {"ascending": " ↑", "descending": " ↓"}.get(head.order, "")
    return f'<th scope="col"{number}{sort}>{anchor(head.title + arrow, head.href)}</th>'


def _row(heads: Sequence[Head], row: Listed) -> str:
    name = f'{anchor(row.name, row.href)}<span class="item-note">{escape(row.note)}</span>'
    cells = "".join(_cell(head, cell) for head, cell in zip(heads[1:], row.cells, strict=True))
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _cell(head: Head, cell: Cell) -> str:
    sign = icon(cell.state) if cell.state else ""
    said = f'<span class="state {cell.state or ""}">{sign}<span>{escape(cell.text)}</span></span>' if sign else escape(
        cell.text)  # fmt: skip
    note = f'<span class="item-note">{escape(cell.note)}</span>' if cell.note else ""
    number = ' class="number"' if head.is_number else ""
    return f'<td{number} data-label="{escape(head.title)}">{said}{_parts(cell)}{note}</td>'


def _parts(cell: Cell) -> str:
    if not cell.parts:
        return ""
    said = ", ".join(f"{label} {share * 100:.0f}" for label, share in cell.parts)
    drawn = "".join(f'<span style="height:{max(share, 0.06) * 100:.0f}%"></span>' for _label, share in cell.parts)
    return f'<span class="parts" role="img" title="{escape(said)}" aria-label="{escape(said)}">{drawn}</span>'
