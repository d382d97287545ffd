"""The access points as places: in service, down, silent or unused; never told by colour alone."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.points import MapLayer
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day
from dashboard.locale.numbers import integer

STATES = ("working", "down", "silent", "unused")


def label(state: str) -> str:
    """A state in words."""
    labels = {
        "working": _("En service"),
        "down": _("En panne"),
        "silent": _("Ne publie plus rien"),
        "unused": _("En service, sans session depuis 7 jours"),
    }
    return labels[state]


def alerts(points: pd.DataFrame) -> list[str]:
    """A sentence for the points that are down, one for those that say nothing; none when all is well."""
    found = [_down(points[points["state"] == "down"]), _silent(points[points["state"] == "silent"])]
    return [sentence for sentence in found if sentence]


def _down(points: pd.DataFrame) -> str:
    words = ngettext(
        "{n} borne est en panne\u00a0: {places}.", "{n} bornes sont en panne\u00a0: {places}.", len(points)
    )
    return words.format(n=integer(len(points)), places=_listed(points)) if len(points) else ""


def _silent(points: pd.DataFrame) -> str:
    words = ngettext(
        "{n} borne ne publie plus rien, en panne ou non on ne sait\u00a0: {places}.",
        "{n} bornes ne publient plus rien, en panne ou non on ne sait\u00a0: {places}.",
        len(points),
    )
    return words.format(n=integer(len(points)), places=_listed(points)) if len(points) else ""


def _listed(points: pd.DataFrame) -> str:
    return ", ".join(f"{row['point_name']} ({since(row)})" for row in points.to_dict("records"))


def since(row: Any) -> str:
    """« depuis le 19 nov. 2026 », empty when nothing is wrong."""
    return _("depuis le {day}").format(day=day(row["since"])) if pd.notna(row["since"]) else ""


def layers(points: pd.DataFrame) -> list[MapLayer]:
    """A layer by state, each with its letter; the first of the state's word."""
    named = points.assign(name=[_named(row) for row in points.to_dict("records")])
    letters = {"working": _("S"), "down": _("P"), "silent": _("M"), "unused": _("V")}
    return [MapLayer(state, label(state), named[named["state"] == state], letters[state], is_grouped=False)
            for state in STATES]


def _named(row: Any) -> str:
    when = since(row)
    return f"{row['point_name']}, {when}" if when else str(row["point_name"])


def summary(points: pd.DataFrame) -> str:
    """The alternative text of the map: how many points in each state."""
    counts = points["state"].value_counts()
    told = [
        _("{name} : {count}").format(name=label(state).lower(), count=integer(counts[state]))
        for state in STATES if state in counts
    ]  # fmt: skip
    words = ngettext("{n} borne\u00a0; {states}.", "{n} bornes\u00a0; {states}.", len(points))
    return words.format(n=integer(len(points)), states=", ".join(told))


def subtitle(points: pd.DataFrame) -> str:
    """As of which day."""
    return _("Au {day}, dernier jour publié\u00a0; une lettre et une couleur par état").format(
        day=day(points["read_on"].max())
    )


def listed(points: pd.DataFrame) -> pd.DataFrame:
    """The table under the map: state in words."""
    return points.assign(state=points["state"].map(label))


def columns() -> dict[str, Column]:
    """Its columns."""
    return {
        "point_name": Column(_("Borne")),
        "state": Column(_("État")),
        "since": Column(_("Depuis le"), "date"),
        "last_on": Column(_("Dernier jour publié"), "date"),
    }
