"""Who lives far from what: the sentences, the shares and the hexagons of the access map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.numbers import integer, percent, quantity
from dashboard.passports import Passport
from dashboard.ui.figure import Figure
from dashboard.ui.map import Hexagons
from dashboard.words.places import where
from dashboard.words.places_address import Found
from dashboard.words.places_kinds import LETTERS, WANTED, label, nearest, none_of
from dashboard.words.places_kinds import of_one as of_one

RADII = (150, 300, 500)


def from_home(found: Found, closest: pd.DataFrame, kind: str) -> str:
    """« L’aire de jeux la plus proche (…) est à 112 m à vol d’oiseau du 12 Rue X. », empty without an address."""
    of_kind = closest[closest["kind"] == kind]
    if not found.label or of_kind.empty:
        return ""
    place = of_kind.to_dict("records")[0]
    said = _("{nearest}{which} est à {m} à vol d’oiseau du {address}.")
    return said.format(nearest=nearest(kind), which=_which(place), m=quantity(place["distance_m"], "m"),
                       address=found.label)  # fmt: skip


def _which(place: Mapping[Any, Any]) -> str:
    name = place["name"] if isinstance(place["name"], str) else ""
    told = name or where(place)
    return f" ({told})" if told else ""


def sentence(share: Any, kind: str, radius: int) -> str:
    """How many addresses have one of a kind within reach, and how far the farthest stands."""
    within, total = int(share[f"within_{radius}_count"]), int(share["address_count"])
    said = _("{share} des adresses ({n} sur {total}) sont à moins de {radius} m {of_one}, à vol d’oiseau.")
    first = said.format(share=percent(within / total), n=integer(within), total=integer(total), radius=radius,
                        of_one=of_one(kind))  # fmt: skip
    left = total - within
    if not left:
        return first + " " + _("Aucune adresse n’est plus loin.")
    more = ngettext("{n} adresse est plus loin, à {m} au plus.", "{n} adresses sont plus loin, à {m} au plus.", left)
    return first + " " + more.format(n=integer(left), m=quantity(share["farthest_m"], "m"))


def nothing(kind: str, address_count: int) -> str:
    """The sentence of a kind that is nowhere: no distance, and every address waits."""
    told = ngettext(
        "{none} : {n} adresse attend le premier.", "{none} : {n} adresses attendent le premier.", address_count
    )
    return told.format(none=none_of(kind), n=integer(address_count))


def nobody(address_count: int) -> dict[str, int]:
    """The shares of a kind that is nowhere: no address within any reach."""
    return {"address_count": address_count, **{f"within_{radius}_count": 0 for radius in RADII}}


def figures(share: Any, proof: Passport) -> list[Figure]:
    """The share within each radius, and the mean distance."""
    total = int(share["address_count"])
    found = [
        Figure(_("À moins de {radius} m").format(radius=radius), percent(share[f"within_{radius}_count"] / total),
               note=ngettext("{n} adresse", "{n} adresses", int(share[f"within_{radius}_count"])).format(
                   n=integer(share[f"within_{radius}_count"])), passport=proof)
        for radius in RADII
    ]  # fmt: skip
    mean = Figure(_("Distance moyenne"), integer(share["mean_m"]), "m", note=_("à vol d’oiseau"), passport=proof)
    return [*found, mean]


def left_out(quality: Any, share: Any) -> str:
    """Why fewer addresses are measured than the base numbers, empty when all are."""
    missing = int(quality["address_count"]) - int(share["address_count"])
    if missing <= 0:
        return ""
    said = ngettext("{n} adresse numérotée sur {total} n’a pas de position publiée : aucune distance ne peut lui être "
                    "donnée.", "{n} adresses numérotées sur {total} n’ont pas de position publiée : aucune distance ne "
                    "peut leur être donnée.", missing)  # fmt: skip
    return said.format(n=integer(missing), total=integer(quality["address_count"]))


def cells(frame: pd.DataFrame, radius: int) -> Hexagons:
    """The hexagons with their words."""
    said = [
        _("{street} et alentour : {far} adresses sur {n} à plus de {radius} m").format(
            street=row["street"], far=integer(row["address_count"] - row["within_count"]),
            n=integer(row["address_count"]), radius=radius)
        for row in frame.to_dict("records")
    ]  # fmt: skip
    labels = (_("aucune adresse hors de portée"), _("moins de la moitié"), _("la moitié ou plus"), _("toutes"))
    return Hexagons(frame, said, labels)


def method() -> str:
    """How it is measured, and what it does not say."""
    return _(
        "Distance à vol d’oiseau, en mètres au sol, de chaque adresse numérotée et située de la Base Adresse "
        "Locale au lieu le plus proche du type choisi, y compris juste hors de la commune. Le chemin à pied "
        "est plus long, souvent d’un tiers : rivière, voie ferrée et rues en impasse ne sont pas comptées. "
        "Une adresse n’est pas un habitant. Une zone blanche réunit des hexagones voisins et ne dépasse pas "
        "120 adresses, pour rester à la taille d’une action. Les lieux proposés sont ceux, déjà publics et "
        "équipés, qui ajoutent le plus d’adresses l’un après l’autre : le premier est le meilleur possible, "
        "l’ensemble atteint toujours au moins 63 % (1 − 1/e) de ce que le meilleur choix atteindrait. Un "
        "quadrillage de la commune, tous les 100 m, dit si un autre endroit ferait mieux, et propose seul là où "
        "rien n’est équipé. Ni le terrain, ni son propriétaire, ni le coût ne sont connus ici."
    )


def choices(measured: list[str]) -> dict[str, str]:
    """The kinds to choose from: those that are somewhere first, then those that a town may still build."""
    there = [kind for kind in LETTERS if kind in measured]
    return {kind: label(kind) for kind in [*there, *(kind for kind in WANTED if kind not in there)]}


def reaches() -> dict[str, str]:
    """The distances that the reader may choose."""
    return {str(radius): f"{radius}\u00a0m" for radius in RADII}


def subtitle() -> str:
    """What the map's tints and numbers are."""
    return _("Part des adresses hors de portée dans chaque hexagone de 100 m ; les numéros sont les lieux proposés")
