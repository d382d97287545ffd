"""One dataset opened: the profile of its columns, a page of its rows, the sum of its score, its files, its citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

import pandas as pd
import streamlit as st

from dashboard.locale import _
from dashboard.locale.numbers import percent
from dashboard.ui.address import merged
from dashboard.ui.markup import anchor, escape
from dashboard.ui.source import report_address
from dashboard.ui.table import Columns, table_html


@dataclass(frozen=True)
class Profiled:
    """A column of a dataset in words: its label, its own name, what it is, how full (0 to 1), and what it holds."""

    label: str
    name: str
    description: str
    kind: str
    filled: float
    distinct: str
    extent: str
    examples: str


@dataclass(frozen=True)
class Term:
    """A line of a weighted sum, written out: « 0,30 », « 100,0 », « 30,0 », and why."""

    label: str
    weight: str
    value: str
    product: str
    note: str = ""


@dataclass(frozen=True)
class Sum:
    """A weighted sum: its lines, its total written out, and what does not count."""

    terms: tuple[Term, ...]
    total: str
    rest: str = ""


def profile_table(columns: Sequence[Profiled], caption: str) -> None:
    """A row a column; on a phone a card a column."""
    heads = [_("Colonne"), _("Type"), _("Remplie"), _("Valeurs différentes"), _("De … à …"), _("Exemples")]
    titles = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(_profiled(heads, column) for column in columns)
    st.html(
        f'<div class="table-frame listing-frame" tabindex="0"><table class="listing profile">'
        f"<caption>{escape(caption)}</caption><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _profiled(heads: Sequence[str], column: Profiled) -> str:
    own = f'<code class="item-note">{escape(column.name)}</code>' if column.name != column.label else ""
    told = f'<span class="item-note">{escape(column.description)}</span>' if column.description else ""
    bar = f'<span class="fill" style="--share:{column.filled * 100:.0f}%" aria-hidden="true"></span>'
    filled = f"<span>{bar}{escape(filled_text(column.filled))}</span>"
    cells = [escape(column.kind), filled, escape(column.distinct), escape(column.extent), escape(column.examples)]
    drawn = "".join(
        f'<td data-label="{escape(head)}">{cell}</td>' for head, cell in zip(heads[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{escape(column.label)}{own}{told}</th>{drawn}</tr>'


def filled_text(share: float) -> str:
    """A share in percent that says 100 % of nothing less, and 0 % of nothing more."""
    if 0 < share < 1:
        return percent(min(max(share, 0.001), 0.999), 1 if share < 0.01 or share > 0.99 else 0)
    return percent(share)


def preview_table(frame: pd.DataFrame, columns: Columns, caption: str) -> None:
    """A page of rows, every cell escaped."""
    table = table_html(frame, columns, caption, max(len(frame), 1))
    st.html(f'<div class="table-frame preview" tabindex="0">{table}</div>')


def sum_table(written: Sum, caption: str) -> None:
    """A weighted sum to the digit: weight × value = product, line by line, then the total over the weights."""
    heads = [_("Partie"), _("Poids"), _("Valeur sur 100"), _("Poids × valeur")]
    titles = "".join(f'<th scope="col"{_number(at)}>{escape(head)}</th>' for at, head in enumerate(heads))
    body = "".join(
        f'<tr><th scope="row">{escape(term.label)}<span class="item-note">{escape(term.note)}</span></th>'
        + "".join(f'<td class="number">{escape(cell)}</td>' for cell in (term.weight, term.value, term.product))
        + "</tr>"
        for term in written.terms
    )
    foot = (
        f'<tr><th scope="row">{escape(_("Somme ÷ poids = note"))}</th>'
        f'<td class="number" colspan="3">{escape(written.total)}</td></tr>'
    )
    rest = f'<p class="table-rest">{escape(written.rest)}</p>' if written.rest else ""
    st.html(
        f'<div class="table-frame" tabindex="0"><table class="sum"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{titles}</tr></thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>{rest}</div>"
    )


def _number(at: int) -> str:
    return ' class="number"' if at else ""


def downloads(files: Sequence[tuple[str, str, str]]) -> None:
    """Links to files: what it is called, where it is, what it is good for. Never opened in the page."""
    entries = "".join(
        f'<li><a href="{escape(address, 2_000)}" target="_blank" download>{escape(name)}'
        f'<span class="item-note">{escape(note)}</span></a></li>'
        for name, address, note in files
    )
    st.html(f'<ul class="downloads">{entries}</ul>')


def citation(words: str, address: str) -> None:
    """How to quote the dataset, with a button that copies it; ``address`` is that of the page, made whole."""
    st.code(f"{words} {urljoin(st.context.url or '', merged(address))}", language=None, wrap_lines=True)


def credit(title: str, producer: str, licence: str, licence_url: str, said: str, contact: str) -> None:
    """The last line of the page: whose data, under which licence, of when, and where to report an error."""
    report = anchor(_("Signaler une erreur"), report_address(contact, [title]))
    st.html(
        f'<footer class="sources"><h2>{escape(_("Source"))}</h2><ul><li><strong>{escape(title)}</strong>, '
        f"{escape(producer)}, {anchor(licence, licence_url)}, {escape(said)}.</li></ul><p>{report}</p></footer>"
    )
