"""Hexagons of 100 m: in each, how many of its addresses are out of reach, as one of four tints and a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import pydeck as pdk

from dashboard.charts.tokens import PALETTES, Mode, rgb

RADIUS_M = 100.0
# What the projection's north turns by, west of its meridian (3° E): sin 46.5° as Lambert-93 has it.
_CONVERGENCE = 0.7256077650532670
_METRES_A_DEGREE = 111_320.0
BOUNDS = (0.0, 0.5, 0.999)
# Stone, since the places and the outline are blue; the first one a grey that is neither the card nor the ground.
TINTS: dict[Mode, tuple[str, str, str, str]] = {
    "light": ("#CBD3CF", "#F2CF9B", "#D1812F", "#7A3B00"),
    "dark": ("#3B4D56", "#6E5330", "#BE7F36", "#F6CE93"),
}


def tints(mode: Mode) -> tuple[str, str, str, str]:
    """From nobody out of reach to everybody; each step is lighter or darker, whatever colours the eye tells apart."""
    return TINTS[mode]


def tint_of(share: float) -> int:
    """0: none out of reach, 1: under half, 2: half or more, 3: all of them."""
    return sum(share > BOUNDS[0] if at == 0 else share >= bound for at, bound in enumerate(BOUNDS))


def hexagons(mode: Mode, frame: pd.DataFrame, said: Sequence[str]) -> pdk.Layer:
    """A polygon a row of ``frame`` (longitude, latitude, address_count, within_count), with its words on hovering."""
    colours = tints(mode)
    records = []
    for row, words in zip(frame.to_dict("records"), said, strict=True):
        share = 1 - row["within_count"] / row["address_count"]
        fill = rgb(colours[tint_of(share)], 205)
        records.append({"ring": corners(row["longitude"], row["latitude"]), "fill": fill, "said": words})
    return pdk.Layer(
        "PolygonLayer", records, id="hexagons", get_polygon="ring", get_fill_color="fill",
        get_line_color=rgb(PALETTES[mode].card), line_width_min_pixels=1, stroked=True, filled=True, pickable=True,
    )  # fmt: skip


def corners(longitude: float, latitude: float, radius_m: float = RADIUS_M) -> list[list[float]]:
    """The six corners, in degrees, of a hexagon whose point is towards the projection's north."""
    turned = math.radians((longitude - 3) * _CONVERGENCE)
    wide = _METRES_A_DEGREE * math.cos(math.radians(latitude))
    found = []
    for corner in range(6):
        bearing = math.radians(60 * corner) - turned
        east, north = radius_m * math.sin(bearing), radius_m * math.cos(bearing)
        found.append([round(longitude + east / wide, 6), round(latitude + north / _METRES_A_DEGREE, 6)])
    return found
