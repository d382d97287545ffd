"""Fault 16: wrong supplier identifiers are refused on the link, the contract kept and flagged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loaded_town import Town, open_town

FAULTS = {
    "8012854380001": ("siret_longueur", None),  # thirteen digits, and no lost zero explains it
    "7150193600067": ("siret_zero_perdu", "07150193600067"),
    "801 285 438 00017": ("siret_espaces", "80128543800017"),
    "PAS": ("siret_non_numerique", None),
    "80128543800018": ("siret_cle_fausse", None),
    "": ("siret_absent", None),
}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as town:
        yield town


def contract(*suppliers: dict[str, str], buyer: str = "80128543800017") -> str:
    return json.dumps({"id": "M1", "acheteur": {"id": buyer}, "objet": "Toiture", "montant": 50_000,
                       "titulaires": list(suppliers)})


@pytest.mark.parametrize("published", FAULTS)
def test_the_link_is_refused_and_the_contract_kept(town: Town, published: str) -> None:
    defect, repaired = FAULTS[published]
    town.load_text("decp", contract({"typeIdentifiant": "SIRET", "id": published, "denominationSociale": "ACME"}))
    assert town.ask("select name, siret, siret_defect, is_siret_valid from core.contract_suppliers") == [
        ("ACME", repaired, defect, repaired is not None)
    ]
    assert town.rejected("core.contract_suppliers", "link") == {defect: 1}
    flagged = town.ask("select is_amount_counted, supplier_count, defects like '%titulaire_siret%' from core.contracts")
    assert flagged == [(True, 1, True)]


def test_a_foreign_supplier_is_noted_and_is_no_defect_of_the_contract(town: Town) -> None:
    town.load_text("decp", contract({"typeIdentifiant": "HORS-UE", "id": "USCOLUMBIAARTISTSM"}))
    assert town.ask("select supplier_id, siret, siret_defect from core.contract_suppliers") == [
        ("USCOLUMBIAARTISTSM", None, "identifiant_hors_siret")
    ]
    assert town.one("select defects not like '%titulaire%' from core.contracts")


def test_la_poste_is_right(town: Town) -> None:
    town.load_text("decp", contract({"typeIdentifiant": "SIRET", "id": "35600000049837"}))
    assert town.ask("select siret, siret_defect from core.contract_suppliers") == [("35600000049837", None)]


@pytest.mark.parametrize(("buyer", "kept"), [("801 285 438 00017", "80128543800017"), ("123", "123"), ("", None)])
def test_a_wrong_buyer_keeps_its_contract(town: Town, buyer: str, kept: str | None) -> None:
    town.load_text("decp", contract(buyer=buyer))
    assert town.ask("select buyer_siret, has_defects from core.contracts") == [(kept, True)]
    assert len(town.rejected("core.contracts", "link")) == 1
