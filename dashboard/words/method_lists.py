"""The two lists of the method page: what each indicator computes, how long each dataset stays good."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.data import DatasetCard
from dashboard.kpis import Kpi
from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.dates import duration
from dashboard.words import indicator as words
from dashboard.words import kpis as said


def indicators(kpis: Sequence[Kpi]) -> pd.DataFrame:
    """One row an indicator."""
    return pd.DataFrame([
        {"title": _(kpi.indicator.title), "theme": _(kpi.indicator.theme), "method": _(kpi.indicator.method),
         "limits": _(kpi.indicator.limits), "target": said.target_text(kpi),
         "cadence": words.cadence(kpi.indicator.cadence), "owner": _(kpi.owner.name)}
        for kpi in kpis
    ])  # fmt: skip


def indicator_columns() -> dict[str, Column]:
    """What the list of indicators shows."""
    return {
        "title": Column(_("Indicateur")), "theme": Column(_("Thème")), "method": Column(_("Méthode")),
        "limits": Column(_("Limites")), "target": Column(_("Cible")), "cadence": Column(_("Rythme")),
        "owner": Column(_("Responsable")),
    }  # fmt: skip


def sources(cards: Sequence[DatasetCard]) -> pd.DataFrame:
    """One row a dataset."""
    return pd.DataFrame([
        {"title": _(card.title), "producer": card.producer, "licence": card.licence, "late": duration(card.late_after),
         "stale": duration(card.stale_after), "rows": card.row_count, "rejected": card.rejected_count,
         "limits": _(card.limits)}
        for card in cards
    ])  # fmt: skip


def source_columns() -> dict[str, Column]:
    """What the list of datasets shows."""
    return {
        "title": Column(_("Jeu de données")), "producer": Column(_("Producteur")), "licence": Column(_("Licence")),
        "late": Column(_("En retard après")), "stale": Column(_("Périmé après")),
        "rows": Column(_("Lignes"), "integer"), "rejected": Column(_("Refusées"), "integer"),
        "limits": Column(_("Limites")),
    }  # fmt: skip
