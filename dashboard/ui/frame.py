"""What stands around every page: the mark of the town, the demonstration banner, the footer, the language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urljoin

import streamlit as st

from dashboard.locale import DEFAULT, LANGUAGES, _, known, language, resolve_with, use
from dashboard.locale.dates import long_moment, moment
from dashboard.settings import PROJECT_ROOT
from dashboard.ui.address import forget, held, href, keep, merged
from dashboard.ui.icons import icon
from dashboard.ui.markup import anchor, escape

NAMES = {"fr": "Français", "en": "English"}
LETTER_PX = 10.4
ICON = PROJECT_ROOT / "dashboard" / "static" / "icone.svg"


class Snapshot(Protocol):
    """What the frame asks of the open snapshot."""

    @property
    def id(self) -> str: ...
    @property
    def built_at(self) -> datetime: ...
    @property
    def is_demo(self) -> bool: ...


def choose_language() -> str | None:
    """Takes the language from the address (``langue``), keeps it from page to page; French otherwise.

    Gives back the value that was asked and is not a language of ours, for the page to say so.
    """
    asked = keep("langue")
    chosen = known(asked)
    if asked and chosen is None:
        forget("langue")
    use(chosen or DEFAULT)
    resolve_with(lambda: st.session_state.get(held("langue")))
    return asked if chosen is None else None


def mark(town: str) -> None:
    """The town's name and a wave at the top of the menu; the wave alone where the menu is folded."""
    st.logo(mark_svg(town), size="large", icon_image=str(ICON))


def mark_svg(town: str) -> str:
    """A small drawing with the town's name; its width follows the name's length."""
    width = 48 + max(len(town), 15) * LETTER_PX
    wave = "M8 26c4-5 8-5 12 0s8 5 12 0"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} 40" width="{width:.0f}" height="40">'
        '<rect width="40" height="40" rx="8" fill="#FFFFFF"/>'
        f'<path d="{wave}" fill="none" stroke="#0B5A7A" stroke-width="3" stroke-linecap="round"/>'
        '<path d="M8 17c4-5 8-5 12 0s8 5 12 0" fill="none" stroke="#9A5B00" stroke-width="3" stroke-linecap="round"/>'
        '<g font-family="system-ui, Arial, sans-serif" fill="#FFFFFF">'
        f'<text x="50" y="17" font-size="16" font-weight="700">{escape(town, 40)}</text>'
        f'<text x="50" y="34" font-size="13" fill="#B7CDD7">{escape(_("Tableau de bord"))}</text></g></svg>'
    )


def banner(is_demo: bool) -> None:
    """« Données de démonstration » over everything drawn from them."""
    if is_demo:
        st.html(banner_html())


def banner_html() -> str:
    """The same as text."""
    told = _("Ville de démonstration : les chiffres sont fabriqués, au format des vrais fichiers.")
    title = f"<strong>{escape(_('Données de démonstration'))}</strong>"
    return f'<div class="banner" role="note">{icon("watch")}<p>{title} {escape(told)}</p></div>'


def footer(town: str, snapshot: Snapshot | None, pages: Mapping[str, str]) -> None:
    """Town, snapshot, links to ``pages`` (slug → title), and the other language."""
    taken = ""
    if snapshot is not None:
        told = _("Instantané {id}, construit {moment}")
        words = told.format(id=snapshot.id, moment=moment(snapshot.built_at, datetime.now(UTC)))
        taken = f'<p class="snapshot">{escape(words)}</p>'
    links = [anchor(_(title), href(slug)) for slug, title in pages.items()]
    links += [_switch(code) for code in LANGUAGES if code != language()]
    listed = "".join(f"<li>{each}</li>" for each in links)
    printed = _("Imprimé {moment} depuis {address}").format(
        moment=long_moment(datetime.now(UTC)), address=urljoin(st.context.url or "", merged(""))
    )
    paper = f'<p class="print-foot">{escape(printed)}</p>'
    st.html(f'<footer class="frame-footer"><p>{escape(town)}</p>{taken}<ul>{listed}</ul>{paper}</footer>')


def _switch(code: str) -> str:
    """The link to the same page in another language."""
    address = escape(href(langue=code), 2_000)
    return f'<a href="{address}" target="_self" hreflang="{code}" lang="{code}">{NAMES[code]}</a>'
