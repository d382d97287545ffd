"""What the map says: kinds of place, how many, and the names of what is drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.points import MapLayer
from dashboard.declarations import Town
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.numbers import integer

DATASETS = (
    "aires-de-jeux", "bancs", "conteneurs", "bornes-incendie", "panneaux-affichage-libre", "defibrillateurs",
    "equipements", "wifi", "commune",
)
IGN_STYLE = "app/static/fond-ign.json"
LETTERS = {
    "playground": "J", "bench": "B", "container": "C", "hydrant": "I", "posting_board": "A", "defibrillator": "D",
    "facility": "E", "wifi": "W",
}


def label(kind: str) -> str:
    """A kind in the plural, as a legend says it."""
    words = {
        "playground": _("Aires de jeux"), "bench": _("Bancs"), "container": _("Conteneurs à déchets"),
        "hydrant": _("Bornes incendie"), "posting_board": _("Panneaux d’affichage libre"),
        "defibrillator": _("Défibrillateurs"), "facility": _("Équipements publics"), "wifi": _("Bornes WiFi"),
    }
    return words.get(kind, kind)


def kinds(counts: pd.DataFrame) -> list[str]:
    """The kinds that are there, in a fixed order."""
    totals = counts.groupby("kind")["point_count"].sum()
    return [kind for kind in LETTERS if totals.get(kind, 0) > 0]


def sentence(town: str, counts: pd.DataFrame) -> str:
    """How many places are drawn, and how many could not be."""
    total, lost = int(counts["point_count"].sum()), int(counts["unlocated_count"].sum())
    said = ngettext("{town} publie {n} lieu", "{town} publie {n} lieux", total).format(town=town, n=integer(total))
    if not lost:
        return said + "."
    more = ngettext("{n} point publié n’a pas pu être situé", "{n} points publiés n’ont pas pu être situés", lost)
    return f"{said}\u00a0; {more.format(n=integer(lost))}."


def largest(counts: pd.DataFrame, number: int) -> list[tuple[str, int]]:
    """The kinds with the most places, and how many."""
    totals = counts.groupby("kind")["point_count"].sum().sort_values(ascending=False)
    return [(str(kind), int(total)) for kind, total in totals.head(number).items()]


def grouping(points: pd.DataFrame, kind: str) -> bool | None:
    """False where the points are tiles already, each with its count; None lets the map decide."""
    return False if (points.loc[points["kind"] == kind, "point_count"] > 1).any() else None


def layers(points: pd.DataFrame, counts: pd.DataFrame) -> list[MapLayer]:
    """One layer a kind, in a fixed order so that colours keep their meaning."""
    return [
        MapLayer(kind, label(kind), named(points, kind), LETTERS[kind], is_grouped=grouping(points, kind))
        for kind in kinds(counts)
    ]


def columns() -> dict[str, Column]:
    """What the list of places shows."""
    return {
        "type": Column(_("Type")), "name": Column(_("Nom")), "address": Column(_("Adresse")),
        "longitude": Column(_("Longitude"), "decimal", 5), "latitude": Column(_("Latitude"), "decimal", 5),
    }


def named(points: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The points of a kind, each with a name to show: its own, or the kind; a tile says how many it stands for."""
    frame = points[points["kind"] == kind].copy()
    frame["name"] = [_name(kind, row) for row in frame.to_dict("records")]
    frame["address"] = frame["address"].fillna("")
    frame["type"] = label(kind)
    return frame


def _name(kind: str, row: dict[Any, Any]) -> str:
    if row["point_count"] > 1:
        return f"{label(kind)}\u00a0: {integer(int(row['point_count']))}"
    return str(row["name"]) if isinstance(row["name"], str) and row["name"] else label(kind)


def contour(rows: pd.DataFrame) -> dict[str, Any] | None:
    """The commune's outline as GeoJSON, None when it is not known."""
    return json.loads(rows["geometry"].iloc[0]) if len(rows) and rows["geometry"].iloc[0] else None


@dataclass(frozen=True)
class Basemap:
    """The plan under the points: the address of its style, and whom it must credit; empty for none."""

    style: str = ""
    attribution: str = ""


def basemap(town: Town) -> Basemap:
    """The IGN plan when the town's file turns it on; otherwise nothing leaves the browser."""
    return Basemap(IGN_STYLE, "© IGN – Géoplateforme") if town.basemap else Basemap()
