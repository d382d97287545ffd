"""The list of places as a table: nearest first, each name a link to its record."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.locale import _, ngettext
from dashboard.locale.numbers import integer, quantity
from dashboard.ui.markup import anchor, escape

MOST_ROWS = 60


def place_table(frame: pd.DataFrame, total: int, caption: str) -> None:
    """``frame``: type, name, address, distance_m (missing for none), href. At most sixty rows; the rest is counted.

    ``total`` is how many places there are, those included that the frame, hence the export, leaves out.
    """
    with_distance = bool(frame["distance_m"].notna().any())
    heads = [_("Lieu"), _("Type"), _("Où")] + ([_("Distance")] if with_distance else [])
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in heads)
    body = "".join(_row(row, with_distance) for row in frame.head(MOST_ROWS).to_dict("records"))
    rest = left_out(total, len(frame))
    under = f'<p class="table-rest">{escape(rest)}</p>' if rest else ""
    st.html(
        f'<div class="table-frame" tabindex="0"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{under}</div>"
    )


def left_out(total: int, held: int) -> str:
    """How many places the table leaves to the export, which holds the first ``held``; empty when it shows them all."""
    more = total - MOST_ROWS
    if more <= 0:
        return ""
    if held < total:
        told = _("Et {n} autres lieux\u00a0; l’export contient les {held} premiers.")
        return told.format(n=integer(more), held=integer(held))
    return ngettext("Et {n} autre lieu, dans l’export.", "Et {n} autres lieux, dans l’export.", more).format(
        n=integer(more))


def _row(row: dict[object, object], with_distance: bool) -> str:
    distance = f'<td class="number">{escape(quantity(row["distance_m"], "m"))}</td>' if with_distance else ""
    return (
        f"<tr><td>{anchor(str(row['name']), str(row['href']))}</td><td>{escape(row['type'])}</td>"
        f"<td>{escape(row['address'])}</td>{distance}</tr>"
    )


def fold(title: str, words: str) -> None:
    """A paragraph one click away: method and limits."""
    st.html(f'<details class="twin"><summary>{escape(title)}</summary><p>{escape(words, 4_000)}</p></details>')
