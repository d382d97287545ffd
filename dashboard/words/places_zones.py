"""Zones and streets out of reach: small enough to act on, named by their streets, ranked by their addresses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.figures.coverage import zones
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.numbers import integer, quantity
from dashboard.ui.layout import Rank

# About what one playground serves within 300 m in a small town: a zone is a place to act on, not half a commune.
MOST = 120


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


def blank_zones(frame: pd.DataFrame, most: int = MOST) -> list[Zone]:
    """The hexagons with someone out of reach, gathered where they touch, the most peopled zone first.

    A zone holds at most ``most`` addresses, unless one hexagon has more.
    """
    records = frame.to_dict("records")
    counts: Counter[tuple[int, int]] = Counter()
    for row in records:
        counts[row["hex_q"], row["hex_r"]] += row["address_count"]
    gathered = [set(zone) for zone in zones(counts, most)]
    return [_zone([row for row in records if (row["hex_q"], row["hex_r"]) in zone]) for zone in gathered]


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


def zone_columns() -> dict[str, Column]:
    """What the table of zones shows."""
    return {
        "zone": Column(_("Zone")), "address_count": Column(_("Adresses hors de portée"), "integer"),
        "farthest_m": Column(_("La plus éloignée"), "integer", unit="m"),
    }  # fmt: skip


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
