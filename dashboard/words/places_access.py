"""Who lives far from what: shares, hexagons, zones and streets out of reach, where one more would help most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.maps import Pin
from dashboard.data import rows, snapshot
from dashboard.figures.coverage import Gain, greedy, zones
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.numbers import integer, percent, quantity
from dashboard.ui.figure import Figure
from dashboard.ui.layout import Item, Rank
from dashboard.ui.map import Hexagons
from dashboard.words.places import label, where

RADII = (150, 300, 500)
SITES = 3


@dataclass(frozen=True)
class Zone:
    """Addresses out of reach that stand together: how many, the streets with most of them, how far the farthest is."""

    streets: tuple[str, ...]
    address_count: int
    farthest_m: float
    longitude: float
    latitude: float

    @property
    def name(self) -> str:
        """Its two main streets, and how many more."""
        shown, more = ", ".join(self.streets[:2]), len(self.streets) - 2
        if more <= 0:
            return shown
        return ngettext("{streets} et {n} autre voie", "{streets} et {n} autres voies", more).format(
            streets=shown, n=integer(more)
        )


@dataclass(frozen=True)
class Site:
    """A place where one more would help: its name, what it adds, and the total with those before it."""

    name: str
    added: int
    total: int
    longitude: float
    latitude: float


def sentence(share: Any, kind: str, radius: int) -> str:
    """How many addresses have one of a kind within reach, and how far the farthest stands."""
    within, total = int(share[f"within_{radius}_count"]), int(share["address_count"])
    said = _(
        "{share} des adresses ({n} sur {total}) sont à moins de {radius} m du lieu le plus proche, "
        "à vol d’oiseau : {kind}."
    )
    first = said.format(share=percent(within / total), n=integer(within), total=integer(total), radius=radius,
                        kind=label(kind).lower())  # fmt: skip
    left = total - within
    if not left:
        return first + " " + _("Aucune adresse n’est plus loin.")
    more = ngettext("{n} adresse est plus loin, à {m} au plus.", "{n} adresses sont plus loin, à {m} au plus.", left)
    return first + " " + more.format(n=integer(left), m=quantity(share["farthest_m"], "m"))


def figures(share: Any) -> list[Figure]:
    """The share within each radius, and the mean distance."""
    total = int(share["address_count"])
    found = [
        Figure(_("À moins de {radius} m").format(radius=radius), percent(share[f"within_{radius}_count"] / total),
               note=ngettext("{n} adresse", "{n} adresses", int(share[f"within_{radius}_count"])).format(
                   n=integer(share[f"within_{radius}_count"])))
        for radius in RADII
    ]  # fmt: skip
    return [*found, Figure(_("Distance moyenne"), integer(share["mean_m"]), "m", note=_("à vol d’oiseau"))]


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


def blank_zones(frame: pd.DataFrame) -> list[Zone]:
    """The hexagons with someone out of reach, gathered where they touch, the most peopled zone first."""
    records = frame.to_dict("records")
    counts: Counter[tuple[int, int]] = Counter()
    for row in records:
        counts[row["hex_q"], row["hex_r"]] += row["address_count"]
    return [_zone([row for row in records if (row["hex_q"], row["hex_r"]) in set(zone)]) for zone in zones(counts)]


def _zone(members: list[dict[Any, Any]]) -> Zone:
    streets: Counter[str] = Counter()
    for row in members:
        streets[row["street"]] += row["address_count"]
    total = streets.total()
    return Zone(
        tuple(street for street, _count in sorted(streets.items(), key=lambda each: (-each[1], each[0]))), total,
        max(row["farthest_m"] for row in members),
        sum(row["longitude"] * row["address_count"] for row in members) / total,
        sum(row["latitude"] * row["address_count"] for row in members) / total,
    )  # fmt: skip


def zone_table(found: list[Zone]) -> pd.DataFrame:
    """The zones as the table under the map."""
    return pd.DataFrame({
        "zone": [zone.name for zone in found], "address_count": [zone.address_count for zone in found],
        "farthest_m": [zone.farthest_m for zone in found],
    })  # fmt: skip


def zone_ranks(found: list[Zone]) -> list[Rank]:
    """The zones ranked by how many addresses they hold."""
    return [
        Rank(zone.name, zone.address_count, ngettext("{n} adresse", "{n} adresses", zone.address_count).format(
            n=integer(zone.address_count)), note=_("jusqu’à {m}").format(m=quantity(zone.farthest_m, "m")))
        for zone in found
    ]  # fmt: skip


def street_ranks(frame: pd.DataFrame) -> list[Rank]:
    """The streets ranked by how many of their addresses are out of reach."""
    return [
        Rank(str(row["street"]), float(row["beyond_count"]), _("{n} sur {total}").format(
            n=integer(row["beyond_count"]), total=integer(row["address_count"])),
            note=_("jusqu’à {m}").format(m=quantity(row["farthest_m"], "m")))
        for row in frame.head(12).to_dict("records")
    ]  # fmt: skip


def best_sites(kind: str, radius: int) -> list[Site]:
    """At most three public places where one more of a kind would bring most addresses within reach, in that order."""
    current = snapshot()
    return list(_best_sites(current.id, kind, radius)) if current else []


@lru_cache(maxsize=64)
def _best_sites(snapshot_id: str, kind: str, radius: int) -> tuple[Site, ...]:
    """Once a snapshot, a kind and a radius: a tenth of a second for a quarter of a million addresses."""
    homes, places = rows("carte/acces_hors", kind=kind, radius=radius), rows("carte/sites")
    if homes.empty or places.empty:
        return ()
    gains = greedy(
        homes[["x_m", "y_m"]].to_numpy(dtype=float), homes["address_count"].to_numpy(dtype=np.int64),
        places[["x_m", "y_m"]].to_numpy(dtype=float), radius * float(homes["scale"].mean()), SITES,
    )  # fmt: skip
    return tuple(_site(places, gain) for gain in gains)


def _site(places: pd.DataFrame, gain: Gain) -> Site:
    row = places.iloc[gain.candidate].to_dict()
    name = str(row["name"]) if isinstance(row["name"], str) and row["name"] else label(str(row["kind"]))
    spot = where(row)
    return Site(f"{name} ({spot})" if spot else name, gain.added, gain.total, row["longitude"], row["latitude"])


def site_items(sites: list[Site], share: Any, radius: int) -> list[Item]:
    """One, two, three more: where, and what share of addresses each brings within reach."""
    total, within = int(share["address_count"]), int(share[f"within_{radius}_count"])
    items = []
    for rank, site in enumerate(sites, 1):
        said = ngettext("{rank}. {place} : {n} adresse de plus à moins de {radius} m.",
                        "{rank}. {place} : {n} adresses de plus à moins de {radius} m.", site.added)
        after = _("La part passe à {share}.").format(share=percent((within + site.total) / total))
        items.append(Item(said.format(rank=rank, place=site.name, n=integer(site.added), radius=radius), note=after))
    return items


def site_pins(sites: list[Site]) -> list[Pin]:
    """The places proposed, numbered on the map."""
    return [Pin(site.longitude, site.latitude, site.name, str(rank)) for rank, site in enumerate(sites, 1)]


def method() -> str:
    """How it is measured, and what it does not say."""
    return _(
        "Distance à vol d’oiseau, en mètres au sol, de chaque adresse numérotée et située de la Base Adresse "
        "Locale au lieu le plus proche du type choisi, y compris juste hors de la commune. Le chemin à pied "
        "est plus long, souvent d’un tiers : rivière, voie ferrée et rues en impasse ne sont pas comptées. "
        "Une adresse n’est pas un habitant. Les lieux proposés sont ceux, déjà publics et équipés, qui "
        "ajoutent le plus d’adresses l’un après l’autre : le premier est le meilleur possible, l’ensemble "
        "atteint toujours au moins 63 % (1 − 1/e) de ce que le meilleur choix atteindrait. Ni le terrain, ni "
        "son propriétaire, ni le coût ne sont connus ici."
    )


def zone_columns() -> dict[str, Column]:
    """What the table of zones shows."""
    return {
        "zone": Column(_("Zone")), "address_count": Column(_("Adresses hors de portée"), "integer"),
        "farthest_m": Column(_("La plus éloignée"), "integer", unit="m"),
    }  # fmt: skip


def reaches() -> dict[str, str]:
    """The distances that the reader may choose."""
    return {str(radius): f"{radius} m" for radius in RADII}


def subtitle() -> str:
    """What the map's tints and numbers are."""
    return _(
        "Part des adresses hors de portée dans chaque hexagone de 100 m ; les numéros sont les lieux proposés"
    )
