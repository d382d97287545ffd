"""The map: the commune's outline, then one layer a kind, with a colour and a letter each. North is up, always."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import pydeck as pdk

from dashboard.charts.points import MapLayer, coloured, places
from dashboard.charts.tokens import PALETTES, Mode, rgb

Geometry = str | dict[str, Any]
_EARTH_M_A_PIXEL = 156_543.03392


def town_map(
    mode: Mode,
    layers: Sequence[MapLayer],
    *,
    centre: tuple[float, float],
    zoom: float,
    style: str,
    several: str,
    outline: Geometry | None = None,
    neighbours: Sequence[Geometry] = (),
) -> pdk.Deck:
    """A deck of the layers over the outline. ``centre`` is (longitude, latitude); ``style`` the address of a map style.

    Each pickable layer's id is its ``kind``, and its objects carry ``row``, the point's place in the layer's frame.
    """
    colours = PALETTES[mode]
    drawn = []
    if neighbours:
        drawn.append(_shapes("neighbours", neighbours, rgb(colours.page, 90), rgb(colours.line), 1))
    if outline:
        drawn.append(_shapes("outline", [outline], rgb(colours.card, 150), rgb(colours.accent), 2.5))
    # The rarest on top: eight playgrounds must not hide under three hundred benches.
    for layer, colour in sorted(coloured(layers, mode), key=lambda each: -len(each[0].frame)):
        drawn.extend(_points(layer, colour, colours.card, several))
    view = pdk.ViewState(
        longitude=centre[0], latitude=centre[1], zoom=zoom, bearing=0, pitch=0, min_zoom=10, max_zoom=18
    )
    controls = pdk.View("MapView", controller={"dragRotate": False, "touchRotate": False, "keyboard": True})
    return pdk.Deck(
        layers=drawn, initial_view_state=view, views=[controls], map_style=style, tooltip={"html": "{said}"},
    )  # fmt: skip


def _shapes(name: str, shapes: Sequence[Geometry], fill: list[int], line: list[int], width: float) -> pdk.Layer:
    features = [
        {"type": "Feature", "properties": {}, "geometry": json.loads(shape) if isinstance(shape, str) else shape}
        for shape in shapes
    ]
    return pdk.Layer(
        "GeoJsonLayer", {"type": "FeatureCollection", "features": features}, id=name, stroked=True, filled=True,
        get_fill_color=fill, get_line_color=line, line_width_min_pixels=width, pickable=False,
    )  # fmt: skip


def _points(layer: MapLayer, colour: str, ink: str, several: str) -> list[pdk.Layer]:
    """Circles, ringed so that they stay apart, and the letter of their kind or their count over each."""
    records = [place.as_record(layer.size) for place in places(layer, several)]
    if not records:
        return []
    circles = pdk.Layer(
        "ScatterplotLayer", records, id=layer.kind, get_position="at", get_radius="size",
        radius_units=pdk.types.String("pixels"),
        get_fill_color=rgb(colour), get_line_color=rgb(ink), line_width_min_pixels=1.5, stroked=True, pickable=True,
        auto_highlight=True,
    )  # fmt: skip
    letters = pdk.Layer(
        "TextLayer", records, id=f"{layer.kind}-letters", get_position="at", get_text="mark", get_size=12,
        get_color=rgb(ink), font_family=pdk.types.String("sans-serif"), font_weight=700,
        character_set=pdk.types.String("auto"), pickable=False,
    )  # fmt: skip
    return [circles, letters]


def width_km(latitude: float, zoom: float, pixels: int = 1_000) -> float:
    """How many kilometres ``pixels`` of a map cover at a zoom (512-pixel tiles)."""
    return _EARTH_M_A_PIXEL / 2 * math.cos(math.radians(latitude)) / 2**zoom * pixels / 1_000
