"""A publisher's own description: its HTML kept where it is only layout, everything else shown as text or left out.

An allow-list, applied by a parser (nh3, that is Rust's ammonia), never by patterns: what is not in it does not pass.
"""

from __future__ import annotations

import re

import nh3
import streamlit as st

from dashboard.ui.markup import clean, safe_address

LONGEST = 20_000
TAGS = {"p", "br", "ul", "ol", "li", "strong", "b", "em", "i", "u", "sub", "sup", "blockquote", "code", "pre", "a",
        "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "hr"}  # fmt: skip
UNSEEN = {"script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math"}
_HEADING = re.compile(r"(</?)h[1256]\b", re.IGNORECASE)


def description(html: str) -> None:
    """A dataset's description as its publisher wrote it; Markdown and LaTeX in it are plain text."""
    if kept := safe_html(html):
        st.html(f'<div class="description">{kept}</div>')


def safe_html(html: str) -> str:
    """The HTML with only paragraphs, lists, tables, emphasis and links (http, https) that open apart.

    Headings are brought under the page's own; pictures are left out, since they would be asked of somebody else.

    >>> safe_html('<p onclick="x()">Bancs <b>publics</b></p><script>x()</script>')
    '<p>Bancs <b>publics</b></p>'
    """
    return nh3.clean(
        _HEADING.sub(r"\1h3", clean(html, LONGEST)), tags=TAGS, clean_content_tags=UNSEEN, attributes={"a": {"href"}},
        attribute_filter=_kept, url_schemes={"http", "https"}, link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    ).strip()  # fmt: skip


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """A link's address when it leads to the web; a relative one would lead into our own pages."""
    if attribute != "href":
        return value
    return value if value.startswith(("http://", "https://")) and safe_address(value) else None
