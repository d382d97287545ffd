"""What leaves as a file from under a table or a chart: one button that unfolds every format, made when asked for.

A button in the fold sends nothing and computes nothing until it is pressed. Each file says where its rows come from:
the datasets given, else those of the page's header; the stored query, its parameters and the snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, urljoin

import pandas as pd
import streamlit as st

from dashboard import data, queries
from dashboard.export import FORMATS, Exported, Provenance, Source, export, file_stem, of_frame
from dashboard.exports import companion
from dashboard.locale import Language, _, language, ngettext
from dashboard.locale.numbers import integer
from dashboard.passports import statement, with_marts
from dashboard.ui.cards import DatasetCard, known
from dashboard.ui.markup import escape
from dashboard.ui.table import Columns

__all__ = ["export_csv", "exports", "file_stem", "remember"]
_PAGE = "exported_page"


@dataclass(frozen=True)
class Asked:
    """All that a file is made of, kept from the drawing of its button to the press."""

    frame: pd.DataFrame
    name: str
    title: str
    columns: Columns | None
    cards: tuple[Any, ...]
    snapshot: data.SnapshotCard | None
    now: Any
    language: Language
    site: str = ""


def remember(title: str, cards: Sequence[DatasetCard | None]) -> None:
    """What the page in hand is called and draws from, for the files that leave it."""
    st.session_state[_PAGE] = (title, tuple(known(cards)))


def exports(
    frame: pd.DataFrame,
    name: str,
    columns: Columns | None = None,
    cards: Sequence[DatasetCard | None] = (),
    label: str = "",
) -> None:
    """A button that unfolds every format for ``frame``; files are called ``<name>.<extension>``. One a name and page.

    ``columns`` are those to give, with their titles (all by default); ``cards`` the datasets that rows come from.
    """
    page, page_cards = st.session_state.get(_PAGE, ("", ()))
    asked = Asked(frame, name, page or name, columns, tuple(known(cards)) or page_cards, data.snapshot(), data.now(),
                  language(), st.context.url or "")  # fmt: skip
    stem = file_stem(name)
    count = ngettext("Télécharger ({n} ligne)", "Télécharger ({n} lignes)", len(frame)).format(n=integer(len(frame)))
    with st.popover(label or count, key=f"exports_{stem}"):
        st.html(f'<p class="exports-note">{escape(licence_note(asked), 600)}</p>')
        for form, words in offered(frame, columns).items():
            st.download_button(
                words, data=partial(content, asked, form), file_name=f"{stem}.{FORMATS[form].extension}",
                mime=FORMATS[form].media_type, on_click="ignore", key=f"export_{stem}_{form}", width="stretch",
            )  # fmt: skip
        st.download_button(
            _("Description du CSV universel : licence, source, colonnes"), data=partial(described, asked),
            file_name=f"{stem}.{companion.SUFFIX}", mime=companion.MEDIA_TYPE, on_click="ignore",
            key=f"export_{stem}_csvw", width="stretch",
        )  # fmt: skip


def export_csv(frame: pd.DataFrame, name: str, columns: Columns | None = None, label: str = "") -> None:
    """The same, under its first name."""
    exports(frame, name, columns, label=label)


def offered(frame: pd.DataFrame, columns: Columns | None) -> dict[str, str]:
    """The formats that suit a frame, with their words: GeoJSON only where there is a position."""
    words = {"xlsx": _("Excel (XLSX)"), "csv-fr": _("CSV pour Excel en français"), "csv": _("CSV universel"),
             "geojson": "GeoJSON", "parquet": "Parquet", "json": "JSON"}  # fmt: skip
    if not of_frame(frame.head(0), "", columns).has_position:
        del words["geojson"]
    return words


def licence_note(asked: Asked) -> str:
    """Under which licence the rows may be used again; each of them where there are several."""
    told = dict.fromkeys(card.licence for card in asked.cards if card.licence)
    licences = ", ".join(told)
    if not told:
        return _("Licence non précisée")
    if len(told) > 1:
        return _("Plusieurs licences : {licences}. Chacune s’applique à ce qui vient d’elle.").format(licences=licences)
    return _("Licence : {licence}").format(licence=licences)


def content(asked: Asked, form: str) -> bytes:
    """The file, made now."""
    return b"".join(export(exported(asked), form, asked.language))


def described(asked: Asked) -> bytes:
    """What goes beside the plain CSV, which has no place for it."""
    return companion.companion(exported(asked), f"{file_stem(asked.name)}.csv", asked.language)


def exported(asked: Asked) -> Exported:
    """The frame with where it comes from."""
    told = asked.frame.attrs
    name = str(told.get("query", ""))
    given = json.loads(told.get("parameters", "{}"))
    sql = with_marts(statement(queries.load(name))) if name else ""
    card = asked.snapshot
    provenance = Provenance(
        tuple(source(each, asked.site) for each in asked.cards), card.id if card else "",
        card.built_at if card else None, asked.now, name, sql, given,
    )  # fmt: skip
    return of_frame(asked.frame, asked.name, asked.columns, provenance, asked.title)


def source(card: Any, site: str = "") -> Source:
    """A dataset as the source of exported rows; its address is whole where that of the site is known."""
    return Source(
        card.id, card.title, card.producer, card.licence, card.licence_url, card.observed_at, card.fetched_at,
        card.is_demo, card.rejected_count, urljoin(site, f"/api/v1/datasets/{quote(card.id, safe='')}"),
    )  # fmt: skip
