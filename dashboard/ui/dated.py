"""What is to come as a table, its date first: each row opens a record; cards on a phone (`catalogue_style`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.ui.markup import anchor, escape


@dataclass(frozen=True)
class Dated:
    """A row: its day in words, its name and where it leads, what is said under it, then its other cells."""

    day: str
    name: str
    href: str
    note: str
    cells: tuple[tuple[str, str], ...]


def dated(heads: Sequence[str], rows: Sequence[Dated], caption: str) -> None:
    """The table; a cell is its text and a second line, in the order of the headings after the first two."""
    titles = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(_row(heads, row) for row in rows)
    st.html(
        f'<div class="table-frame listing-frame" tabindex="0"><table class="listing dated">'
        f"<caption>{escape(caption)}</caption><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(heads: Sequence[str], row: Dated) -> str:
    name = f'<th scope="row">{anchor(row.name, row.href)}{_note(row.note)}</th>'
    cells = "".join(_cell(head, *cell) for head, cell in zip(heads[2:], row.cells, strict=True))
    return f"<tr>{_cell(heads[0], row.day, '')}{name}{cells}</tr>"


def _cell(head: str, text: str, note: str) -> str:
    return f'<td data-label="{escape(head)}">{escape(text)}{_note(note)}</td>'


def _note(note: str) -> str:
    return f'<span class="item-note">{escape(note)}</span>' if note else ""
