"""The first file of a new town: what geo.api.gouv.fr knows of it, and what only its people can tell, marked so."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.errors import Changed, Refused
from dashboard.settings import PROJECT_ROOT
from dashboard.sources.addresses import slug, url
from dashboard.sources.content import member, read_json
from dashboard.sources.http import HttpClient

ZONES = PROJECT_ROOT / "data" / "reference" / "school_zones.toml"
FIELDS = "nom,code,codesPostaux,siren,codeEpci,codeDepartement,codeRegion,population,centre"
NO_PORTAL = "portail-a-declarer.invalid"  # a name that no server will ever bear (RFC 2606)
DIRECTORY = "https://lannuaire.service-public.fr"
LEGAL_DELAY = 3  # years: the legal populations of a year are those of the census three years before (INSEE)
THEMES = (
    "Administration et citoyenneté", "Commande publique", "Culture et patrimoine", "Éducation et jeunesse",
    "Environnement et eau", "Équipements et espace public", "Finances", "Mobilités", "Numérique",
    "Santé et solidarités", "Sécurité et prévention", "Sports et loisirs", "Urbanisme et adresses",
)  # fmt: skip


def ask(client: HttpClient, insee: str, folder: Path) -> Mapping[str, Any]:
    """What geo.api.gouv.fr says of a commune. Raises SourceError: unknown code, no answer, another commune's."""
    address = url(client.base("geoapi"), f"/communes/{slug(insee)}", fields=FIELDS, format="json")
    found = client.download(address, folder, "commune.json", expect="json")
    document = read_json(found.path, found.address)
    if str(member(document, "code", str, found.address)) != insee:
        raise Changed("la réponse est celle d’une autre commune", step="contrôle", address=found.address)
    return dict(document)


def school_zone(department: str) -> str:
    """The department's zone of school holidays. Raises Refused where there is none: Corsica, overseas."""
    zones: dict[str, list[str]] = tomllib.loads(ZONES.read_text(encoding="utf-8"))
    for zone, departments in zones.items():
        if department in departments:
            return zone
    raise Refused(f"le département {department} n’a pas de zone scolaire : donnez « --zone »", step="zone scolaire")


def written(known: Mapping[str, Any], *, portal: str, contact: str, zone: str, today: date) -> str:
    """The town's file, TOML. Raises Changed when the answer lacks what a town must have."""
    try:
        longitude, latitude = known["centre"]["coordinates"]
        values = {
            "insee": known["code"], "name": known["nom"], "siren": known["siren"],
            "postcode": known["codesPostaux"][0], "department": known["codeDepartement"],
            "region": known["codeRegion"], "epci": known["codeEpci"],
        }  # fmt: skip
        population = int(known["population"])
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise Changed(f"la réponse n’a pas ce qu’il faut : {error!r}", step="contrôle") from error
    lines = [f"{key} = {_text(str(value))}" for key, value in values.items()]
    year = today.year - LEGAL_DELAY
    return "\n".join([
        "# La ville, en un fichier. Chaque clé est expliquée dans dashboard/declarations.py (classe Town).",
        *lines,
        "# À VÉRIFIER : la source ne dit pas le millésime de la population ; ici, celui en vigueur cette année.",
        f"population = {population}",
        f"population_year = {year}",
        f"population_source = {_text('geo.api.gouv.fr, millésime à vérifier')}",
        f"longitude = {float(longitude)}",
        f"latitude = {float(latitude)}",
        "# À COMPLÉTER : où un lecteur signale une erreur (adresse électronique ou page).",
        f"contact = {_text(contact or DIRECTORY)}",
        f"school_zone = {_text(zone or school_zone(str(known['codeDepartement'])))}",
        "basemap = false",
        "", "themes = [", *(f"  {_text(theme)}," for theme in THEMES), "]", "",
        "[portal]",
        "# À COMPLÉTER : le domaine du portail Opendatasoft de la ville.",
        f"domain = {_text(portal or NO_PORTAL)}",
        "",
    ])  # fmt: skip


def _text(value: str) -> str:
    """A TOML basic string: JSON's escapes are a part of TOML's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
