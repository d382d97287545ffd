"""The requests of residents: how many, how fast they are closed, by what they are about."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import rows
from dashboard.locale import _
from dashboard.services.scope import Scope, period
from dashboard.words import services as words


def draw(scope: Scope) -> None:
    """The sentence of the period, then the requests by what they are about."""
    with ui.filter_row():
        start, stop = period(scope)
    span = {"start": start, "stop": stop}
    ui.sentence(words.requests(rows("services/demandes", **span).to_dict("records")[0]))
    ranks = [ui.Rank(*rank) for rank in words.category_ranks(rows("services/categories", **span))]
    ui.ranking(_("Demandes reçues, par objet"), ranks, subtitle=ui.period(start, stop))
