"""What the reader asks of the water: a network, a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import ui
from dashboard.data import DatasetCard, rows
from dashboard.locale import _

Cards = Sequence[DatasetCard | None]


@dataclass(frozen=True)
class Scope:
    """A selection of samples: the filters of the page, as its queries take them; ``last``: the last sample of all."""

    network: str
    network_name: str | None
    start: date
    stop: date
    last: date
    cards: Cards

    @property
    def asked(self) -> dict[str, Any]:
        """The selection as the queries take it."""
        return {"network": self.network, "start": self.start, "stop": self.stop}


def chosen(first: date, last: date, since: date, cards: Cards) -> Scope:
    """The network and the period of the address; three years of every network at first."""
    found = rows("eau/reseaux")
    names = dict(zip(found["network_id"], found["network_name"], strict=True))
    with ui.filter_row():
        network = ui.choice_filter("reseau", _("Réseau de distribution"), names, all_label=_("Tous les réseaux"))
        start, stop = ui.period_filter(first, last, (since, last))
    return Scope(network or "", names.get(network), start, stop, last, cards)
