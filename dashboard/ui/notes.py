"""Sentences set apart: a note, an empty state, a problem. Each says what the reader can do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from dashboard.locale import _
from dashboard.ui.icons import Verdict, icon
from dashboard.ui.markup import escape

_waiting: ContextVar[list[tuple[str, Verdict]] | None] = ContextVar("waiting", default=None)


@contextmanager
def notes_kept() -> Iterator[list[tuple[str, Verdict]]]:
    """Notes told within are held back: they would take a slot of the row being drawn. `note` draws them afterwards."""
    kept: list[tuple[str, Verdict]] = []
    token = _waiting.set(kept)
    try:
        yield kept
    finally:
        _waiting.reset(token)


def note(text: str, state: Verdict = "watch") -> None:
    """One sentence with its sign, read aloud when it appears."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append((text, state))
        return
    st.html(f'<p class="note {state}" role="status">{icon(state)}<span>{escape(text)}</span></p>')


def empty(what: str, why: str = "", do: str = "") -> None:
    """In place of a figure that has no data: what is missing, why, what to do. Never a zero."""
    rest = "".join(f"<p>{escape(text)}</p>" for text in (why, do) if text)
    st.html(
        f'<div class="empty" role="status">{icon("unknown")}<div><p class="empty-what">{escape(what)}</p>{rest}'
        "</div></div>"
    )


def problem(what: str = "", do: str = "") -> None:
    """In place of a page that could not be drawn: what the reader can do, never a code."""
    what = what or _("Cette page n’a pas pu être dessinée.")
    do = do or _("Rechargez-la dans une minute ; si cela dure, signalez-le à la mairie. Les autres pages fonctionnent.")
    st.html(f'<div class="empty problem" role="alert">{icon("missed")}<div><p class="empty-what">{escape(what)}</p>'
            f"<p>{escape(do)}</p></div></div>")  # fmt: skip
