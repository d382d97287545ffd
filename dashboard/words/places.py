"""What the map says: kinds of place, how many, and the names of what is drawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts.points import MapLayer
from dashboard.declarations import Town
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day
from dashboard.locale.numbers import integer
from dashboard.ui.address import asked, href
from dashboard.ui.map import Ground

DATASETS = (
    "aires-de-jeux", "bancs", "conteneurs", "bornes-incendie", "panneaux-affichage-libre", "defibrillateurs",
    "equipements", "wifi", "commune", "base-adresse-locale",
)
TILES = "/fond/plan/{z}/{x}/{y}"
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


def views() -> dict[str, str]:
    """The three questions that the page answers."""
    return {"lieux": _("Ce qui est près"), "acces": _("Ce qui est loin"), "adresses": _("La base d’adresses")}


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
    return _("{said} ; {more}.").format(said=said, more=more.format(n=integer(lost)))


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
    frame["address"] = [where(row) for row in frame.to_dict("records")]
    frame["type"] = label(kind)
    return frame


def _name(kind: str, row: dict[Any, Any]) -> str:
    if row["point_count"] > 1:
        return _("{name} : {count}").format(name=label(kind), count=integer(int(row["point_count"])))
    return str(row["name"]) if isinstance(row["name"], str) and row["name"] else label(kind)


def where(row: Mapping[Any, Any]) -> str:
    """The address of a place, or the one that it is next to; empty when neither is known."""
    if isinstance(row["address"], str) and row["address"]:
        return row["address"]
    near = row.get("near")
    return _("près du {address}").format(address=near) if isinstance(near, str) and near else ""


def listed(found: pd.DataFrame) -> pd.DataFrame:
    """The list of places as it is written: type, name, where, metres, and the address of each one's record."""
    records = found.to_dict("records")
    return pd.DataFrame({
        "type": [label(str(row["kind"])) for row in records],
        "name": [own_name(row) for row in records],
        "address": [where(row) for row in records],
        "distance_m": [row["distance_m"] for row in records],
        "href": [href("", **{**kept(), "lieu": row["place_id"]}) for row in records],
        "longitude": [row["longitude"] for row in records],
        "latitude": [row["latitude"] for row in records],
    }, columns=["type", "name", "address", "distance_m", "href", "longitude", "latitude"])  # fmt: skip


def own_name(row: Mapping[Any, Any]) -> str:
    """Its name, or its kind where it has none."""
    return str(row["name"]) if isinstance(row["name"], str) and row["name"] else label(str(row["kind"]))


def kept() -> dict[str, str]:
    """The parameters of this page that a link within it keeps."""
    return {key: asked(key)[-1] for key in ("vue", "adresse", "couches", "type", "rayon", "sites") if asked(key)}


def facts(place: Mapping[Any, Any]) -> list[tuple[str, str]]:
    """What is known of one place, as pairs: its own columns first, then what the publisher says of it."""
    pairs = [(_("Type"), label(str(place["kind"]))), (_("Où"), where(place) or _("non connu"))]
    if place["is_inside"] is False:
        pairs.append((_("Commune"), _("hors du contour de la commune")))
    if pd.notna(place["updated_on"]):
        pairs.append((_("Mis à jour"), day(place["updated_on"])))
    told = json.loads(place["properties"]) if isinstance(place["properties"], str) else {}
    pairs += [(str(key), _value(value)) for key, value in told.items() if value not in (None, "", [])][:20]
    return pairs


def _value(value: object) -> str:
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def unplaced(rows: pd.DataFrame) -> pd.DataFrame:
    """The places that could not be drawn: what was published, and why."""
    names = [json.loads(text).get("name") if isinstance(text, str) else None for text in rows["original"]]
    return pd.DataFrame({"dataset": rows["dataset_id"], "name": [n or "" for n in names], "reason": rows["reason"]})


def ground(
    town: Town, outline: pd.DataFrame, neighbours: pd.DataFrame, dots: pd.DataFrame, streets: pd.DataFrame
) -> Ground:
    """What lies under the points: the town's own addresses within its outline, those of its neighbours around; over
    them the IGN plan when the town's file asks for it."""
    return Ground(contour(outline), tuple(neighbours["geometry"]), dots, streets, TILES if town.basemap else "")


def contour(rows: pd.DataFrame) -> dict[str, Any] | None:
    """The commune's outline as GeoJSON, None when it is not known."""
    return json.loads(rows["geometry"].iloc[0]) if len(rows) and rows["geometry"].iloc[0] else None
