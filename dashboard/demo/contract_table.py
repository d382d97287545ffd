"""The same contracts as the national consolidated table tells them: where their suppliers are and how large.

One line a contract, supplier and modification, under the names of data.gouv.fr's table; no concession is in it. Its
draws are its own, so that nothing else of the demonstration depends on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard.demo.commune import INSEE
from dashboard.demo.contract_defects import UNDATED
from dashboard.demo.contract_formats import BUYER
from dashboard.demo.draws import choice, generator
from dashboard.demo.suppliers import Supplier, luhn_sum
from dashboard.demo.tenders import Contract

# Commune codes and weights: about half of the firms are in the department.
_SEATS = {
    "14118": 14, "14327": 9, "14437": 8, "14341": 6, "14271": 4, "14366": 5, "14047": 4, "14258": 2, "14762": 2,
    "76540": 9, "50502": 6, "61001": 5, "50129": 4, "76351": 5, "35238": 6, "44109": 4, "72181": 3, "59350": 4,
}  # fmt: skip
_SIZES = {"PME": 68, "ETI": 19, "GE": 9, "": 4}
_TOLD = 0.94  # share of the contracts that the consolidation took
_PLACED = 0.95  # share of the firms that the register of establishments places
Line = dict[str, Any]


@lru_cache(maxsize=1024)
def seat(name: str) -> tuple[str, str]:
    """Where a firm is (commune code) and its published size; each empty when the register does not say."""
    random = generator(0, "sirene", name)
    commune = choice(random, list(_SEATS), list(_SEATS.values())) if random.random() < _PLACED else ""
    return commune, choice(random, list(_SIZES), list(_SIZES.values()))


def lines(contracts: list[tuple[str, Contract]], until: date) -> list[Line]:
    """The table's lines of (published id, contract), with the amendments published by ``until``."""
    return [
        line
        for number, contract in contracts
        if contract.kind == "marche" and generator(0, "consolidated", contract.id).random() < _TOLD
        for line in _lines(number, contract, until)
    ]


def _lines(number: str, contract: Contract, until: date) -> Iterator[Line]:
    amendments = [one for one in contract.amendments if one.published <= until]
    signed: Line = {"modification_id": 0, "montant": contract.amount, "dureeMois": contract.months,
                    "dateNotification": None if contract.id in UNDATED else contract.notified.isoformat(),
                    "datePublicationDonnees": contract.published.isoformat()}  # fmt: skip
    changed: list[Line] = [
        {"modification_id": rank, "montant": one.amount, "dureeMois": one.months,
         "dateNotification": one.notified.isoformat(), "datePublicationDonnees": one.published.isoformat()}
        for rank, one in enumerate(amendments, 1)
    ]  # fmt: skip
    for state in (signed, *changed):
        for supplier in contract.suppliers:
            is_current = state["modification_id"] == len(amendments)
            yield {**_common(number, contract), **state, **_supplier(supplier), "donneesActuelles": is_current}


def _common(number: str, contract: Contract) -> Line:
    return {"uid": BUYER + number, "id": number, "nature": "Marché", "acheteur_id": BUYER,
            "acheteur_nom": "COMMUNE DE FLEURY SUR ORNE", "objet": contract.object[:256],
            "codeCPV": contract.cpv, "procedure": contract.procedure,
            "techniques": "Accord-cadre" if contract.nature == "Accord-cadre" else None,
            "lieuExecution_code": INSEE, "lieuExecution_typeCode": "Code commune",
            "sourceDataset": "demonstration"}  # fmt: skip


def _supplier(supplier: Supplier) -> Line:
    """A supplier with what the register says of its SIRET: nothing when the number is not one."""
    number = re.sub(r"\s", "", supplier.id)
    is_known = supplier.id_type == "SIRET" and luhn_sum(number) % 10 == 0
    commune, size = seat(supplier.name) if is_known else ("", "")
    return {"titulaire_id": number, "titulaire_typeIdentifiant": supplier.id_type,
            "titulaire_nom": supplier.name if is_known else None, "titulaire_commune_code": commune or None,
            "titulaire_departement_code": commune[:2] or None, "titulaire_categorie": size or None}  # fmt: skip
