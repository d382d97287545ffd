"""What the map says: kinds of place, how many, and the names of what is drawn."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.points import MapLayer
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day
from dashboard.locale.numbers import integer
from dashboard.passports import Passport
from dashboard.ui.address import asked, href
from dashboard.ui.figure import Figure
from dashboard.ui.layout import Item
from dashboard.words.places_kinds import LETTERS, singular
from dashboard.words.places_kinds import label as label

DATASETS = (
    "aires-de-jeux",
    "bancs",
    "conteneurs",
    "bornes-incendie",
    "panneaux-affichage-libre",
    "defibrillateurs",
    "equipements",
    "wifi",
    "commune",
    "base-adresse-locale",
)
# The list without an address: what has a name and is looked for first, then what is everywhere.
LISTED = ("playground", "facility", "defibrillator", "posting_board", "container", "wifi", "bench", "hydrant")


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


def grouping(points: pd.DataFrame, kind: str) -> bool | None:
    """False where the points are tiles already, each with its count; None lets the map decide."""
    return False if (points.loc[points["kind"] == kind, "point_count"] > 1).any() else None


def layers(points: pd.DataFrame, counts: pd.DataFrame) -> list[MapLayer]:
    """One layer a kind, in a fixed order so that colours keep their meaning."""
    return [
        MapLayer(kind, label(kind), named(points, kind), LETTERS[kind], is_grouped=grouping(points, kind), glyph=kind)
        for kind in kinds(counts)
    ]


def columns() -> dict[str, Column]:
    """What the list of places shows."""
    return {
        "type": Column(_("Type")),
        "name": Column(_("Nom")),
        "address": Column(_("Adresse")),
        "longitude": Column(_("Longitude"), "decimal", 5),
        "latitude": Column(_("Latitude"), "decimal", 5),
    }


def named(points: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The points of a kind, each with a name to show: its own, or the kind; a tile says how many it stands for."""
    frame = points[points["kind"] == kind].copy()
    frame["name"] = [_name(kind, row) for row in frame.to_dict("records")]
    frame["address"] = [where(row) for row in frame.to_dict("records")]
    frame["type"] = singular(kind)
    return frame


def _name(kind: str, row: dict[Any, Any]) -> str:
    if row["point_count"] > 1:
        return _("{name} : {count}").format(name=label(kind), count=integer(int(row["point_count"])))
    return own_name(row)


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
        "type": [singular(str(row["kind"])) for row in records],
        "name": [own_name(row) for row in records],
        "address": [where(row) for row in records],
        "distance_m": [row["distance_m"] for row in records],
        "href": [href("", **{**kept(), "lieu": row["place_id"]}) for row in records],
        "longitude": [row["longitude"] for row in records],
        "latitude": [row["latitude"] for row in records],
    }, columns=["type", "name", "address", "distance_m", "href", "longitude", "latitude"])  # fmt: skip


def own_name(row: Mapping[Any, Any]) -> str:
    """Its name, or its kind where it has none."""
    return str(row["name"]) if isinstance(row["name"], str) and row["name"] else singular(str(row["kind"]))


def kept() -> dict[str, str]:
    """The parameters of this page that a link within it keeps."""
    return {key: asked(key)[-1] for key in ("vue", "adresse", "couches", "type", "rayon", "fond") if asked(key)}


def facts(place: Mapping[Any, Any]) -> list[tuple[str, str]]:
    """What is known of one place, as pairs: its own columns first, then what the publisher says of it."""
    pairs = [(_("Type"), singular(str(place["kind"]))), (_("Où"), where(place) or _("non connu"))]
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


def members(found: Sequence[Mapping[Any, Any]]) -> list[Item]:
    """The places that a circle with a number stands for, each a link to its record."""
    return [Item(own_name(row), href("", **{**kept(), "lieu": row["place_id"]}), note=where(row)) for row in found]


def figures(counts: pd.DataFrame, proof: Passport | None) -> list[Figure]:
    """How many places are on the map, of how many kinds, and how many could not be placed."""
    total, lost = int(counts["point_count"].sum()), int(counts["unlocated_count"].sum())
    return [
        Figure(_("Lieux sur la carte"), integer(total), passport=proof),
        Figure(_("Types de lieux"), integer(len(kinds(counts))), passport=proof),
        Figure(_("Points non situés"), integer(lost), passport=proof,
               note=_("publiés sans position utilisable") if lost else ""),
    ]  # fmt: skip


def unplaced(rows: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """The places that could not be drawn: of which dataset (``titles`` by id), what was published, and why."""
    names = [json.loads(text).get("name") if isinstance(text, str) else None for text in rows["original"]]
    return pd.DataFrame({
        "dataset": [titles.get(each, each) for each in rows["dataset_id"]], "name": [n or "" for n in names],
        "reason": [refusal(str(reason)) for reason in rows["reason"]],
    })  # fmt: skip


def refusal(reason: str) -> str:
    """Why a point is nowhere, in the reader's language; a reason that has no words is shown as it is."""
    words = {
        "point non situé": _("point non situé"), "point non situé : (0, 0)": _("point non situé : (0, 0)"),
        "point non situé : coordonnées en mètres (Lambert-93)":
            _("point non situé : coordonnées en mètres (Lambert-93)"),
        "point non situé : coordonnées illisibles": _("point non situé : coordonnées illisibles"),
        "point non situé : hors du globe": _("point non situé : hors du globe"),
        "coordonnées inversées": _("coordonnées inversées"), "hors de la commune": _("hors de la commune"),
    }  # fmt: skip
    return words.get(reason, reason)
