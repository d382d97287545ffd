"""A map in its card: layers to choose, legend, drawing, the record of the point clicked, and the table twin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.basemap import style_address
from dashboard.charts.maps import Geometry, town_map, width_km
from dashboard.charts.points import MapLayer, coloured
from dashboard.locale import _
from dashboard.locale.numbers import decimal, integer
from dashboard.ui.chart import style, title_html
from dashboard.ui.filters import several_filter
from dashboard.ui.markup import clean, escape
from dashboard.ui.table import Columns, twin_html

LAYERS = "couches"


def town(
    layers: Sequence[MapLayer], title: str, summary: str, centre: tuple[float, float], *, subtitle: str = "",
    zoom: float = 13.2, outline: Geometry | None = None, neighbours: Sequence[Geometry] = (), basemap: str = "",
    attribution: str = "", columns: Columns | None = None, key: str = "carte", height: int = 520,
    shown_first: Sequence[str] | None = None,
) -> dict[str, Any] | None:  # fmt: skip
    """Draws the map and gives back the record clicked (its row as a dict, with ``kind``), None when there is none.

    ``centre`` is (longitude, latitude). ``basemap`` is the address of a map style of ours (with its ``attribution``);
    without it points and outline stand on a plain colour and nothing is asked of anybody. The layers shown are kept
    in the address (``couches``); ``shown_first`` are those on at first, all by default.
    """
    palette = style()
    with st.container(gap="small"):
        st.html(title_html(title, subtitle))
        chosen = _choose(layers, shown_first)
        st.html(_legend(layers, chosen, palette.mode))
        shown = [layer if layer.kind in chosen else _without_points(layer) for layer in layers]
        deck = town_map(
            palette.mode, shown, centre=centre, zoom=zoom, outline=outline, neighbours=neighbours,
            several=_("{count} points : {label}"),
            style=style_address(palette.mode, st.get_option("server.baseUrlPath") or "", basemap),
        )  # fmt: skip
        event = st.pydeck_chart(deck, height=height, on_select="rerun", key=key, alt=clean(summary, 1_000))
        st.html(_scale(centre[1], zoom, attribution))
        st.html(twin_html(_together(layers, chosen), columns or _default_columns(layers), summary))
    return _clicked(event, layers)


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
        f"{escape(layer.label)} <span class=item-note>{escape(integer(len(layer.frame)))}</span></li>"
        for layer, colour in coloured(layers, mode)
        if layer.kind in chosen
    )
    return f'<ul class="legend">{entries}</ul>' if entries else ""


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
