"""One contract in each of the two national formats of essential procurement data.

2019 (schema 1.5.0): suppliers with their names, amendments as a plain list. 2022 (schema 2.0.3, arrêté of 22
December 2022): lists wrapped twice, no names; one contract in seven comes flat, as some platforms send them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.demo.commune import INSEE, NAME, POSTCODE, SIREN
from dashboard.demo.contract_defects import soiled_2019
from dashboard.demo.draws import generator
from dashboard.demo.suppliers import siret
from dashboard.demo.tenders import Amendment, Contract

# The key follows from the SIREN; which establishment the town hall is was not read anywhere.
BUYER = siret(SIREN, 1)

_CCAG = {
    "travaux": "Travaux",
    "services": "Fournitures courantes et services",
    "fournitures": "Fournitures courantes et services",
}
_NAMES_OF_2019 = {
    "Marché passé sans publicité ni mise en concurrence préalable": (
        "Marché négocié sans publicité ni mise en concurrence préalable"
    ),
}


def _suppliers_2019(contract: Contract) -> list[dict[str, str]]:
    return [
        {"typeIdentifiant": one.id_type, "id": one.id, "denominationSociale": one.name} for one in contract.suppliers
    ]


def _amendment_2019(amendment: Amendment) -> dict[str, Any]:
    return {
        "objetModification": amendment.object,
        "dateNotificationModification": amendment.notified.isoformat(),
        "datePublicationDonneesModification": amendment.published.isoformat(),
        "dureeMois": amendment.months,
        "montant": amendment.amount,
    }


def format_2019(contract: Contract, until: date) -> dict[str, Any]:
    """A contract or a concession in the format of 2019, with the amendments published by ``until``."""
    amendments = [one for one in contract.amendments if one.published <= until]
    number = f"{contract.id}{len(amendments):02d}"
    common = {
        "id": number,
        "uid": BUYER + number,
        "source": "demonstration",
        "objet": contract.object,
        "dureeMois": contract.months,
        "datePublicationDonnees": contract.published.isoformat(),
        "lieuExecution": {"code": INSEE, "typeCode": "Code commune", "nom": NAME},
        "modifications": [_amendment_2019(one) for one in amendments],
    }
    if contract.kind == "concession":
        return {**common, **_concession_2019(contract)}
    random = generator(0, "2019", contract.id)
    published = {
        **common,
        "_type": "Marché",
        "acheteur": {"id": BUYER, "nom": "COMMUNE DE FLEURY SUR ORNE"},
        "nature": contract.nature,
        "codeCPV": contract.cpv if random.random() < 0.3 else contract.cpv[:8],
        "procedure": _NAMES_OF_2019.get(contract.procedure, contract.procedure),
        "dateNotification": contract.notified.isoformat(),
        "montant": contract.amount,
        "formePrix": "Révisable" if contract.months >= 12 else "Ferme",
        "titulaires": _suppliers_2019(contract),
    }
    return soiled_2019(contract, published)


def _concession_2019(contract: Contract) -> dict[str, Any]:
    return {
        "_type": "Contrat de concession",
        "autoriteConcedante": {"id": BUYER, "nom": "COMMUNE DE FLEURY SUR ORNE"},
        "nature": "Concession de service public",
        "procedure": contract.procedure,
        "dateSignature": contract.notified.isoformat(),
        "dateDebutExecution": contract.notified.isoformat(),
        "valeurGlobale": contract.amount,
        "montantSubventionPublique": 0,
        "concessionnaires": _suppliers_2019(contract),
        "donneesExecution": [],
    }


def _wrapped(plural: str, singular: str, values: list[Any], is_flat: bool) -> dict[str, Any]:
    """A list as the format of 2022 wants it, wrapped twice, or flat as some platforms send it."""
    return {plural: values if is_flat else {singular: values}}


def _people(contract: Contract, singular: str, is_flat: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"id": one.id, "typeIdentifiant": one.id_type} for one in contract.suppliers]
    return found if is_flat else [{singular: one} for one in found]


def _amendments_2022(contract: Contract, until: date, is_flat: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {
            "id": rank,
            "dureeMois": one.months,
            "montant": one.amount,
            "dateNotificationModification": one.notified.isoformat(),
            "datePublicationDonneesModification": one.published.isoformat(),
        }
        for rank, one in enumerate(contract.amendments, 1)
        if one.published <= until
    ]
    return found if is_flat else [{"modification": one} for one in found]


def format_2022(contract: Contract, until: date) -> dict[str, Any]:
    """A contract in the format of 2022, with the amendments published by ``until``."""
    random = generator(0, "2022", contract.id)
    is_flat, is_frame = bool(random.random() < 0.14), contract.nature == "Accord-cadre"
    has_advance = bool(contract.amount > 50_000 and contract.months > 2)
    social = "Clause sociale" if random.random() < 0.22 else "Pas de considération sociale"
    green = "Critère environnemental" if random.random() < 0.4 else "Pas de considération environnementale"
    published: dict[str, Any] = {
        "id": contract.id,
        "acheteur": {"id": BUYER},
        "nature": "Marché",
        "objet": contract.object,
        "codeCPV": contract.cpv,
        **_wrapped("techniques", "technique", ["Accord-cadre" if is_frame else "Sans objet"], is_flat),
        **_wrapped(
            "modalitesExecution",
            "modaliteExecution",
            ["Bons de commande" if is_frame else "Sans objet"],
            is_flat,
        ),
        "marcheInnovant": bool(random.random() < 0.03),
        "ccag": "Prestations intellectuelles" if contract.cpv.startswith("71") else _CCAG[contract.category],
        "offresRecues": contract.offers,
        "attributionAvance": has_advance,
        "tauxAvance": 0.1 if has_advance else 0,
        "typeGroupementOperateurs": "Solidaire" if len(contract.suppliers) > 1 else "Pas de groupement",
        "procedure": contract.procedure,
        "lieuExecution": {"code": POSTCODE, "typeCode": "Code postal"},
        "dureeMois": contract.months,
        "dateNotification": contract.notified.isoformat(),
        "datePublicationDonnees": contract.published.isoformat(),
        "montant": contract.amount,
        **_wrapped(
            "typesPrix",
            "typePrix",
            ["Définitif révisable" if contract.months >= 12 else "Définitif ferme"],
            is_flat,
        ),
        "formePrix": "Unitaire" if is_frame else "Forfaitaire",
        "sousTraitanceDeclaree": bool(contract.category == "travaux" and random.random() < 0.3),
        "titulaires": _people(contract, "titulaire", is_flat),
        **_wrapped("considerationsSociales", "considerationSociale", [social], is_flat),
        **_wrapped("considerationsEnvironnementales", "considerationEnvironnementale", [green], is_flat),
    }
    amendments = _amendments_2022(contract, until, is_flat)
    extra = {"idAccordCadre": contract.frame_id} if contract.frame_id else {}
    return {**published, **extra, **({"modifications": amendments} if amendments else {})}


def concession_2022(contract: Contract) -> dict[str, Any]:
    return {
        "id": contract.id,
        "autoriteConcedante": {"id": BUYER},
        "nature": "Délégation de service public",
        "objet": contract.object,
        "procedure": contract.procedure,
        "dureeMois": contract.months,
        "dateSignature": contract.notified.isoformat(),
        "datePublicationDonnees": contract.published.isoformat(),
        "dateDebutExecution": contract.notified.isoformat(),
        "valeurGlobale": contract.amount,
        "montantSubventionPublique": 0,
        "concessionnaires": _people(contract, "concessionnaire", is_flat=False),
        "considerationsSociales": {"considerationSociale": ["Pas de considération sociale"]},
        "considerationsEnvironnementales": {"considerationEnvironnementale": ["Critère environnemental"]},
    }
