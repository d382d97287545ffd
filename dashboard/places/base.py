"""The address base: what it is worth, and which addresses to look at."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import record, rows
from dashboard.locale import _
from dashboard.places.scope import Scope
from dashboard.words import places_quality


def base(scope: Scope) -> None:
    """The certified share, then the addresses to check, on the map and as a table."""
    quality, listed = record("carte/qualite"), places_quality.listed(rows("carte/adresses_a_revoir"))
    ui.sentence(said := places_quality.sentence(quality))
    ui.figures(places_quality.figures(quality, scope.proof("carte/qualite")))
    layers = places_quality.layers(listed)
    clicked = ui.map(
        layers, title=_("Adresses à vérifier"), summary=said, pins=scope.found.pins, twin=listed, key="base",
        shown=[each.kind for each in layers], columns=places_quality.columns(), **scope.view(),
    )  # fmt: skip
    if left_out := places_quality.left_out(listed):
        ui.text(left_out)
    if clicked is not None:
        ui.section(places_quality.reason(clicked.kind))
        ui.items(places_quality.members(clicked.records))
    ui.export_csv(listed[["label", "why", "more", "longitude", "latitude"]], "adresses-a-verifier")
