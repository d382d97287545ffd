"""The lists of the procurement page: filters, rankings, tables and the points of the main chart, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.dates import day
from dashboard.locale.dates import is_known as is_dated
from dashboard.locale.numbers import amount, integer, is_known, quantity
from dashboard.words.procurement import Step, contracts, kind, named, step_name

Row = Mapping[Any, Any]
Ranks = list[tuple[str, float, str, str, str]]


def kinds(choices: Sequence[Row]) -> dict[str, str]:
    """The sorts of contract that are published, with their names."""
    return {each["kind"]: kind(each["kind"]) for each in choices}


def procedures(choices: Sequence[Row]) -> dict[str, str]:
    """The procedures that are published, the most used first."""
    return {each["procedure"]: _(each["procedure"]) for each in choices}


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


def excluded_items(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Each amount left out as published, with the contract it belongs to and the reason."""
    return [
        {"text": named(r["object"]), "uid": r["uid"], "note": " · ".join([
            _(r["reason"]), quantity(r["amount_eur"], "€", 2) if is_known(r["amount_eur"]) else _("montant non publié"),
            *([day(r["notified_on"])] if is_dated(r["notified_on"]) else []), r["suppliers"],
        ])} for r in frame.to_dict("records")
    ]  # fmt: skip


def rest(count: int, shown: int) -> str:
    """How many of a list are in its file only."""
    return _("Les {shown} premiers sur {count} ; le fichier ci-dessous les contient tous.").format(
        shown=integer(shown), count=integer(count)
    )


def counts(frame: pd.DataFrame, by: Step) -> pd.DataFrame:
    """Contracts by period, all parts together; by year where the months are too many."""
    periods = frame["period"] if by != "quarter" else frame["period"].dt.to_period("Y").dt.to_timestamp()
    return frame.assign(period=periods).groupby("period", as_index=False).agg(contract_count=("contract_count", "sum"))


def split_columns() -> dict[str, Column]:
    """What the export of the ways to split holds."""
    return {
        "dimension": Column(_("Découpage")),
        "label": Column(_("Valeur")),
        "contract_count": Column(_("Contrats"), "integer"),
        "firm_eur": Column(_("Montant ferme (€)"), "decimal"),
        "framework_eur": Column(_("Maximum des accords-cadres (€)"), "decimal"),
        "offers_count": Column(_("Disent leurs offres"), "integer"),
        "median_offers": Column(_("Offres, médiane"), "decimal"),
        "single_count": Column(_("Une seule offre"), "integer"),
    }


def division_ranks(frame: pd.DataFrame) -> Ranks:
    """Domains with a firm amount, the largest first."""
    return _ranks(frame, "label", "firm_eur")


def firm_ranks(frame: pd.DataFrame) -> Ranks:
    """Firms with a firm amount, the largest first."""
    return _ranks(frame, "supplier", "firm_eur")


def _ranks(frame: pd.DataFrame, label: str, value: str) -> Ranks:
    kept = frame[frame[value] > 0].to_dict("records")
    return [(r[label], r[value], amount(r[value]), "", contracts(r["contract_count"])) for r in kept]


def procedure_ranks(frame: pd.DataFrame) -> Ranks:
    """Procedures by number of contracts, with their firm amount."""
    return [
        (_(r["label"]), r["contract_count"], contracts(r["contract_count"]), "", _firm(r))
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
