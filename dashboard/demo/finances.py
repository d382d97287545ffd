"""Accounts of the town and of made-up neighbours, as the OFGL publishes them (``ofgl-base-communes``).

One row a town, year, budget and aggregate. Quirks kept: the year is a date, no accent on « Epargne », a town that
merged keeps one SIREN a former town, a missing amount is null, annexe budgets stand beside the main one. A year is
known from July of the next one.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.demo.commune import DEPARTMENT, EPCI, INSEE, NAME, SIREN
from dashboard.demo.draws import generator
from dashboard.demo.portal import Field, Record, features, write_records

CONTENT = Path(__file__).parent / "content" / "finances.toml"
PORTAL_ID = "ofgl-base-communes"
FIRST_YEAR = 2014
MAIN, ANNEXE = "Budget principal", "Budget annexe"
# Inhabitants of Fleury-sur-Orne by year: the vintages known (see commune.py), straight lines between them.
TOWN_POPULATION = ((2017, 4915), (2018, 4954), (2021, 5303), (2026, 5622))
_STRATA = ((2000, "de 500 à 2 000 hab."), (3500, "de 2 000 à 3 500 hab."), (5000, "de 3 500 à 5 000 hab."),
           (10_000, "de 5 000 à 10 000 hab."), (20_000, "de 10 000 à 20 000 hab."), (50_000, "de 20 000 à 50 000 hab."))

FIELDS = (
    Field("exer", "Exercice", "date", facet=True),
    Field("insee", "Code Insee 2024 Commune", facet=True),
    Field("com_code", "Code Insee Collectivité"),
    Field("com_name", "Nom 2024 Commune", facet=True),
    Field("dep_code", "Code Insee 2024 Département", facet=True),
    Field("dep_name", "Nom 2024 Département", facet=True),
    Field("epci_code", "Code Siren 2024 EPCI"),
    Field("siren", "Code Siren Collectivité"),
    Field("type_de_budget", "Type de budget", facet=True),
    Field("lbudg", "Libellé Budget"),
    Field("ptot", "Population totale", "int"),
    Field("agregat", "Agrégat", facet=True),
    Field("montant", "Montant", "double"),
    Field("euros_par_habitant", "Montant en € par habitant", "double"),
    Field("tranche_population", "Strate population", facet=True),
)


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write the OFGL's catalogue and base; ``scale`` changes nothing, a department has as many towns as it has."""
    folder = output / "ofgl"
    count = write_records(folder, PORTAL_ID, records(until.date(), seed))
    card = {
        "dataset_id": PORTAL_ID, "dataset_uid": "da_demo01", "attachments": [], "has_records": True,
        "data_visible": True, "features": features(FIELDS), "fields": [field.published() for field in FIELDS],
        "metas": {"default": {"title": "Base OFGL des communes", "publisher": "OFGL",
                              "license": "Licence Ouverte v2.0 (Etalab)",
                              "records_count": count, "federated": False, "language": "fr"}},
    }  # fmt: skip
    (folder / "opendatasoft" / "catalogue.json").write_text(json.dumps([card], ensure_ascii=False), encoding="utf-8")


def records(until: date, seed: int) -> Iterator[Record]:
    """The rows, a town after the other."""
    known = until.year - 1 if (until.month, until.day) >= (7, 1) else until.year - 2
    for rank, town in enumerate(towns()):
        for year in range(FIRST_YEAR, known + 1):
            for part, siren in enumerate(town["sirens"]):
                yield from _accounts(town, year, siren, rank, seed, 1 / len(town["sirens"]) if part else None)


def towns() -> list[dict[str, Any]]:
    """This town first, then the made-up ones with codes that no commune of the department has."""
    made_up = tomllib.loads(CONTENT.read_text(encoding="utf-8"))["town"]
    others = [
        {"insee": f"{DEPARTMENT}{901 + rank}", "name": town["name"], "inhabitants": town["inhabitants"],
         "sirens": [f"21{DEPARTMENT}0{901 + rank}{part}7" for part in range(2 if town.get("merged") else 1)]}
        for rank, town in enumerate(made_up)
    ]  # fmt: skip
    return [{"insee": INSEE, "name": NAME, "inhabitants": None, "sirens": [SIREN]}, *others]


def population(town: dict[str, Any], year: int) -> int:
    """Inhabitants in a year: the known vintages for this town, a slow growth for the others."""
    if town["inhabitants"] is not None:
        return round(float(town["inhabitants"]) * 1.004 ** (year - 2020))
    before = max((known for known in TOWN_POPULATION if known[0] <= year), default=TOWN_POPULATION[0])
    after = min((known for known in TOWN_POPULATION if known[0] > year), default=before)
    share = (year - before[0]) / (after[0] - before[0]) if after[0] > before[0] else 0.0
    return round(before[1] + share * (after[1] - before[1]))


def _stratum(inhabitants: int) -> str:
    return next((name for top, name in _STRATA if inhabitants < top), "plus de 50 000 hab.")


def amounts(town: dict[str, Any], year: int, rank: int, seed: int) -> dict[str, float | None]:
    """Euros per inhabitant of a town's main budget in a year, by aggregate.

    A town has its own level, a year its own accident; equipment follows the calendar of elections (2020, 2026).
    """
    own, this_year = generator(seed, "finances", town["insee"]), generator(seed, "finances", town["insee"], year)
    income = float(own.normal(1120, 130)) * 1.018 ** (year - 2020) * float(this_year.normal(1, 0.012))
    dear_energy = 0.015 if year in (2022, 2023) else 0.0
    rate = max(0.02, float(own.normal(0.14, 0.035)) + float(this_year.normal(0, 0.012)) - dear_energy)
    staff = min(0.68, max(0.42, float(own.normal(0.55, 0.045)) + float(this_year.normal(0, 0.006))))
    cycle = {2: 1.25, 3: 1.35, 4: 1.1, 5: 1.05}.get((year - 2020) % 6, 0.8)
    equipment = max(60.0, float(own.normal(310, 60)) * cycle * float(this_year.normal(1, 0.12)))
    debt = max(0.0, float(own.normal(760, 260)) * (1 + float(own.normal(-0.015, 0.02)) * (year - 2020)))
    spending = income * (1 - rate)
    return {
        "Recettes de fonctionnement": income,
        "Dépenses de fonctionnement": spending,
        "Frais de personnel": spending * staff,
        "Epargne brute": income - spending,
        "Dépenses d'équipement": equipment,
        "Encours de dette": None if rank == 9 and year >= 2023 else debt,
        "Recettes totales": income + equipment * 0.7,
    }


def _accounts(
    town: dict[str, Any], year: int, siren: str, rank: int, seed: int, share: float | None
) -> Iterator[Record]:
    """The rows of one SIREN: the first of a merged town holds what the others do not."""
    whole = population(town, year)
    part = 1 - (len(town["sirens"]) - 1) / len(town["sirens"]) if share is None else share
    inhabitants = round(whole * part)
    for aggregate, per_head in amounts(town, year, rank, seed).items():
        for budget, weight in ((MAIN, 1.0), (ANNEXE, 0.08)) if rank % 3 == 0 else ((MAIN, 1.0),):
            amount = None if per_head is None else round(per_head * inhabitants * weight, 2)
            yield {
                "exer": f"{year}-01-01", "insee": town["insee"], "com_code": town["insee"], "com_name": town["name"],
                "dep_code": DEPARTMENT, "dep_name": "Calvados", "epci_code": EPCI, "siren": siren,
                "type_de_budget": budget, "lbudg": f"{'' if budget == MAIN else 'EAU '}{town['name'].upper()}",
                "ptot": inhabitants, "agregat": aggregate, "montant": amount,
                "euros_par_habitant": None if amount is None else round(amount / inhabitants, 2),
                "tranche_population": _stratum(whole),
            }  # fmt: skip
