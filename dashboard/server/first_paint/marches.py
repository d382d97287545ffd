"""Procurement: firm amounts and contracts of the last months, and what ends within a year."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import dataset, record, rows
from dashboard.locale import _
from dashboard.procurement.outlook import EVERYTHING
from dashboard.procurement.scope import extent
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import procurement as words
from dashboard.words import procurement_outlook as outlook


def shown(asked: Asked) -> Shown | None:
    """None when no contract has a date."""
    published = extent()
    if published is None:
        return None
    start, stop = published.since, published.last
    row = record("marches/chiffres", start=start, stop=stop, kind="", procedure="")
    ending = rows("marches/echeances_bilan", today=asked.now.date(), **EVERYTHING)
    within = int(ending["twelve_count"].sum())
    return Shown(
        sentence=words.sentence(row, start, stop, within),
        selection=words.selection(None, None, start, stop, int(row["undated_count"])),
        figures=[
            ui.Figure(_("Montant ferme notifié"), ui.amount(row["firm_eur"]), verdict=words.apart(row),
                      note=words.before(row)),
            ui.Figure(_("Contrats notifiés"), ui.integer(row["contract_count"]), note=words.count_before(row)),
            ui.Figure(_("Montant ferme médian"), ui.amount(row["median_firm_eur"]), note=words.largest(row)),
            ui.Figure(_("Se terminent dans 12 mois"), ui.integer(within), note=outlook.counted(ending),
                      href=ui.href(vue="echeances")),
        ],
        cards=[dataset("decp")], filter_count=4,
    )  # fmt: skip
