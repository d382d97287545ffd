"""From what is shown first to HTML: the same pieces and the same style as the app's, so little moves when it comes.

No script, no link elsewhere but licences, everything escaped by the pieces that the pages use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from dashboard import data, navigation
from dashboard.frontend import package
from dashboard.locale import LANGUAGES, _, language
from dashboard.locale.dates import moment
from dashboard.server.first_paint.shown import Shown
from dashboard.ui.address import href
from dashboard.ui.answers import answer_html
from dashboard.ui.cards import known
from dashboard.ui.figure import figure_html
from dashboard.ui.frame import NAMES, banner_html, mark_svg
from dashboard.ui.header import header_html
from dashboard.ui.indicator import IndicatorCard, theme_html
from dashboard.ui.markup import anchor, escape
from dashboard.ui.page import Page
from dashboard.ui.passport import given_html
from dashboard.ui.source import sources_html
from dashboard.ui.theme import style_sheet

STYLE = Path(__file__).with_name("style.css")
FOOT = ("methode", "accessibilite", "donnees")
SCRIPTS = "".join(f'<script defer src="./app/static/{name}.js"></script>' for name in ("first-paint", "passport"))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@lru_cache(maxsize=1)
def style() -> str:
    """The style of the app and what places its first words, for the document's head."""
    written = _COMMENT.sub("", f"{style_sheet()}\n{STYLE.read_text(encoding='utf-8')}")
    font = next((package.static() / "static" / "media").glob("SourceSansVF-Upright.*.woff2"), None)
    face = (f'@font-face{{font-family:"First Sans";src:url("./static/media/{font.name}") format("woff2");'
            "font-weight:200 900;font-display:optional}") if font else ""  # fmt: skip
    return face + re.sub(r"\s*\n\s*", "", written).replace(": ", ":").replace(", ", ",").replace(" {", "{")


def body(page: Page, shown: Shown, now: datetime) -> str:
    """The whole of it, to stand before the app's own place in the document."""
    snapshot = data.snapshot()
    parts = [
        banner_html() if snapshot and snapshot.is_demo else "",
        header_html(shown.page or page, known(shown.cards) if shown.is_dated else [], now, shown.figure),
        _room(shown.filter_count),
        f'<p class="sentence">{escape(shown.sentence, 1_000)}</p>' if shown.sentence else "",
        f'<p class="selection">{escape(shown.selection)}</p>' if shown.selection else "",
        _list("ul", "figures", [figure_html(each) for each in shown.figures]),
        f'<div class="answers">{"".join(map(answer_html, shown.answers))}</div>' if shown.answers else "",
        *(_theme(name, cards) for name, cards in shown.themes.items()),
        given_html(shown.passport) if shown.passport else "",
        f'<footer class="sources">{sources_html(known(shown.cards), now)}</footer>' if shown.cards else "",
        _foot(page, now),
    ]
    return (
        f'<div id="first-paint" class="stApp">{_menu(page)}<main class="stMainBlockContainer stHtml">'
        f"{''.join(parts)}</main></div>{SCRIPTS}"
    )


def _room(count: int) -> str:
    """The place of the filters, empty until the app draws them; none of it without scripts."""
    return f'<div class="first-filters" aria-hidden="true">{"<span></span>" * count}</div>' if count else ""


def _list(tag: str, css: str, entries: Sequence[str]) -> str:
    return f'<{tag} class="{css}">{"".join(entries)}</{tag}>' if entries else ""


def _theme(name: str, cards: Sequence[IndicatorCard]) -> str:
    return theme_html(name, [replace(card, spark=(), snapshot_id="") for card in cards])


def _menu(page: Page) -> str:
    """The town's mark, then every page that has something to draw."""
    links = [
        f'<li{" class=current" if each.slug == page.slug else ""}>{anchor(_(each.title), href(each.slug))}</li>'
        for each in navigation.find() if navigation.is_visible(each, data.has_rows)
    ]  # fmt: skip
    label = escape(_("Pages"))
    return f'<nav class="first-menu" aria-label="{label}">{mark_svg(data.town().name)}{_list("ul", "", links)}</nav>'


def _foot(page: Page, now: datetime) -> str:
    """The snapshot, the way to the method, the other language, and what a reader without scripts may do."""
    snapshot, here = data.snapshot(), page.slug
    taken = ""
    if snapshot:
        words = _("Instantané {id}, construit {moment}")
        taken = f'<p class="snapshot">{escape(words.format(id=snapshot.id, moment=moment(snapshot.built_at, now)))}</p>'
    titles = {each.slug: each.title for each in navigation.find()}
    links = [anchor(_(titles[slug]), href(slug)) for slug in FOOT if slug in titles]
    links += [anchor(NAMES[code], href(here, langue=code)) for code in LANGUAGES if code != language()]
    said = escape(_("Sans JavaScript, vous lisez les chiffres de l’instantané. Les filtres, les courbes et les cartes "
                    "en ont besoin. Tous les chiffres, avec leurs sources :"))  # fmt: skip
    without = f'<noscript><p class="text">{said} <a href="./api/v1/kpis">JSON</a></p></noscript>'
    listed = _list("ul", "", [f"<li>{each}</li>" for each in links])
    return f'{without}<footer class="frame-footer"><p>{escape(data.town().name)}</p>{taken}{listed}</footer>'
