"""What the reader asks of the contracts: nature, procedure and period; and the passport of what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from dashboard import ui
from dashboard.data import DatasetCard, record, records, rows
from dashboard.locale import _
from dashboard.passports import Passport, passport
from dashboard.words import procurement as words
from dashboard.words import procurement_lists as lists

Cards = Sequence[DatasetCard | None]


@dataclass(frozen=True)
class Extent:
    """The days that are published, and the first of those shown at first."""

    first: date
    last: date
    since: date


@dataclass(frozen=True)
class Scope:
    """A selection of contracts: the filters of the page, as its queries take them."""

    kind: str | None
    procedure: str | None
    start: date
    stop: date
    cards: Cards

    @property
    def kept(self) -> dict[str, Any]:
        """The filters that hold whatever the period."""
        return {"kind": self.kind or "", "procedure": self.procedure or ""}

    @property
    def asked(self) -> dict[str, Any]:
        """The parameters of a query about this selection."""
        return {"start": self.start, "stop": self.stop, **self.kept}

    def ask(self, name: str, **more: Any) -> pd.DataFrame:
        """The rows of a question about this selection."""
        return rows(f"marches/{name}", **self.asked, **more)

    def count(self, name: str, **more: Any) -> dict[str, Any]:
        """The one row of such a question, what is missing as None."""
        return record(f"marches/{name}", **self.asked, **more)

    def proof(self, name: str, **more: Any) -> Passport:
        """Where the answer of `ask` comes from."""
        return passport(f"marches/{name}", *self.cards, parameters={**self.asked, **more})

    def told(self) -> str:
        """The selection in words, with how many contracts have no date to be in it."""
        undated = int(self.count("chiffres")["undated_count"])
        return words.selection(self.kind, self.procedure, self.start, self.stop, undated)


def extent() -> Extent | None:
    """The published period; None when no contract has a date."""
    first, last, since = record("marches/etendue").values()
    return None if first is None else Extent(first, last, since)


def chosen(cards: Cards, published: Extent) -> Scope:
    """Draws the filters that every selection of notified contracts has."""
    choices = records("marches/choix")
    with ui.filter_row():
        kind = ui.choice_filter("nature", _("Nature"), lists.kinds(choices), all_label=_("Toutes"))
        procedure = ui.choice_filter("procedure", _("Procédure"), lists.procedures(choices), all_label=_("Toutes"))
        start, stop = ui.period_filter(published.first, published.last, (published.since, published.last))
    return Scope(kind, procedure, start, stop, cards)


ranks = partial(map, lambda rank: ui.Rank(*rank))
