"""Who is far from a kind of place, and where one more would help most."""

from __future__ import annotations

from typing import Any

from dashboard import ui
from dashboard.data import record, rows
from dashboard.locale import _
from dashboard.places.scope import Scope
from dashboard.words import places, places_access, places_sites, places_zones


def access(scope: Scope) -> None:
    """The kind and the reach, then what is measured; for a kind that is nowhere, where the first should be."""
    shares = rows("carte/acces_parts").set_index("kind")
    with ui.filter_row():
        kind = ui.choice_filter("type", _("Type de lieu"), places_access.choices(list(shares.index))) or ""
        radius = int(ui.choice_filter("rayon", _("Portée"), places_access.reaches(), "300", style="buttons") or 300)
    if kind in shares.index:
        measured(scope, kind, radius, shares.loc[kind])
        return
    located = record("carte/qualite")["address_count"] or 0
    ui.sentence(places_access.nothing(kind, located))
    proposed(kind, radius, places_access.nobody(located))


def measured(scope: Scope, kind: str, radius: int, share: Any) -> None:
    """The shares, the map of hexagons, the zones and the streets of a kind that is somewhere."""
    streets = rows("carte/acces_voies", kind=kind, radius=radius)
    zones = places_zones.blank_zones(rows("carte/acces_blanches", kind=kind, radius=radius))
    ui.sentence(said := f"{scope.from_home(kind)} {places_access.sentence(share, kind, radius)}".strip())
    ui.figures(places_access.figures(share, scope.proof("carte/acces_parts")))
    ui.map(
        [each for each in places.layers(rows("carte/points"), rows("carte/types")) if each.kind == kind], shown=[kind],
        title=_("Adresses à plus de {radius} m {of_one}").format(radius=radius, of_one=places_access.of_one(kind)),
        subtitle=places_access.subtitle(), summary=said, key="acces", twin=places_zones.zone_table(zones),
        cells=places_access.cells(rows("carte/acces_hexagones", kind=kind, radius=radius), radius),
        pins=[*scope.found.pins, *places_sites.site_pins(places_sites.best_sites(kind, radius))],
        columns=places_zones.zone_columns(), **scope.view(),
    )  # fmt: skip
    if missing := places_access.left_out(record("carte/qualite"), share):
        ui.text(missing)
    left, right = ui.pair()
    with left:
        ui.ranking(_("Zones blanches à regarder d’abord"), places_zones.zone_ranks(zones), limit=6)
    with right:
        ui.ranking(_("Voies hors de portée"), places_zones.street_ranks(streets), limit=8)
    proposed(kind, radius, share)
    ui.export_csv(streets, f"acces-{kind}-{radius}")


def proposed(kind: str, radius: int, share: Any) -> None:
    """Where one, two and three more would help most."""
    ui.section(_("Où un équipement de plus aiderait-il le plus ?"))
    ui.items(places_sites.site_items(places_sites.best_sites(kind, radius), share, radius))
    ui.fold(_("Méthode et limites"), places_access.method())
