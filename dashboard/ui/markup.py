"""Data as HTML: escaped, cleaned of what could disguise it, and links that only go where links may go."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

LONGEST = 600
MOST_MARKS = 3
# Bidirectional overrides and isolates can make a text read as another; controls break tables.
_DISGUISE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Where Unicode has its combining marks; French text, its quotes and narrow spaces have no sign there.
_MARKS = re.compile("[\u0300-\u1fff\u20d0-\u20ff\u2c00-\uffff\U00010000-\U0010ffff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:^=&])")


def clean(value: Any, longest: int = LONGEST) -> str:
    """Text fit to be read: no control, no direction override, no pile of accents, no more than ``longest`` signs."""
    text = _DISGUISE.sub(" ", str(value))
    text = _without_piles(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _without_piles(text: str) -> str:
    """Keeps at most three combining marks a letter."""
    if text.isascii() or not _MARKS.search(text):
        return text
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def escape(value: Any, longest: int = LONGEST) -> str:
    """Data as HTML text or attribute value: shown as it is written, never run."""
    return html.escape(clean(value, longest), quote=True)


def markdown_text(value: Any, longest: int = 200) -> str:
    """Data for a Streamlit label, where Markdown, LaTeX, colours and icons would be read: every sign escaped."""
    return _MARKDOWN.sub(r"\\\1", clean(value, longest).replace("\n", " "))


def safe_address(address: str | None) -> str:
    """The address when a link may go there (http, https, mailto, or a page of ours), empty text otherwise."""
    text = (address or "").strip()
    if not text or _DISGUISE.search(text) or text.startswith(("//", "\\")):
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        return text if parts.netloc else ""
    return text if parts.scheme == "mailto" or (not parts.scheme and not parts.netloc) else ""


def anchor(text: str, address: str | None, css: str = "") -> str:
    """A link with escaped text; the text alone when the address is not one where a link may go."""
    target = safe_address(address)
    if not target:
        return escape(text)
    outside = ' target="_blank" rel="noopener noreferrer"' if target.startswith("http") else ' target="_self"'
    style = f' class="{css}"' if css else ""
    return f'<a{style} href="{html.escape(target, quote=True)}"{outside}>{escape(text)}</a>'
