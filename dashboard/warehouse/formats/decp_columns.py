"""Columns of the consolidated procurement tables: every published spelling → the name that the core reads.

The data.gouv.fr table (camel case), its twin on data.economie.gouv.fr (all lower case, three suppliers a line) and the
tables of towns (dots, capitals, other words) say the same things; a column that nobody knows keeps its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.errors import Changed
from dashboard.warehouse.formats.columns import fold

_WORDS = """
id acheteur_id acheteur_nom nature objet codeCPV procedure techniques montant dureeMois dateNotification
datePublicationDonnees formePrix offresRecues lieuExecution_code lieuExecution_typeCode modification_id donneesActuelles
objetModification titulaire_id titulaire_typeIdentifiant titulaire_nom titulaire_commune_code
titulaire_departement_code titulaire_categorie titulaire_id_1 titulaire_typeIdentifiant_1 titulaire_nom_1
titulaire_id_2 titulaire_typeIdentifiant_2 titulaire_nom_2 titulaire_id_3 titulaire_typeIdentifiant_3
titulaire_nom_3 idModification montantModification dureeMoisModification dateNotificationModification
datePublicationDonneesModification
"""
STANDARD = tuple(_WORDS.split())

ALIASES = {
    "id_marche": "id", "numero_marche": "id", "siret_acheteur": "acheteur_id", "id_acheteur": "acheteur_id",
    "nom_acheteur": "acheteur_nom", "objet_du_marche": "objet", "cpv": "codeCPV", "code_cpv": "codeCPV",
    "technique": "techniques", "montant_ht": "montant", "duree_mois": "dureeMois", "duree": "dureeMois",
    "notification_date": "dateNotification", "date_de_notification": "dateNotification",
    "publication_date": "datePublicationDonnees", "prix_forme": "formePrix", "titulaires_id": "titulaire_id",
    "titulaires_id_type": "titulaire_typeIdentifiant", "titulaire_denomination_sociale": "titulaire_nom",
    "titulaire_denomination_sociale_1": "titulaire_nom_1", "titulaire_denomination_sociale_2": "titulaire_nom_2",
    "titulaire_denomination_sociale_3": "titulaire_nom_3",
    "date_notification_modification_modification": "dateNotificationModification",
    "date_publication_donnees_modification_modification": "datePublicationDonneesModification",
}


def _squeeze(name: str) -> str:
    return fold(name).replace("_", "")


_KNOWN = {**{_squeeze(name): name for name in STANDARD}, **{_squeeze(alias): name for alias, name in ALIASES.items()}}


def standard_names(published: Sequence[str]) -> tuple[str, ...]:
    """The name of each published column as the core reads it. A second spelling of a taken name stays as published.

    Raises Changed when the table has no contract identifier, or neither object nor amount.
    """
    names: list[str] = []
    for name in published:
        known = _KNOWN.get(_squeeze(name), name)
        names.append(name if known in names else known)
    if "id" not in names or not {"objet", "montant"} & set(names):
        shown = ", ".join(f"« {name} »" for name in list(published)[:12])
        raise Changed(f"ni identifiant ni objet ou montant de marché parmi les colonnes {shown}", step="lecture")
    return tuple(names)
