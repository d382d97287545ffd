"""What the page of one figure adds to it: its passport open, its address to copy, its peers as a band."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

import streamlit as st

from dashboard.figures.peers import Band
from dashboard.locale import _
from dashboard.passports import Passport
from dashboard.ui.address import merged
from dashboard.ui.markup import escape
from dashboard.ui.passport import passport_html


def provenance(passport: Passport) -> None:
    """The passport in a card of its own, open."""
    st.html(f'<section class="card">{passport_html(passport, is_open=True)}</section>')


def copy_link(label: str, address: str) -> None:
    """The whole address of a figure with a button that copies it; selectable where the browser forbids copying."""
    st.html(f'<p class="copy-link">{escape(label)}</p>')
    st.code(urljoin(st.context.url or "", merged(address)), language=None, wrap_lines=True)


def peer_band(
    band: Band, value: float | None, words: str, title: str, written: Callable[[float], str], here: str
) -> None:
    """Where half of the comparable towns stand, and this one: a strip, never a ranking. ``words`` says it all.

    ``written`` gives a value its unit, for the three marks of the scale; ``here`` names this town in the legend.
    """
    st.html(peer_html(band, value, words, title, written, here))


def peer_html(
    band: Band, value: float | None, words: str, title: str, written: Callable[[float], str], here: str
) -> str:
    """The same as text: title, strip, scale, legend, sentence."""
    ends = [band.low, band.high, *([value] if value is not None else [])]
    low, high = min(ends), max(ends)
    air = (high - low) * 0.15 or 1.0

    def at(number: float) -> str:
        return f"{(number - low + air) / (high - low + 2 * air) * 100:.1f}%"

    width = f"calc({at(band.high)} - {at(band.low)})"
    mark = f'<span class="peer-here" style="left:{at(value)}"></span>' if value is not None else ""
    scale = "".join(f'<span style="left:{at(end)}">{escape(written(end))}</span>' for end in (low, high))
    legend = [
        ("peer-half", _("la moitié des communes comparables")), ("peer-middle", _("leur médiane")),
        *([("peer-here", here)] if value is not None else []),
    ]  # fmt: skip
    told = "".join(f'<li><span class="{css}"></span>{escape(word)}</li>' for css, word in legend)
    return (
        f'<section class="card"><h2>{escape(title)}</h2>'
        f'<div class="peer-strip" role="img" aria-label="{escape(words)}">'
        f'<span class="peer-half" style="left:{at(band.low)};width:{width}"></span>'
        f'<span class="peer-middle" style="left:{at(band.middle)}"></span>{mark}</div>'
        f'<div class="peer-scale" aria-hidden="true">{scale}</div><ul class="peer-legend">{told}</ul>'
        f"<p>{escape(words)}</p></section>"
    )
