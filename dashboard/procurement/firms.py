"""Who gets the contracts: amounts by firm, concentration with its definition, where and how big, when that is known."""

from __future__ import annotations

import streamlit as st

from dashboard import ui
from dashboard.data import town
from dashboard.locale import _
from dashboard.procurement.scope import Scope, ranks
from dashboard.words import procurement_firms as words
from dashboard.words import procurement_lists as lists


def show(scope: Scope) -> None:
    """Four figures, the firms by amount, the definitions, and what is not published."""
    place = town()
    around = {"insee": place.insee, "epci": place.epci or "", "department": place.department}
    firms, row = scope.ask("titulaires"), scope.count("titulaires_bilan", **around)
    proof = scope.proof("titulaires_bilan", **around)
    ui.sentence(words.sentence(row))
    ui.selection(scope.told())
    ui.figures([
        ui.Figure(_("Entreprises titulaires"), ui.integer(row["supplier_count"]), note=words.identified(row),
                  passport=proof),
        ui.Figure(_("Part des trois premières"), ui.percent(row["top3_share"]), note=words.first(row), passport=proof),
        ui.Figure(_("Indice de concentration"), ui.integer(row["hhi"]), note=words.concentrated(row), passport=proof),
        ui.Figure(_("Attributions à la commune"), words.share(row["commune_count"], row["placed_count"]),
                  note=words.placed(row), passport=proof),
    ])  # fmt: skip
    with st.expander(_("Comment se lisent ces chiffres")):
        for definition in words.definitions():
            ui.text(definition)
    left, right = ui.pair()
    with left:
        ui.ranking(_("Montant ferme par entreprise"), list(ranks(lists.firm_ranks(firms))), words.ranking_rule(),
                   limit=12)  # fmt: skip
        ui.export_csv(firms, "marches-entreprises", lists.firm_columns())
    with right:
        ui.section(_("D’où viennent les entreprises, et leur taille"))
        ui.facts(words.places(row, place.name, place.department))
        ui.text(words.not_published(row))
