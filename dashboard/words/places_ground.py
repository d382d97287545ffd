"""What lies under the points of the map: the town's own addresses or the IGN's tiles, and where the map opens."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from dashboard.charts.framing import fitted
from dashboard.data import has_table, rows, town
from dashboard.locale import _
from dashboard.ui.map import Ground
from dashboard.words.places_address import Found

TILES = "/fond/{layer}/{{z}}/{{x}}/{{y}}"
OWN = "adresses"
STREET_ZOOM = 15.5


def backgrounds() -> dict[str, str]:
    """The backdrops that a reader may choose between; empty where the town's file asks for none of the IGN's."""
    words = {"plan": _("Plan IGN"), "photo": _("Photo aérienne IGN")}
    chosen = town().basemap
    return {**{layer: words[layer] for layer in chosen}, OWN: _("Adresses")} if chosen else {}


def ground(layer: str) -> Ground:
    """The town's own addresses within its outline, its neighbours around; under a layer of the IGN's where chosen."""
    here = town()
    around = rows("carte/voisines") if has_table("mart.map_neighbours") else pd.DataFrame({"name": [], "geometry": []})
    tiles = TILES.format(layer=layer) if layer in here.basemap else ""
    return Ground(
        contour(rows("carte/contour", insee=here.insee)), tuple(around["geometry"]), rows("carte/fond"),
        rows("carte/rues"), tiles, tuple(around["name"]), is_photo=layer == "photo" and bool(tiles),
    )  # fmt: skip


def view(found: Found, layer: str = "", height: int = 560) -> dict[str, Any]:
    """Where a map opens, as options of `ui.map`, and what lies under it: the whole commune, or around the address."""
    here, under = town(), ground(layer)
    if found.longitude is not None and found.latitude is not None:
        return {"centre": (found.longitude, found.latitude), "zoom": STREET_ZOOM, "ground": under}
    centre, zoom = fitted(contour(rows("carte/contour", insee=here.insee)), (here.longitude, here.latitude), height)
    return {"centre": centre, "zoom": zoom, "ground": under}


def contour(rows: pd.DataFrame) -> dict[str, Any] | None:
    """The commune's outline as GeoJSON, None when it is not known."""
    return json.loads(rows["geometry"].iloc[0]) if len(rows) and rows["geometry"].iloc[0] else None
