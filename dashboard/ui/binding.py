"""Ties a widget to a parameter of the address, both ways: a link, a reload and the back button show the same choice.

Streamlit's own ``bind`` writes translated labels, loses what it must rewrite and shows an empty box after going back.
Here the address holds short values that no language changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from dashboard.ui.address import asked, ignored, match, slug

Value = TypeVar("Value")


@dataclass(frozen=True)
class Binding(Generic[Value]):
    """A parameter ``key``, its default, how its values are read and written, and which values are possible.

    ``read`` gives None for text that means nothing. A ``kept`` parameter survives the menu, which drops them all.
    """

    key: str
    default: Value
    read: Callable[[list[str]], Value | None]
    write: Callable[[Value], list[str]]
    allows: Callable[[Value], bool]
    is_kept: bool = False

    @property
    def widget(self) -> str:
        """The key of the widget in the session."""
        return f"filter_{self.key}"

    def follow(self) -> str:
        """Puts into the session what the address asks, when it asks anew. To be called before the widget is drawn.

        What the reader does wins over the address; an address that changed since the last run wins over the rest.
        """
        values, state = asked(self.key), st.session_state
        told, drawn = state.get(f"told_{self.key}"), state.get(f"drawn_{self.key}")
        is_new = self.widget not in state
        is_touched = not is_new and state[self.widget] != drawn
        is_dropped = self.is_kept and not values and not is_new
        if is_new or (values != told and not is_touched and not is_dropped):
            meant = self.read(values) if values else self.default
            state[self.widget] = self.default if meant is None else meant
        if not self.allows(state[self.widget]):
            state[self.widget] = self.default
        return self.widget

    def tell(self, value: Value) -> None:
        """Writes into the address what the widget gave; the default leaves no trace there."""
        values = [] if value == self.default else self.write(value)
        if asked(self.key) != values or (not values and self.key in st.query_params):
            if values:
                st.query_params[self.key] = values
            else:
                del st.query_params[self.key]
        st.session_state[f"told_{self.key}"] = values
        st.session_state[f"drawn_{self.key}"] = value


def code(value: str) -> str:
    """A choice as the address writes it: itself when it is plain, else its slug."""
    is_plain = value.isascii() and all(sign.isalnum() or sign in "-_." for sign in value)
    return value if is_plain else slug(value) or value


ALL, EVERYTHING, NONE_OF_THEM = "", "tous", "aucun"


def read_choice(key: str, labels: Mapping[str, str]) -> Callable[[list[str]], str | None]:
    """Reads one choice; says every value that is none, and every one after the first."""

    def read(values: list[str]) -> str | None:
        chosen: str | None = None
        for value in values:
            found = ALL if value == EVERYTHING and ALL in labels else match(value, labels)
            if found is None or chosen not in (None, found):
                ignored(key, value)
            else:
                chosen = found
        return chosen

    return read


def read_choices(key: str, labels: Mapping[str, str]) -> Callable[[list[str]], list[str] | None]:
    """Reads several choices, in the order of ``labels``; says every value that is none. None when none is left."""

    def read(values: list[str]) -> list[str] | None:
        found = {value: match(value, labels) for value in values}
        for value, meant in found.items():
            if meant is None and value != NONE_OF_THEM:
                ignored(key, value)
        chosen = [value for value in labels if value in found.values()]
        return chosen if chosen or NONE_OF_THEM in values else None

    return read
