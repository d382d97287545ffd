"""The map: the town under it, then one layer a kind, with a colour and a drawing each. North is up, always."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from dashboard.charts.basemap import Geometry as Geometry
from dashboard.charts.framing import metres_a_pixel
from dashboard.charts.glyphs import ATLAS, mapping
from dashboard.charts.points import CELL_PX, MapLayer, coloured, places
from dashboard.charts.tokens import PALETTES, Mode, rgb

MANY = 30


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

    Each pickable layer's id is its ``kind``, and its objects carry ``rows``, their points' places in the layer's frame.
    Groups are finer the nearer the map opens.
    ``below`` are layers drawn first, such as hexagons.
    """
    colours = PALETTES[mode]
    drawn = list(below)
    cell_m = max(CELL_PX * metres_a_pixel(centre[1], zoom), 10.0)
    # The rarest on top: eight playgrounds must not hide under three hundred benches.
    for layer, colour in sorted(coloured(layers, mode), key=lambda each: -len(each[0].frame)):
        drawn.extend(_points(layer, colour, colours.card, several, cell_m))
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


def _points(layer: MapLayer, colour: str, ink: str, several: str, cell_m: float) -> list[pdk.Layer]:
    """Circles, ringed so that they stay apart, and over each the drawing of its kind, its letter or its count.

    Where a kind has many points they are smaller from afar and grow as one comes near.
    """
    records = [place.as_record(layer.size) for place in places(layer, several, cell_m)]
    if not records:
        return []
    is_many = len(records) > MANY and all(len(record["rows"]) == 1 for record in records)
    units = pdk.types.String("meters" if is_many else "pixels")
    sizes = {"radius_min_pixels": 6, "radius_max_pixels": layer.size} if is_many else {}
    circles = pdk.Layer(
        "ScatterplotLayer", records, id=layer.kind, get_position="at", get_radius="size", radius_units=units,
        get_fill_color=rgb(colour), get_line_color=rgb(ink), line_width_min_pixels=1 if is_many else 1.5, stroked=True,
        pickable=True, auto_highlight=True, **sizes,
    )  # fmt: skip
    return [circles, *_marks(layer, records, ink, units if is_many else None)]


def _marks(layer: MapLayer, records: list[dict[str, Any]], ink: str, metres: Any) -> list[pdk.Layer]:
    """The drawing over each single point that has one, the letter or the count over the others."""
    drawn = [record for record in records if layer.glyph and record["mark"] == layer.letter]
    written = [record for record in records if not (layer.glyph and record["mark"] == layer.letter)]
    near: dict[str, Any] = {"size_units": metres or pdk.types.String("pixels")}
    found = []
    if drawn:
        limits = {"size_min_pixels": 8, "size_max_pixels": 15} if metres else {}
        found.append(pdk.Layer(
            "IconLayer", [{**record, "icon": layer.glyph} for record in drawn], id=f"{layer.kind}-glyphs",
            get_position="at", get_icon="icon", get_size=15, icon_atlas=pdk.types.String(ATLAS),
            icon_mapping=mapping(), get_color=rgb(ink), pickable=False, **near, **limits,
        ))  # fmt: skip
    if written:
        limits = {"size_min_pixels": 9, "size_max_pixels": 12} if metres else {}
        found.append(pdk.Layer(
            "TextLayer", written, id=f"{layer.kind}-letters", get_position="at", get_text="mark", get_size=12,
            get_color=rgb(ink), font_family=pdk.types.String("sans-serif"), font_weight=700,
            character_set=pdk.types.String("auto"), pickable=False, **near, **limits,
        ))  # fmt: skip
    return found


def _pins(pins: Sequence[Pin], colour: str, ink: str) -> list[pdk.Layer]:
    """Dark discs with a mark, the same on every map."""
    records = [{"at": [round(p.longitude, 5), round(p.latitude, 5)], "said": p.said, "mark": p.mark} for p in pins]
    if not records:
        return []
    discs = pdk.Layer(
        "ScatterplotLayer", records, id="pins", get_position="at", get_radius=13,
        radius_units=pdk.types.String("pixels"), get_fill_color=rgb(colour), get_line_color=rgb(ink),
        line_width_min_pixels=3, stroked=True, pickable=True,
    )  # fmt: skip
    marks = pdk.Layer(
        "TextLayer", records, id="pins-marks", get_position="at", get_text="mark", get_size=15, get_color=rgb(ink),
        font_family=pdk.types.String("sans-serif"), font_weight=700, character_set=pdk.types.String("auto"),
        pickable=False,
    )  # fmt: skip
    return [discs, marks]
