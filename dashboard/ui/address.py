"""The page's address as state: what a parameter asks for, whether it may, and addresses that keep the rest.

A wrong value is ignored, and said: never an error, never silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from dashboard.locale import _
from dashboard.ui.markup import clean
from dashboard.ui.notes import note

LONGEST_VALUE = 200
KEPT = ("langue", "theme", "au")
_given: ContextVar[Mapping[str, str] | None] = ContextVar("given", default=None)


@contextmanager
def given(parameters: Mapping[str, str]) -> Iterator[None]:
    """Has the address ask for these, where no page is being run: the server writes the same links as the pages."""
    token = _given.set(parameters)
    try:
        yield
    finally:
        _given.reset(token)


def slug(text: str) -> str:
    """« Environnement et eau » → ``environnement-et-eau``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def asked(key: str) -> list[str]:
    """Every value that the address gives for a parameter, empty ones left out."""
    outside = _given.get()
    values = st.query_params.get_all(key) if outside is None else [outside.get(key, "")]
    return [value for value in values if value]


def ignored(key: str, value: str) -> None:
    """Says that a parameter's value was not followed."""
    shown = clean(value, 40)
    note(
        _("Le paramètre « {key} » de l’adresse vaut « {value} » : valeur inconnue, ignorée.").format(
            key=key, value=shown
        )
    )


def match(wanted: str, labels: Mapping[str, str]) -> str | None:
    """The value that an address means: by value, by label, or by either without accents, case or punctuation."""
    if len(wanted) > LONGEST_VALUE:
        return None
    for value, label in labels.items():
        if wanted in (value, label):
            return value
    looked = slug(wanted)
    return next((value for value, label in labels.items() if looked and looked in (slug(value), slug(label))), None)


def read_day(key: str, values: list[str], first: date | None = None, last: date | None = None) -> date | None:
    """A day given as ``AAAA-MM-JJ`` within bounds; None, and a note, for anything else."""
    if not values:
        return None
    try:
        day = date.fromisoformat(values[-1]) if len(values[-1]) == 10 else None
    except ValueError:
        day = None
    if day is None or (first and day < first) or (last and day > last):
        ignored(key, values[-1])
        return None
    return day


def held(key: str) -> str:
    """Where the session holds a parameter that follows the reader."""
    return f"kept_{key}"


def keep(key: str) -> str | None:
    """A parameter that follows the reader from page to page: put back when the menu dropped it. Its value or None.

    An empty one (``?au=``) ends it.
    """
    values = asked(key)
    if values:
        st.session_state[held(key)] = values[-1]
    elif key in st.query_params:
        forget(key)
    elif held(key) in st.session_state:
        st.query_params[key] = st.session_state[held(key)]
    return st.session_state.get(held(key))


def forget(key: str) -> None:
    """Ends a parameter that follows the reader."""
    st.session_state.pop(held(key), None)
    if key in st.query_params:
        del st.query_params[key]


def href(page: str = "", **parameters: object) -> str:
    """The relative address of a page, with the language, theme and day kept; None drops a parameter.

    ``page`` empty is the present page (``?…``), ``"accueil"`` the home page.
    """
    merged: dict[str, object] = {key: asked(key)[-1] for key in KEPT if asked(key)}
    merged.update(parameters)
    query = urlencode({key: str(value) for key, value in merged.items() if value is not None})
    path = {"": "", "accueil": "./"}.get(page, page)
    return f"{path}?{query}" if query else path or "?"


def merged(address: str) -> str:
    """A relative address with what the present one asks, its own parameters winning: the page as it is filtered."""
    path, _mark, query = address.partition("?")
    outside = _given.get()
    present = {key: asked(key)[-1] for key in (st.query_params if outside is None else outside) if asked(key)}
    asked_for = urlencode({**present, **dict(parse_qsl(query))})
    return f"{path or './'}?{asked_for}" if asked_for else path or "./"
