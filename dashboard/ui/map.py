"""A map in its card: layers to choose, legend, drawing, the record of the point clicked, and the table twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.basemap import IGN_ATTRIBUTION, town_style
from dashboard.charts.map_hexagons import hexagons, tints
from dashboard.charts.maps import Geometry, Pin, street_names, town_map, width_km
from dashboard.charts.points import MapLayer, coloured
from dashboard.charts.tokens import Mode
from dashboard.locale import _
from dashboard.locale.numbers import decimal, integer
from dashboard.ui.chart import style, title_html
from dashboard.ui.filters import several_filter
from dashboard.ui.markup import clean, escape
from dashboard.ui.table import Columns, twin_html

LAYERS = "couches"


@dataclass(frozen=True)
class Ground:
    """What lies under the points: where the town ends, its addresses and streets, the address of plan tiles.

    ``dots``: longitude, latitude. ``streets``: street, longitude, latitude, angle_deg. ``tiles``: an address of ours
    with ``{z}``, ``{x}`` and ``{y}``, empty for none.
    """

    outline: Geometry | None = None
    neighbours: tuple[Geometry, ...] = ()
    dots: pd.DataFrame | None = None
    streets: pd.DataFrame | None = None
    tiles: str = ""

    def as_style(self) -> dict[str, Any]:
        """The map style, light or dark as the reader has it."""
        return town_style(
            style().mode, outline=self.outline, neighbours=self.neighbours, dots=self.dots, tiles=self.tiles
        )


@dataclass(frozen=True)
class Hexagons:
    """Addresses out of reach by hexagon, and words a row.

    ``frame``: longitude, latitude, address_count, within_count.
    """

    frame: pd.DataFrame
    said: Sequence[str]
    labels: tuple[str, str, str, str]


def town(
    layers: Sequence[MapLayer], title: str, summary: str, centre: tuple[float, float], *, subtitle: str = "",
    zoom: float = 13.2, outline: Geometry | None = None, neighbours: Sequence[Geometry] = (),
    ground: Ground | None = None, pins: Sequence[Pin] = (), cells: Hexagons | None = None,
    twin: pd.DataFrame | None = None, columns: Columns | None = None, key: str = "carte", height: int = 560,
    shown_first: Sequence[str] | None = None, shown: Sequence[str] | None = None,
) -> dict[str, Any] | None:  # fmt: skip
    """Draws the map and gives back the record clicked (its row as a dict, with ``kind``), None when there is none.

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
        deck = town_map(
            palette.mode, visible, centre=centre, zoom=zoom, style=under.as_style(), pins=pins,
            several=_("{count} points : {label}"),
            below=_below(palette.mode, under, cells),
        )  # fmt: skip
        event = st.pydeck_chart(deck, height=height, on_select="rerun", key=key, alt=clean(summary, 1_000))
        st.html(_scale(centre[1], zoom, IGN_ATTRIBUTION if under.tiles else ""))
        table = _together(layers, chosen) if twin is None else twin
        st.html(twin_html(table, columns or _default_columns(layers), summary))
    return _clicked(event, layers)


def _below(mode: Mode, under: Ground, cells: Hexagons | None) -> list[Any]:
    """Hexagons, then street names: the plan has its own."""
    drawn = [hexagons(mode, cells.frame, cells.said)] if cells else []
    if under.streets is not None and len(under.streets) and not under.tiles:
        drawn.append(street_names(mode, under.streets))
    return drawn


def _choose(layers: Sequence[MapLayer], shown_first: Sequence[str] | None) -> list[str]:
    kinds = {layer.kind: layer.label for layer in layers}
    if len(kinds) < 2:
        return list(kinds)
    return several_filter(LAYERS, _("Couches"), kinds, list(kinds) if shown_first is None else shown_first)


def _without_points(layer: MapLayer) -> MapLayer:
    """The layer kept for its place in the colours, with nothing to draw."""
    return MapLayer(layer.kind, layer.label, layer.frame.head(0), layer.letter, layer.tooltip, layer.colour)


def _legend(layers: Sequence[MapLayer], chosen: Sequence[str], mode: Any) -> str:
    entries = "".join(
        f'<li><span class="map-mark" style="background:{escape(colour)}">{escape(layer.letter)}</span>'
        f"{escape(layer.label)} <span class=item-note>{escape(integer(_count(layer)))}</span></li>"
        for layer, colour in coloured(layers, mode)
        if layer.kind in chosen
    )
    return f'<ul class="legend">{entries}</ul>' if entries else ""


def _count(layer: MapLayer) -> int:
    """The places of a layer: a tile stands for several."""
    return int(layer.frame["point_count"].sum()) if "point_count" in layer.frame else len(layer.frame)


def _tint_legend(cells: Hexagons, mode: Any) -> str:
    entries = "".join(
        f'<li><span class="map-tint" style="background:{escape(colour)}"></span>{escape(label)}</li>'
        for colour, label in zip(tints(mode), cells.labels, strict=True)
    )
    return f'<ul class="legend">{entries}</ul>'


def _scale(latitude: float, zoom: float, attribution: str) -> str:
    """North, width at the opening zoom, and whose plan it is."""
    told = _("Le nord est en haut. À l’ouverture, 100 pixels font environ {km} km.")
    words = told.format(km=decimal(width_km(latitude, zoom, 100), 2))
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


def _clicked(event: Any, layers: Sequence[MapLayer]) -> dict[str, Any] | None:
    """The record of the first object selected; a group of points has none."""
    objects = event["selection"]["objects"] if event else {}
    for layer in layers:
        for found in objects.get(layer.kind, []):
            row = found.get("row")
            if isinstance(row, int) and 0 <= row < len(layer.frame):
                return {"kind": layer.kind, **{str(k): v for k, v in layer.frame.iloc[row].to_dict().items()}}
    return None
