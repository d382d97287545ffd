"""What a column of a dataset is called: our own words in the reader's language, a publisher's as published.

Said where they are shown, never where they are kept: what is known of a dataset is the same for every reader.
"""

from __future__ import annotations

from dashboard.held.table import HeldColumn
from dashboard.locale import _
from dashboard.words.kpi_units import word_of


def label(column: HeldColumn) -> str:
    """A column by its label, in the reader's language where it is ours; its name when it has none."""
    return _said(column, column.label) or column.name


def description(column: HeldColumn) -> str:
    """What a column holds, in the reader's language where the words are ours; empty when nothing says it."""
    return _said(column, column.description or "")


def unit(column: HeldColumn) -> str:
    """The unit of a column, many of it where it is a word: « mois », "months"; empty for none."""
    word = word_of(column.unit) if column.is_declared and column.unit else None
    return word(2) if word else _said(column, column.unit)


def _said(column: HeldColumn, words: str) -> str:
    return _(words) if column.is_declared else words
