"""Legal thresholds in words: those of a day, and the contracts under, between and over them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.dates import day
from dashboard.locale.numbers import quantity

SUPPLIES, WORKS = "fournitures_services", "travaux"


def rule(frame: pd.DataFrame, on: date) -> str:
    """The thresholds of a day, and how far a band may be trusted. What no act covers is « non renseigné »."""
    amounts = {(r["rule"], r["category"]): r["amount_eur"] for r in frame.to_dict("records")}

    def said(name: str, category: str) -> str:
        found = amounts.get((name, category))
        return quantity(found, "€") if found is not None else _("seuil non renseigné")

    open_to = _("Au {day}, sans publicité sous {supplies} (travaux\u00a0: {works}).")
    formal = _("Procédure formalisée dès {supplies} (travaux\u00a0: {works}).")
    hint = _("Indicatif\u00a0: la loi regarde le besoin estimé, tous lots réunis, et seul le montant signé est publié.")
    return " ".join([
        open_to.format(day=day(on), supplies=said("dispense", SUPPLIES), works=said("dispense", WORKS)),
        formal.format(supplies=said("formalisee", SUPPLIES), works=said("formalisee", WORKS)),
        hint,
    ])  # fmt: skip


def banded(frame: pd.DataFrame) -> pd.DataFrame:
    """The bands in the reader's language."""
    words = {
        "sous le seuil de publicité": _("Sous le seuil de publicité"),
        "procédure adaptée": _("Entre les deux seuils\u00a0: procédure adaptée"),
        "procédure formalisée": _("Au-dessus\u00a0: procédure formalisée"),
        "seuil non renseigné": _("Seuil non renseigné à cette date"),
    }
    return frame.assign(band=[words[band] for band in frame["band"]])


def band_columns() -> dict[str, Column]:
    """What the table of the bands shows."""
    return {
        "band": Column(_("Montant signé")),
        "contract_count": Column(_("Contrats"), "integer"),
        "direct_count": Column(_("Dont sans publicité ni concurrence"), "integer"),
    }
