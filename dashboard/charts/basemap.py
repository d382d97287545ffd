"""What lies under the points: the town's own addresses, over them the IGN plan when the town asks.

pydeck calls a foreign server whenever it is given no style of ours, so every map names one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.charts.tokens import PALETTES, Mode, Palette

Geometry = str | dict[str, Any]
PLAIN: dict[Mode, str] = {"light": "app/static/fond-clair.json", "dark": "app/static/fond-sombre.json"}
GROUND: dict[Mode, str] = {"light": "#F1EEE7", "dark": "#0E1B22"}
IGN_ATTRIBUTION = "© IGN – Géoplateforme"


def town_style(
    mode: Mode,
    *,
    outline: Geometry | None = None,
    neighbours: Sequence[Geometry] = (),
    dots: pd.DataFrame | None = None,
    tiles: str = "",
    is_photo: bool = False,
) -> dict[str, Any]:
    """A map style (Mapbox v8) of the town itself: neighbours, outline, a dot an address.

    ``dots`` has longitude and latitude. ``tiles`` is an address of ours with ``{z}``, ``{x}``, ``{y}``: the plan or the
    photographs cover the rest where they can be had, which shows where they cannot.
    """
    colours = PALETTES[mode]
    sources: dict[str, Any] = {
        "commune": _collection([_shape(outline)] if outline else []),
        "communes": _collection([_shape(shape) for shape in neighbours]),
        "adresses": _collection([_dots(dots)] if dots is not None and len(dots) else []),
    }
    layers = _ground(mode, colours)
    if tiles:
        sources["ign"] = {"type": "raster", "tiles": [tiles], "tileSize": 256, "maxzoom": 19,
                          "attribution": IGN_ATTRIBUTION}  # fmt: skip
        layers.append({"id": "ign", "type": "raster", "source": "ign", "paint": _tile_paint(mode, is_photo)})
    layers.append(_line("commune-bord", "commune", colours.accent, 2.5))
    return {"version": 8, "name": "fond", "sources": sources, "layers": layers}


def _tile_paint(mode: Mode, is_photo: bool) -> dict[str, float]:
    """Dimmed at night; a photograph keeps its colours by day, a plan pales so that the points stand out."""
    if mode == "dark":
        return {"raster-brightness-max": 0.7 if is_photo else 0.55, "raster-saturation": -0.3 if is_photo else -0.6}
    return {} if is_photo else {"raster-saturation": -0.3}


def _ground(mode: Mode, colours: Palette) -> list[dict[str, Any]]:
    radius = ["interpolate", ["exponential", 2], ["zoom"], 12, 0.8, 14, 1.6, 17, 5]
    return [
        {"id": "fond", "type": "background", "paint": {"background-color": GROUND[mode]}},
        _line("communes-bord", "communes", colours.line, 1.2),
        {"id": "commune", "type": "fill", "source": "commune", "paint": {"fill-color": colours.card}},
        {"id": "adresses", "type": "circle", "source": "adresses",
         "paint": {"circle-color": colours.muted, "circle-opacity": 0.32, "circle-radius": radius}},
    ]  # fmt: skip


def _line(name: str, source: str, colour: str, width: float) -> dict[str, Any]:
    return {"id": name, "type": "line", "source": source, "paint": {"line-color": colour, "line-width": width}}


def _dots(dots: pd.DataFrame) -> dict[str, Any]:
    pairs = dots[["longitude", "latitude"]].round(5).to_numpy().tolist()
    return _feature({"type": "MultiPoint", "coordinates": pairs})


def _shape(shape: Geometry) -> dict[str, Any]:
    return _feature(json.loads(shape) if isinstance(shape, str) else shape)


def _feature(geometry: dict[str, Any], properties: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties or {}, "geometry": geometry}


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "geojson", "data": {"type": "FeatureCollection", "features": features}}


def style_address(mode: Mode, base_path: str = "", style: str = "") -> str:
    """The address of a map's style on our own server; ``style`` is another style of ours than the plain one."""
    prefix = f"/{base_path.strip('/')}" if base_path.strip("/") else ""
    return f"{prefix}/{(style or PLAIN[mode]).lstrip('/')}"
