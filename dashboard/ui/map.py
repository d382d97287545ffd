"""A map in its card: layers to choose, legend, drawing, the record of the point clicked, and the table twin."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.basemap import IGN_ATTRIBUTION, town_style
from dashboard.charts.framing import bar_m
from dashboard.charts.glyphs import image
from dashboard.charts.map_hexagons import hexagons, tints
from dashboard.charts.map_names import names, placed, scale_bar
from dashboard.charts.maps import Geometry, Pin, town_map
from dashboard.charts.points import MapLayer, coloured
from dashboard.charts.tokens import PALETTES, Mode
from dashboard.locale import _
from dashboard.locale.numbers import integer, quantity
from dashboard.ui.chart import style, title_html
from dashboard.ui.filters import several_filter
from dashboard.ui.markup import clean, escape
from dashboard.ui.table import Columns, twin_html

LAYERS = "couches"


@dataclass(frozen=True)
class Ground:
    """What lies under the points: where the town ends, its addresses and streets, the address of tiles.

    ``dots``: longitude, latitude. ``streets``: street, longitude, latitude, angle_deg. ``tiles``: an address of ours
    with ``{z}``, ``{x}`` and ``{y}``, empty for none. ``names`` are the neighbours', in their order.
    """

    outline: Geometry | None = None
    neighbours: tuple[Geometry, ...] = ()
    dots: pd.DataFrame | None = None
    streets: pd.DataFrame | None = None
    tiles: str = ""
    names: tuple[str, ...] = ()
    is_photo: bool = False

    def as_style(self) -> dict[str, Any]:
        """The map style, light or dark as the reader has it."""
        return town_style(
            style().mode, outline=self.outline, neighbours=self.neighbours, dots=self.dots, tiles=self.tiles,
            is_photo=self.is_photo,
        )  # fmt: skip

    def written(self, mode: Mode, centre: tuple[float, float], zoom: float) -> list[Any]:
        """The names of streets and neighbours; the IGN's plan has its own."""
        if self.tiles and not self.is_photo:
            return []
        shapes = [(name, _shape(shape)) for name, shape in zip(self.names, self.neighbours, strict=False)]
        outline = _shape(self.outline) if self.outline else None
        return names(mode, self.streets, placed(shapes, outline, centre, zoom))


def _shape(shape: Geometry) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shape) if isinstance(shape, str) else shape
    return found


@dataclass(frozen=True)
class Hexagons:
    """Addresses out of reach by hexagon, and words a row.

    ``frame``: longitude, latitude, address_count, within_count.
    """

    frame: pd.DataFrame
    said: Sequence[str]
    labels: tuple[str, str, str, str]


@dataclass(frozen=True)
class Clicked:
    """What was touched: the layer's kind and the rows of its frame, several for a circle that groups them."""

    kind: str
    records: list[dict[str, Any]]

    def one(self, column: str) -> str | None:
        """A column of the one record touched; None for a group, or for a row that stands for several points."""
        is_one = len(self.records) == 1 and self.records[0].get("point_count", 1) == 1
        return str(self.records[0][column]) if is_one else None


def town(
    layers: Sequence[MapLayer], title: str, summary: str, centre: tuple[float, float], *, subtitle: str = "",
    zoom: float = 13.2, outline: Geometry | None = None, neighbours: Sequence[Geometry] = (),
    ground: Ground | None = None, pins: Sequence[Pin] = (), cells: Hexagons | None = None,
    twin: pd.DataFrame | None = None, columns: Columns | None = None, key: str = "carte", height: int = 560,
    shown_first: Sequence[str] | None = None, shown: Sequence[str] | None = None,
) -> Clicked | None:  # fmt: skip
    """Draws the map and gives back what was touched, None when nothing was.

    ``centre`` is (longitude, latitude). Nothing is asked of anybody but us: what lies under the points is ``ground``
    (the outline alone without it). The layers shown are kept in the address (``couches``), ``shown_first`` at first
    (all by default), unless ``shown`` names them. ``twin`` is the table under the map, its points by default.
    """
    palette = style()
    under = ground or Ground(outline, tuple(neighbours))
    with st.container(gap="small"):
        st.html(title_html(title, subtitle))
        chosen = list(shown) if shown is not None else _choose(layers, shown_first)
        st.html(_legend(layers, chosen, palette.mode) + (_tint_legend(cells, palette.mode) if cells else ""))
        visible = [layer if layer.kind in chosen else _without_points(layer) for layer in layers]
        below = [hexagons(palette.mode, cells.frame, cells.said)] if cells else []
        deck = town_map(
            palette.mode, visible, centre=centre, zoom=zoom, style=under.as_style(), pins=pins,
            several=_("{count} points : {label}"),
            below=[*below, *under.written(palette.mode, centre, zoom), *_bar(palette.mode, centre, zoom)],
        )  # fmt: skip
        event = st.pydeck_chart(deck, height=height, on_select="rerun", key=key, alt=clean(summary, 1_000))
        st.html(_scale(centre[1], zoom, IGN_ATTRIBUTION if under.tiles else ""))
        table = _together(layers, chosen) if twin is None else twin
        st.html(twin_html(table, columns or _default_columns(layers), summary))
    return _clicked(event, layers)


def _bar(mode: Mode, centre: tuple[float, float], zoom: float) -> list[Any]:
    return scale_bar(mode, centre, zoom, quantity(bar_m(centre[1], zoom), "m"))


def _choose(layers: Sequence[MapLayer], shown_first: Sequence[str] | None) -> list[str]:
    kinds = {layer.kind: layer.label for layer in layers}
    if len(kinds) < 2:
        return list(kinds)
    return several_filter(LAYERS, _("Couches"), kinds, list(kinds) if shown_first is None else shown_first)


def _without_points(layer: MapLayer) -> MapLayer:
    """The layer kept for its place in the colours, with nothing to draw."""
    return MapLayer(layer.kind, layer.label, layer.frame.head(0), layer.letter, layer.tooltip, layer.colour)


def _legend(layers: Sequence[MapLayer], chosen: Sequence[str], mode: Mode) -> str:
    entries = "".join(
        f'<li><span class="map-mark" style="background:{escape(colour)}">{_sign(layer, mode)}</span>'
        f"{escape(layer.label)} <span class=item-note>{escape(integer(_count(layer)))}</span></li>"
        for layer, colour in coloured(layers, mode)
        if layer.kind in chosen
    )
    return f'<ul class="legend">{entries}</ul>' if entries else ""


def _sign(layer: MapLayer, mode: Mode) -> str:
    """The layer's drawing, its letter where it has none."""
    if not layer.glyph:
        return escape(layer.letter)
    return f'<img alt="" width="14" height="14" src="{escape(image(layer.glyph, PALETTES[mode].card), 4_000)}">'


def _count(layer: MapLayer) -> int:
    """The places of a layer: a tile stands for several."""
    return int(layer.frame["point_count"].sum()) if "point_count" in layer.frame else len(layer.frame)


def _tint_legend(cells: Hexagons, mode: Mode) -> str:
    entries = "".join(
        f'<li><span class="map-tint" style="background:{escape(colour)}"></span>{escape(label)}</li>'
        for colour, label in zip(tints(mode), cells.labels, strict=True)
    )
    return f'<ul class="legend">{entries}</ul>'


def _scale(latitude: float, zoom: float, attribution: str) -> str:
    """North, the bar's length, and whose plan it is."""
    words = _("Le nord est en haut ; la barre, en bas à gauche, fait {m} sur le terrain.").format(
        m=quantity(bar_m(latitude, zoom), "m")
    )
    return f'<p class="map-note">{escape(words)} {escape(attribution)}</p>'


def _together(layers: Sequence[MapLayer], chosen: Sequence[str]) -> pd.DataFrame:
    """Every point shown, with its kind, as one table."""
    frames = [layer.frame.assign(_kind=layer.label) for layer in layers if layer.kind in chosen and len(layer.frame)]
    return (
        pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({"_kind": [], "longitude": [], "latitude": []})
    )


def _default_columns(layers: Sequence[MapLayer]) -> dict[str, Any]:
    columns: dict[str, Any] = {"_kind": _("Type")}
    if all("name" in layer.frame for layer in layers):
        columns["name"] = _("Nom")
    return columns


def _clicked(event: Any, layers: Sequence[MapLayer]) -> Clicked | None:
    """The rows of the first object selected; what is no longer in the frame is left out."""
    objects = event["selection"]["objects"] if event else {}
    for layer in layers:
        for found in objects.get(layer.kind, []):
            rows = [row for row in found.get("rows") or [] if isinstance(row, int) and 0 <= row < len(layer.frame)]
            if rows:
                return Clicked(layer.kind, [_record(layer.frame.iloc[row]) for row in rows])
    return None


def _record(row: Any) -> dict[str, Any]:
    return {str(key): value for key, value in row.to_dict().items()}
