"""The catalogue: what is published and how old it is; or one dataset, whose, how large, how old."""

from __future__ import annotations

from dashboard import ui
from dashboard.catalogue import listing
from dashboard.data import dataset, datasets, now, record
from dashboard.holdings import Holding, holding
from dashboard.locale import _
from dashboard.locale.dates import observed
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.ui.page import Page
from dashboard.words import catalogue


def shown(asked: Asked) -> Shown | None:
    """The dataset that the address names (``jeu``), else the catalogue; None when it never arrived."""
    one = holding(asked.id) if asked.id else None
    if one is not None:
        return _one(asked.page, one)
    at = asked.now.replace(second=0, microsecond=0, tzinfo=None)
    summary = record("donnees/synthese", at=at)
    if not summary["dataset_count"]:
        return None
    return Shown(catalogue.sentence(summary), figures=listing.figures(summary), cards=[dataset("catalogue")])


def _one(page: Page, one: Holding) -> Shown:
    seen = one.observed_at or one.fetched_at
    return Shown(
        page=Page(title=one.title, question=one.title, theme=one.theme, slug=page.slug),
        sentence=f"{one.producer}, {one.licence}.",
        figures=[
            ui.Figure(_("Lignes"), ui.integer(one.row_count)), ui.Figure(_("Colonnes"), ui.integer(len(one.columns))),
            ui.Figure(_("Mis à jour"), observed(seen, now()) if seen else _("non connu")),
        ],
        cards=[card for card in datasets() if card.id == one.id],
    )  # fmt: skip
