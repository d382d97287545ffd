"""Points of a map, kind by kind: what a layer is, its colour and letter, and grouping where they are too many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.tokens import PALETTES, Mode
from dashboard.locale import _

GROUPED_ABOVE = 150
CELL_PX = 40
CELL_M = 220.0
_METRES_A_DEGREE = 111_320.0


@dataclass(frozen=True)
class MapLayer:
    """One kind of place: its label, the letter written on its points, and a frame with ``longitude``, ``latitude``.

    ``tooltip`` is the column said on hovering. ``colour`` (``#RRGGBB``) is the kind's place in the series' colours
    unless given. ``is_grouped`` forces grouping into counted circles, or forbids it; by default it begins above
    150 points. ``size`` is the radius in pixels. ``glyph`` names one of our drawings, drawn instead of the letter.
    """

    kind: str
    label: str
    frame: pd.DataFrame
    letter: str = "•"
    tooltip: str = "name"
    colour: str = ""
    is_grouped: bool | None = None
    size: int = 11
    glyph: str = ""


@dataclass(frozen=True)
class Place:
    """What is drawn at one spot: one point, or several counted. ``rows`` are the points' places in their frame."""

    longitude: float
    latitude: float
    said: str
    mark: str
    rows: tuple[int, ...]

    @property
    def is_group(self) -> bool:
        """Whether it stands for several points of the frame."""
        return len(self.rows) > 1

    def as_record(self, size: int) -> dict[str, Any]:
        """As deck.gl reads it: five decimals are one metre."""
        radius = size + 4 if self.is_group else size
        return {"at": [round(self.longitude, 5), round(self.latitude, 5)], "said": self.said, "mark": self.mark,
                "rows": list(self.rows), "size": radius}  # fmt: skip


def coloured(layers: Sequence[MapLayer], mode: Mode) -> list[tuple[MapLayer, str]]:
    """Each layer and its colour, by its place in the list."""
    series = PALETTES[mode].series
    return [(layer, layer.colour or series[at % len(series)]) for at, layer in enumerate(layers)]


def places(layer: MapLayer, several: str, cell_m: float = CELL_M) -> list[Place]:
    """What to draw for a layer. ``several`` says a group: ``"{count} {label}"``, of the points of one square of
    ``cell_m``. Points without a place are left out.
    """
    located = layer.frame.reset_index(drop=True)
    located = located[located["longitude"].notna() & located["latitude"].notna()]
    names = located[layer.tooltip] if layer.tooltip in located else pd.Series(layer.label, index=located.index)
    single = [
        Place(float(x), float(y), _("{kind} : {name}").format(kind=layer.label, name=name), layer.letter, (int(row),))
        for row, x, y, name in zip(located.index, located["longitude"], located["latitude"], names, strict=True)
    ]
    wants = len(single) > GROUPED_ABOVE if layer.is_grouped is None else layer.is_grouped
    return grouped(single, layer, several, cell_m) if wants else single


def grouped(points: list[Place], layer: MapLayer, several: str, cell_m: float = CELL_M) -> list[Place]:
    """Points that share a cell as one circle with their count, at their mean; a lone one stays itself."""
    cells: dict[tuple[int, int], list[Place]] = {}
    for point in points:
        width = cell_m / (_METRES_A_DEGREE * max(math.cos(math.radians(point.latitude)), 0.01))
        cell = (math.floor(point.longitude / width), math.floor(point.latitude / (cell_m / _METRES_A_DEGREE)))
        cells.setdefault(cell, []).append(point)
    return [members[0] if len(members) == 1 else _together(members, layer, several) for members in cells.values()]


def _together(members: list[Place], layer: MapLayer, several: str) -> Place:
    longitude = sum(point.longitude for point in members) / len(members)
    latitude = sum(point.latitude for point in members) / len(members)
    said = several.format(count=len(members), label=layer.label.lower())
    return Place(longitude, latitude, said, str(len(members)), tuple(row for each in members for row in each.rows))
