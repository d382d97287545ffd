"""The map: the town under it, then one layer a kind, with a colour and a letter each. North is up, always."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pydeck as pdk

from dashboard.charts.basemap import Geometry as Geometry
from dashboard.charts.points import MapLayer, coloured, places
from dashboard.charts.tokens import PALETTES, Mode, rgb

MANY = 30
_EARTH_M_A_PIXEL = 156_543.03392


@dataclass(frozen=True)
class Pin:
    """A place of the reader's own, or one that a sentence speaks of: drawn above everything, with a few words."""

    longitude: float
    latitude: float
    said: str
    mark: str = "★"


def town_map(
    mode: Mode,
    layers: Sequence[MapLayer],
    *,
    centre: tuple[float, float],
    zoom: float,
    style: str | dict[str, Any],
    several: str,
    pins: Sequence[Pin] = (),
    below: Sequence[pdk.Layer] = (),
) -> pdk.Deck:
    """A deck of the layers. ``centre`` is (longitude, latitude); ``style`` a map style, or the address of one of ours.

    Each pickable layer's id is its ``kind``, and its objects carry ``row``, the point's place in the layer's frame.
    ``below`` are layers drawn first, such as hexagons.
    """
    colours = PALETTES[mode]
    drawn = list(below)
    # The rarest on top: eight playgrounds must not hide under three hundred benches.
    for layer, colour in sorted(coloured(layers, mode), key=lambda each: -len(each[0].frame)):
        drawn.extend(_points(layer, colour, colours.card, several))
    drawn.extend(_pins(pins, colours.ink, colours.card))
    view = pdk.ViewState(
        longitude=centre[0], latitude=centre[1], zoom=zoom, bearing=0, pitch=0, min_zoom=10, max_zoom=18
    )
    controls = pdk.View("MapView", controller={"dragRotate": False, "touchRotate": False, "keyboard": True})
    deck = pdk.Deck(
        layers=drawn, initial_view_state=view, views=[controls], map_style=style if isinstance(style, str) else "style",
        tooltip={"html": "{said}"},
    )  # fmt: skip
    if not isinstance(style, str):
        deck.map_style = [style]  # Streamlit's map takes a whole style as the first of a list
    return deck


def _points(layer: MapLayer, colour: str, ink: str, several: str) -> list[pdk.Layer]:
    """Circles, ringed so that they stay apart, and the letter of their kind or their count over each.

    Where a kind has many points they are small from afar and grow to their letter as one comes near.
    """
    records = [place.as_record(layer.size) for place in places(layer, several)]
    if not records:
        return []
    is_many = len(records) > MANY and not any(record["row"] is None for record in records)
    units = pdk.types.String("meters" if is_many else "pixels")
    sizes = {"radius_min_pixels": 4, "radius_max_pixels": layer.size} if is_many else {}
    letter_sizes = {"size_max_pixels": 12, "size_min_pixels": 0} if is_many else {}
    circles = pdk.Layer(
        "ScatterplotLayer", records, id=layer.kind, get_position="at", get_radius="size",
        radius_units=units,
        get_fill_color=rgb(colour), get_line_color=rgb(ink), line_width_min_pixels=1 if is_many else 1.5, stroked=True,
        pickable=True, auto_highlight=True, **sizes,
    )  # fmt: skip
    letters = pdk.Layer(
        "TextLayer", records, id=f"{layer.kind}-letters", get_position="at", get_text="mark", get_size=12,
        size_units=units,
        get_color=rgb(ink), font_family=pdk.types.String("sans-serif"), font_weight=700,
        character_set=pdk.types.String("auto"), pickable=False, **letter_sizes,
    )  # fmt: skip
    return [circles, letters]


def _pins(pins: Sequence[Pin], colour: str, ink: str) -> list[pdk.Layer]:
    """Dark discs with a mark, the same on every map."""
    records = [{"at": [round(p.longitude, 5), round(p.latitude, 5)], "said": p.said, "mark": p.mark} for p in pins]
    if not records:
        return []
    discs = pdk.Layer(
        "ScatterplotLayer", records, id="pins", get_position="at", get_radius=14,
        radius_units=pdk.types.String("pixels"), get_fill_color=rgb(colour), get_line_color=rgb(ink),
        line_width_min_pixels=3, stroked=True, pickable=True,
    )  # fmt: skip
    marks = pdk.Layer(
        "TextLayer", records, id="pins-marks", get_position="at", get_text="mark", get_size=15, get_color=rgb(ink),
        font_family=pdk.types.String("sans-serif"), font_weight=700, character_set=pdk.types.String("auto"),
        pickable=False,
    )  # fmt: skip
    return [discs, marks]


def street_names(mode: Mode, streets: pd.DataFrame) -> pdk.Layer:
    """Each name once, along its street (street, longitude, latitude, angle_deg), growing as one comes near.

    Drawn by deck.gl, since a map style would ask a server for its letters.
    """
    records = [
        # deck.gl reads a text that begins with @@ as an instruction.
        {"at": [round(row["longitude"], 5), round(row["latitude"], 5)], "name": str(row["street"]).lstrip("@"),
         "angle": -float(row["angle_deg"])}
        for row in streets.to_dict("records")
    ]  # fmt: skip
    return pdk.Layer(
        "TextLayer", records, id="streets", get_position="at", get_text="name", get_angle="angle", get_size=18,
        size_units=pdk.types.String("meters"), size_min_pixels=0, size_max_pixels=13, billboard=False,
        get_color=rgb(PALETTES[mode].muted), font_family=pdk.types.String("sans-serif"),
        character_set=pdk.types.String("auto"), pickable=False,
    )  # fmt: skip


def width_km(latitude: float, zoom: float, pixels: int = 1_000) -> float:
    """How many kilometres ``pixels`` of a map cover at a zoom (512-pixel tiles)."""
    return _EARTH_M_A_PIXEL / 2 * math.cos(math.radians(latitude)) / 2**zoom * pixels / 1_000
