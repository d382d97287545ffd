"""What lies under the points: nothing but a plain colour by default, the IGN plan when the town asks for it.

pydeck calls a foreign server whenever it is given no style of ours, so every map names one.
"""

from __future__ import annotations

from typing import Any

from dashboard.charts.tokens import Mode

PLAIN: dict[Mode, str] = {"light": "app/static/fond-clair.json", "dark": "app/static/fond-sombre.json"}
IGN_ATTRIBUTION = "© IGN – Géoplateforme"
IGN_TILES = (
    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2"
    "&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)


def ign_style(tiles: str = IGN_TILES, mode: Mode = "light") -> dict[str, Any]:
    """A map style (Mapbox v8) that draws the IGN plan from ``tiles``, an address with ``{z}``, ``{y}`` and ``{x}``.

    To be served by us as JSON: the reader's browser asks for the style, then for the tiles. Dark: the plan is dimmed.
    """
    paint = (
        {"raster-brightness-max": 0.55, "raster-saturation": -0.6} if mode == "dark" else {"raster-saturation": -0.3}
    )
    source = {"type": "raster", "tiles": [tiles], "tileSize": 256, "maxzoom": 19, "attribution": IGN_ATTRIBUTION}
    return {
        "version": 8,
        "name": "plan-ign",
        "sources": {"ign": source},
        "layers": [{"id": "ign", "type": "raster", "source": "ign", "paint": paint}],
    }


def style_address(mode: Mode, base_path: str = "", style: str = "") -> str:
    """The address of a map's style on our own server; ``style`` is another style of ours than the plain one."""
    prefix = f"/{base_path.strip('/')}" if base_path.strip("/") else ""
    return f"{prefix}/{(style or PLAIN[mode]).lstrip('/')}"
