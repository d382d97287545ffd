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
from dashboard.ui.address import asked, ignored, match, read_day
from dashboard.ui.binding import ALL, EVERYTHING, NONE_OF_THEM, Binding, code, read_choice, read_choices
from dashboard.ui.markup import clean, markdown_text
from dashboard.ui.notes import note, notes_kept

Options = Sequence[str] | Mapping[str, str]
Look = Literal["list", "buttons"]
LIST_WIDTH, DAY_WIDTH = 260, 150


@contextmanager
def filter_row() -> Iterator[None]:
    """Filters drawn within stand in one row, and wrap on a narrow screen; what they have to say comes under it."""
    with notes_kept() as kept, st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        yield
    for text, state in kept:
        note(text, state)


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
    if not labels and all_label is None:
        return None
    binding = _one_of(key, labels, default, all_label)
    return _draw_choice(binding, binding.follow(), label, _with_all(labels, all_label), style)


def _with_all(labels: Mapping[str, str], all_label: str | None) -> dict[str, str]:
    """The choices with « all » first; as an empty text, since a list would draw None as an empty box."""
    return {**({ALL: all_label} if all_label is not None else {}), **labels}


def _one_of(
    key: str, labels: Mapping[str, str], default: str | None, all_label: str | None, is_kept: bool = False
) -> Binding[str]:
    choices = _with_all(labels, all_label)
    return Binding(
        key,
        default if default in choices else next(iter(choices)),
        read=read_choice(key, choices),
        write=lambda value: [code(value) or EVERYTHING],
        allows=choices.__contains__,
        is_kept=is_kept,
    )


def _draw_choice(binding: Binding[str], key: str, label: str, shown: Mapping[str, str], style: Look) -> str | None:
    chosen: str | None
    if style == "buttons":
        chosen = st.segmented_control(
            label, list(shown), required=True, key=key, format_func=lambda value: markdown_text(shown[value])
        )
    else:
        chosen = st.selectbox(
            label, list(shown), key=key, width=LIST_WIDTH, format_func=shown.__getitem__, placeholder=_("Choisir")
        )
    binding.tell(chosen or ALL)
    return chosen or None


def several_filter(key: str, label: str, options: Options, default: Sequence[str] = ()) -> list[str]:
    """Several choices at once, as buttons to switch on and off, in the order of ``options``."""
    labels = _labels(options)
    binding = Binding[list[str]](
        key,
        [value for value in labels if value in default],
        read=read_choices(key, labels),
        write=lambda values: [code(value) for value in values] or [NONE_OF_THEM],
        allows=lambda values: all(value in labels for value in values),
    )
    chosen = st.pills(
        label,
        list(labels),
        selection_mode="multi",
        key=binding.follow(),
        format_func=lambda value: markdown_text(labels[value]),
    )
    binding.tell([value for value in labels if value in chosen])
    return [value for value in labels if value in chosen]


def search_filter(key: str, label: str, placeholder: str = "") -> str:
    """Words to look for, at most 80 signs, stripped."""
    binding = Binding[str](
        key, "", read=lambda values: clean(values[-1], 80), write=lambda words: [words], allows=lambda words: True
    )
    words = st.text_input(label, key=binding.follow(), max_chars=80, placeholder=placeholder, width=LIST_WIDTH)
    binding.tell(words or "")
    return clean(words or "", 80).strip()


def period_filter(first: date, last: date, default: tuple[date, date] | None = None) -> tuple[date, date]:
    """First and last day, both included, in the parameters ``debut`` and ``fin``.

    A period that ends before it begins is said and replaced by the default one.
    """
    start, stop = default or (first, last)
    begins = _day_input(_("Du"), "debut", start, first, last)
    ends = _day_input(_("au"), "fin", stop, first, last)
    if begins > ends:
        ignored("fin", ends.isoformat())
        return start, stop
    return begins, ends


def _day_input(label: str, key: str, default: date, first: date, last: date) -> date:
    binding = Binding[date](
        key,
        min(max(default, first), last),
        read=lambda values: read_day(key, values, first, last),
        write=lambda day: [day.isoformat()],
        allows=lambda day: isinstance(day, date) and first <= day <= last,
    )
    widget = binding.follow()
    given: date | None = st.date_input(
        label, min_value=first, max_value=last, key=widget, format="DD/MM/YYYY", width=DAY_WIDTH
    )
    binding.tell(given or binding.default)
    return given or binding.default


def day_parameter(key: str, latest: date) -> date | None:
    """A day of the address, without a widget: ``au``, the day as of which the page is shown."""
    return read_day(key, asked(key), last=latest)


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


def theme_filter(themes: Sequence[str]) -> str | None:
    """The frame's theme filter, in the side menu and in the parameter ``theme``; None is every theme.

    A note about a wrong theme stands in the page, not in the menu, which a phone folds.
    """
    labels, all_label = {theme: _(theme) for theme in themes}, _("Tous les thèmes")
    binding = _one_of("theme", labels, None, all_label, is_kept=True)
    key = binding.follow()
    with st.sidebar:
        return _draw_choice(binding, key, _("Thème"), _with_all(labels, all_label), "list")


def chosen_theme() -> str | None:
    """The theme chosen in the frame, None for all."""
    theme: str | None = st.session_state.get("filter_theme")
    return theme or None


def _labels(options: Options) -> dict[str, str]:
    """Value → label, cleaned."""
    pairs = options.items() if isinstance(options, Mapping) else ((value, value) for value in options)
    return {str(value): clean(label, 120) for value, label in pairs}
