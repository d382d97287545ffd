"""The lines to copy into another site's page, to show one indicator there."""

from __future__ import annotations

from urllib.parse import urljoin

import streamlit as st

from dashboard.locale import DEFAULT, _, language
from dashboard.ui.markup import escape

WIDTH, HEIGHT = 360, 460


def snippet(kpi_id: str, title: str, root: str) -> str:
    """The HTML of a frame with the card of an indicator; ``root`` is the address of a page of ours."""
    query = "" if language() == DEFAULT else f"?langue={language()}"
    address = urljoin(root, f"embed/kpi/{kpi_id}{query}")
    return (f'<iframe src="{escape(address)}" title="{escape(title)}" width="{WIDTH}" height="{HEIGHT}" '
            'loading="lazy" style="border:0;max-width:100%"></iframe>')  # fmt: skip


def embed_code(kpi_id: str, title: str) -> None:
    """The same, folded, with a button that copies it."""
    with st.expander(_("Montrer ce chiffre sur un autre site")):
        said = escape(_("Une carte légère, sans script ni cookie, avec sa source et sa date :"))
        st.html(f'<p class="text">{said}</p>')
        st.code(snippet(kpi_id, title, st.context.url or ""), language=None, wrap_lines=True)
