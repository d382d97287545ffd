"""Filters whose choice is in the address: a link, a reload and the back button all show the same page.

A value that is no choice is ignored with a note. Options are data: they are shown as text, never as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Literal

import streamlit as st

from dashboard.locale import _
from dashboard.ui.address import asked, ignored, match, read_day, settle
from dashboard.ui.markup import clean, markdown_text

Options = Sequence[str] | Mapping[str, str]
Look = Literal["list", "buttons"]
LIST_WIDTH, DAY_WIDTH = 260, 150


@contextmanager
def filter_row() -> Iterator[None]:
    """Filters drawn within stand in one row, and wrap on a narrow screen."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        yield


def choice_filter(
    key: str,
    label: str,
    options: Options,
    default: str | None = None,
    all_label: str | None = None,
    style: Look = "list",
) -> str | None:
    """One choice among ``options`` (values, or value → label), in the parameter ``key``.

    With ``all_label`` the first choice is « all », given back as None. Otherwise the first option is the default.

    >>> choice_filter("jours", "Période", {"1": "24 heures", "7": "7 jours"}, style="buttons")  # doctest: +SKIP
    '1'
    """
    labels = _labels(options)
    values: list[str | None] = [*([None] if all_label is not None else []), *labels]
    if not values:
        return None
    start = default if default in values else values[0]
    shown: dict[str | None, str] = {None: all_label or ""}
    shown.update(labels)
    settle(key, labels)
    if style == "buttons":
        chosen: str | None = st.segmented_control(
            label, values, default=start, required=True, key=key, bind="query-params",
            format_func=lambda value: _on_a_button(shown[value]),
        )  # fmt: skip
        return chosen
    picked: str | None = st.selectbox(
        label, values, index=values.index(start), key=key, bind="query-params", width=LIST_WIDTH,
        format_func=lambda value: shown[value], placeholder=_("Choisir"),
    )  # fmt: skip
    return picked


def several_filter(key: str, label: str, options: Options, default: Sequence[str] = ()) -> list[str]:
    """Several choices at once, as buttons to switch on and off, in the order of ``options``."""
    labels = _labels(options)
    settle(key, labels, several=True)
    chosen = st.pills(
        label, list(labels), selection_mode="multi", default=[value for value in default if value in labels], key=key,
        bind="query-params", format_func=lambda value: _on_a_button(labels[value]),
    )  # fmt: skip
    return [value for value in labels if value in chosen]


def search_filter(key: str, label: str, placeholder: str = "") -> str:
    """Words to look for, at most 80 signs, stripped."""
    words = st.text_input(label, key=key, max_chars=80, placeholder=placeholder, bind="query-params", width=LIST_WIDTH)
    return clean(words or "", 80).strip()


def period_filter(first: date, last: date, default: tuple[date, date] | None = None) -> tuple[date, date]:
    """First and last day, both included, in the parameters ``debut`` and ``fin``.

    A period that ends before it begins is said and replaced by the default one.
    """
    start, stop = default or (first, last)
    if "debut" not in st.session_state:
        read_day("debut", first, last)
        read_day("fin", first, last)
    begins = _day_input(_("Du"), "debut", start, first, last)
    ends = _day_input(_("au"), "fin", stop, first, last)
    if begins > ends:
        ignored("fin", ends.isoformat())
        return start, stop
    return begins, ends


def _day_input(label: str, key: str, value: date, first: date, last: date) -> date:
    given: date | None = st.date_input(
        label, value=value, min_value=first, max_value=last, key=key, bind="query-params", format="DD/MM/YYYY",
        width=DAY_WIDTH,
    )  # fmt: skip
    return given or value


def day_parameter(key: str, latest: date) -> date | None:
    """A day of the address, without a widget: ``au``, the day as of which the page is shown."""
    return read_day(key, last=latest)


def text_parameter(key: str, allowed: Options | None = None) -> str | None:
    """A value of the address, without a widget: ``id``, ``jeu``. None, and a note, when it is not ``allowed``."""
    values = asked(key)
    if not values:
        return None
    if allowed is None:
        return clean(values[-1], 200)
    found = match(values[-1], _labels(allowed))
    if found is None:
        ignored(key, values[-1])
    return found


def settle_theme(themes: Sequence[str]) -> None:
    """Reads ``theme`` before its filter is drawn, so that a note stands in the page, not in a folded menu."""
    settle("theme", {theme: _(theme) for theme in themes})


def theme_filter(themes: Sequence[str]) -> str | None:
    """The frame's theme filter, in the parameter ``theme``; None is every theme."""
    return choice_filter("theme", _("Thème"), {theme: _(theme) for theme in themes}, all_label=_("Tous les thèmes"))


def chosen_theme() -> str | None:
    """The theme chosen in the frame, None for all."""
    theme: str | None = st.session_state.get("theme")
    return theme


def _labels(options: Options) -> dict[str, str]:
    """Value → label, cleaned; two labels that read the same keep their value apart."""
    pairs = options.items() if isinstance(options, Mapping) else ((value, value) for value in options)
    return {str(value): clean(label, 120) for value, label in pairs}


def _on_a_button(text: str) -> str:
    """Buttons read Markdown: data is escaped, but plain words are left as they are, for the address shows them."""
    is_plain = all(sign.isalnum() or sign in " ’,·\u00a0\u202f" for sign in text)
    return text if is_plain else markdown_text(text)
