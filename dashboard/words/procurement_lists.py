"""The lists of the procurement page: filters, rankings, tables and the points of the main chart, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.numbers import amount
from dashboard.words.procurement import Step, contracts, kind, step_name

Row = Mapping[Any, Any]
Ranks = list[tuple[str, float, str, str, str]]


def kinds(choices: pd.DataFrame) -> dict[str, str]:
    """The sorts of contract that are published, with their names."""
    return {code: kind(code) for code in choices["kind"].unique()}


def procedures(choices: pd.DataFrame) -> dict[str, str]:
    """The procedures that are published, the most used first."""
    return {name: _(name) for name in choices["procedure"].unique()}


def part(name: str) -> str:
    """The three sums that never meet, in the reader's language."""
    words = {
        "Marchés fermes": _("Marchés fermes"),
        "Accords-cadres": _("Accords-cadres (maximum)"),
        "Concessions": _("Concessions (valeur)"),
    }
    return words.get(name, name)


def amounts(frame: pd.DataFrame, by: Step) -> pd.DataFrame:
    """The amounts with their parts named and a sentence each, in ``said``."""
    said = [
        _("{part}, {period}\u00a0: {amount} ({contracts})").format(
            part=part(r["part"]), period=step_name(r["period"], by), amount=amount(r["amount_eur"]),
            contracts=contracts(r["contract_count"]),
        )
        for r in frame.to_dict("records")
    ]  # fmt: skip
    return frame.assign(part=frame["part"].map(part), said=said)


def within(frame: pd.DataFrame, months: int) -> int:
    """How many contracts end within so many months."""
    return int((frame["horizon_months"] <= months).sum())


def told(frame: pd.DataFrame) -> pd.DataFrame:
    """The contracts to come with the nature of their amount in words."""
    return frame.assign(part=frame["part"].map(part))


def horizons(frame: pd.DataFrame) -> list[tuple[int, str, pd.DataFrame]]:
    """The contracts to come by stretch of six months, each with how many; a stretch without any is left out."""
    found = []
    for months in (6, 12, 18):
        rows = told(frame[frame["horizon_months"] == months])
        label = _("Dans les 6 mois\u00a0: {count}") if months == 6 else _("De {first} à {months} mois\u00a0: {count}")
        words = label.format(first=months - 6, months=months, count=contracts(len(rows)))
        if len(rows):
            found.append((months, words, rows))
    return found


def outlook_columns() -> dict[str, Column]:
    """What the table of the contracts to come shows."""
    return {
        "ends_on": Column(_("Fin estimée"), "date"),
        "object": Column(_("Objet")),
        "division_label": Column(_("Domaine")),
        "suppliers": Column(_("Titulaires")),
        "latest_amount_eur": Column(_("Montant publié"), "amount"),
        "part": Column(_("Nature du montant")),
    }


def excluded_columns() -> dict[str, Column]:
    """What the table of the amounts left out shows."""
    return {
        "reason": Column(_("Raison")),
        "amount_eur": Column(_("Montant publié"), "amount"),
        "notified_on": Column(_("Notifié le"), "date"),
        "object": Column(_("Objet")),
        "suppliers": Column(_("Titulaires")),
        "uid": Column(_("Identifiant")),
    }


def division_ranks(frame: pd.DataFrame) -> Ranks:
    """Domains with a firm amount, the largest first."""
    return _ranks(frame, "division_label", "firm_eur")


def firm_ranks(frame: pd.DataFrame) -> Ranks:
    """Firms with a firm amount, the largest first."""
    return _ranks(frame, "supplier", "firm_eur")


def _ranks(frame: pd.DataFrame, label: str, value: str) -> Ranks:
    kept = frame[frame[value] > 0].to_dict("records")
    return [(r[label], r[value], amount(r[value]), "", contracts(r["contract_count"])) for r in kept]


def procedure_ranks(frame: pd.DataFrame) -> Ranks:
    """Procedures by number of contracts, with their firm amount."""
    return [
        (_(r["procedure"]), r["contract_count"], contracts(r["contract_count"]), "", _firm(r))
        for r in frame.to_dict("records")
    ]


def _firm(row: Row) -> str:
    return _("{amount} ferme").format(amount=amount(row["firm_eur"])) if row["firm_eur"] else ""


def firm_columns() -> dict[str, Column]:
    """What the export of the firms holds."""
    return {
        "supplier": Column(_("Entreprise")),
        "siren": Column("SIREN"),
        "contract_count": Column(_("Contrats"), "integer"),
        "firm_eur": Column(_("Montant ferme (€)"), "decimal"),
        "framework_eur": Column(_("Maximum des accords-cadres (€)"), "decimal"),
    }
