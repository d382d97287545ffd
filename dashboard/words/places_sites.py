"""Where one more place of a kind would help most: among the places already equipped, and anywhere in the commune."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.maps import Pin
from dashboard.data import has_table, rows, snapshot
from dashboard.figures.coverage import Gain, greedy
from dashboard.locale import _, ngettext
from dashboard.locale.numbers import integer, percent
from dashboard.ui.layout import Item
from dashboard.words.places import where
from dashboard.words.places_kinds import singular

SITES = 3
BETTER = 1.1  # a spot of the grid is worth a word from a tenth more addresses
Spot = Mapping[Any, Any]


@dataclass(frozen=True)
class Site:
    """A place where one more would help: its name, what it adds, and the total with those before it."""

    name: str
    added: int
    total: int
    longitude: float
    latitude: float
    is_equipped: bool = True


def best_sites(kind: str, radius: int) -> list[Site]:
    """At most three public places where one more of a kind would bring most addresses within reach, in that order.

    Where no place is equipped, points of a grid; where one of the grid does clearly better than the best place, it
    comes last.
    """
    current = snapshot()
    if current is None:
        return []
    equipped = [_site(*each, is_equipped=True) for each in _gains(current.id, kind, radius, "carte/sites")]
    if not has_table("mart.map_grid"):
        return equipped
    anywhere = [_site(*each, is_equipped=False) for each in _gains(current.id, kind, radius, "carte/quadrillage")]
    if not equipped:
        return anywhere
    return [*equipped, *(each for each in anywhere[:1] if each.added > BETTER * equipped[0].added)]


@lru_cache(maxsize=128)
def _gains(snapshot_id: str, kind: str, radius: int, candidates: str) -> tuple[tuple[Spot, Gain], ...]:
    """The candidates chosen and what each adds. No word is kept here: the next reader may read another language."""
    homes, places = _homes(kind, radius), rows(candidates)
    if homes.empty or places.empty:
        return ()
    at = np.column_stack([np.concatenate(list(homes[name])) for name in ("xs_m", "ys_m")]).astype(float)
    weights = np.concatenate(list(homes["counts"])).astype(np.int64)
    spots = places[["x_m", "y_m"]].to_numpy(dtype=float)
    gains = greedy(at, weights, spots, radius * float(homes["scale"].mean()), SITES)
    return tuple((places.iloc[gain.candidate].to_dict(), gain) for gain in gains)


def _homes(kind: str, radius: int) -> pd.DataFrame:
    """The addresses out of reach: of a kind that the town does not have, every one."""
    if kind in set(rows("carte/acces_parts")["kind"]):
        return rows("carte/acces_hors", kind=kind, radius=radius)
    return rows("carte/acces_partout")


def _site(place: Spot, gain: Gain, *, is_equipped: bool) -> Site:
    name = _equipped_name(place) if is_equipped else _("près du {address}").format(address=place["near"])
    return Site(name, gain.added, gain.total, place["longitude"], place["latitude"], is_equipped)


def _equipped_name(place: Spot) -> str:
    name = str(place["name"]) if isinstance(place["name"], str) and place["name"] else singular(str(place["kind"]))
    spot = where(place)
    return f"{name} ({spot})" if spot else name


def site_items(sites: list[Site], share: Any, radius: int) -> list[Item]:
    """One, two, three more: where, and what share of addresses each brings within reach."""
    return [_item(rank, site, share, radius, sites[0]) for rank, site in enumerate(sites, 1)]


def _item(rank: int, site: Site, share: Any, radius: int, first: Site) -> Item:
    total, within = int(share["address_count"]), int(share[f"within_{radius}_count"])
    said = ngettext(
        "{rank}. {place} : {n} adresse de plus à moins de {radius} m.",
        "{rank}. {place} : {n} adresses de plus à moins de {radius} m.",
        site.added,
    )
    place = site.name
    if not site.is_equipped and first.is_equipped:
        place = _("Sans se limiter aux lieux déjà équipés, un seul, {place}").format(place=site.name)
    after = _("La part passe à {share}.").format(share=percent((within + site.total) / total))
    return Item(said.format(rank=rank, place=place, n=integer(site.added), radius=radius), note=after)


def site_pins(sites: list[Site]) -> list[Pin]:
    """The places proposed, numbered on the map."""
    return [Pin(site.longitude, site.latitude, site.name, str(rank)) for rank, site in enumerate(sites, 1)]
