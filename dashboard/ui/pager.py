"""Which page of a long list: its number in the address, a step back, a step forth, and what is shown in words."""

from __future__ import annotations

import streamlit as st

from dashboard.locale import _
from dashboard.locale.numbers import integer
from dashboard.ui.address import ignored
from dashboard.ui.binding import Binding
from dashboard.ui.markup import escape


def page_number(key: str, count: int, size: int, selection: str = "") -> int:
    """The page asked for, from 1, in the parameter ``key``; ``count`` rows, ``size`` a page.

    ``selection`` is what the rows were selected by: when it changes, the list begins again at its first page.
    """
    binding = _binding(key, max(1, -(-count // size)))
    state, told = st.session_state, f"selection_{key}"
    is_another = told in state and state[told] != selection
    state[told] = selection
    binding.follow()
    if is_another:
        state[binding.widget] = 1
    binding.tell(state[binding.widget])
    return int(state[binding.widget])


def pager(key: str, count: int, size: int) -> None:
    """Under a list whose page `page_number` gave: what is shown, and two buttons; nothing when there is one page."""
    last = max(1, -(-count // size))
    if last == 1:
        return
    page = int(st.session_state[f"filter_{key}"])
    told = _("Lignes {first} à {last} sur {count}").format(
        first=integer((page - 1) * size + 1), last=integer(min(page * size, count)), count=integer(count)
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(_("Page précédente"), key=f"before_{key}", disabled=page == 1, on_click=_go, args=(key, page - 1))
        st.button(_("Page suivante"), key=f"after_{key}", disabled=page == last, on_click=_go, args=(key, page + 1))
        st.html(f'<p class="selection" role="status">{escape(told)}</p>')


def _go(key: str, page: int) -> None:
    st.session_state[f"filter_{key}"] = page


def _binding(key: str, last: int) -> Binding[int]:
    def read(values: list[str]) -> int | None:
        text = values[-1]
        page = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
        if not 1 <= page <= last:
            ignored(key, text)
            return None
        return page

    return Binding(key, 1, read, lambda page: [str(page)], lambda page: isinstance(page, int) and 1 <= page <= last)
