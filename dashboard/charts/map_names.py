"""Names on the map, drawn by deck.gl since a map style would ask a server for its letters: never one over another.

What is nearest to the eye decides: as one comes near, more names have room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pydeck as pdk

from dashboard.charts.framing import Bounds, bar, bounds, metres_a_pixel, rings
from dashboard.charts.tokens import PALETTES, Mode, rgb

STREET_PX, TOWN_PX = 12, 13
_STEPS = 24


def names(mode: Mode, streets: pd.DataFrame | None, towns: Sequence[dict[str, Any]]) -> list[pdk.Layer]:
    """Street names along their streets (street, longitude, latitude, angle_deg), those with most addresses first, and
    the neighbours' names (``name``, ``at``)."""
    found = []
    if streets is not None and len(streets):
        found.append(_text("streets", mode, _streets(streets), STREET_PX, get_angle="angle", font_weight=600))
    if towns:
        found.append(_text("neighbours", mode, [_town(each) for each in towns], TOWN_PX, font_weight=700))
    return found


def _streets(streets: pd.DataFrame) -> list[dict[str, Any]]:
    counts = streets["address_count"] if "address_count" in streets else [1] * len(streets)
    return [
        # deck.gl reads a text that begins with @@ as an instruction.
        {"at": [round(row["longitude"], 5), round(row["latitude"], 5)], "name": str(row["street"]).lstrip("@"),
         "angle": -float(row["angle_deg"]), "rank": min(int(count), 900)}
        for row, count in zip(streets.to_dict("records"), counts, strict=True)
    ]  # fmt: skip


def _town(town: dict[str, Any]) -> dict[str, Any]:
    return {"at": town["at"], "name": str(town["name"]).lstrip("@").upper(), "rank": 999}


def _text(name: str, mode: Mode, records: list[dict[str, Any]], size_px: int, **more: Any) -> pdk.Layer:
    """Text of a readable size at any zoom; what has no room beside what comes first is not drawn.

    The plate under each name is what others keep away from: letters alone would let half a name through.
    """
    colours = PALETTES[mode]
    return pdk.Layer(
        "TextLayer", records, id=name, get_position="at", get_text="name", get_size=size_px,
        size_units=pdk.types.String("pixels"), get_color=rgb(colours.ink), background=True,
        get_background_color=rgb(colours.card, 170), background_padding=[3, 1],
        font_family=pdk.types.String("sans-serif"), character_set=pdk.types.String("auto"), pickable=False,
        extensions=[{"@@type": "CollisionFilterExtension"}], get_collision_priority="rank",
        collision_group=pdk.types.String("names"), collision_test_props={"sizeScale": 2.6}, **more,
    )  # fmt: skip


def scale_bar(mode: Mode, centre: tuple[float, float], zoom: float, said: str) -> list[pdk.Layer]:
    """A bar of a round length, part of the map itself and so true at any zoom; ``said`` is its length in words."""
    _length, ends = bar(centre, zoom)
    colours = PALETTES[mode]
    line = pdk.Layer(
        "PathLayer", [{"path": ends}], id="scale", get_path="path", get_color=rgb(colours.ink), get_width=3,
        width_units=pdk.types.String("pixels"), pickable=False,
    )  # fmt: skip
    text = pdk.Layer(
        "TextLayer", [{"at": ends[0], "name": said}], id="scale-text", get_position="at",
        get_text="name", get_size=12, get_color=rgb(colours.ink), get_text_anchor=pdk.types.String("start"),
        get_pixel_offset=[0, -10], font_family=pdk.types.String("sans-serif"),
        character_set=pdk.types.String("auto"), pickable=False,
    )  # fmt: skip
    return [line, text]


def placed(
    neighbours: Sequence[tuple[str, dict[str, Any]]], outline: dict[str, Any] | None, centre: tuple[float, float],
    zoom: float,
) -> list[dict[str, Any]]:  # fmt: skip
    """Where to write each neighbour's name: the middle of what is seen of it around the outline; none unseen."""
    frame = _frame(outline, centre, zoom)
    spots = [(x, y) for x in _steps(frame[0], frame[2]) for y in _steps(frame[1], frame[3])]
    town = rings(outline)
    spots = [spot for spot in spots if not _inside(spot, town)]
    found = []
    for name, shape in neighbours:
        seen = [spot for spot in spots if _inside(spot, rings(shape))]
        if name and len(seen) >= 4:
            middle = (sum(x for x, _y in seen) / len(seen), sum(y for _x, y in seen) / len(seen))
            # The middle of a bent shape may be outside it: the seen spot closest to it never is.
            x, y = min(seen, key=lambda spot: (spot[0] - middle[0]) ** 2 + (spot[1] - middle[1]) ** 2)
            found.append({"name": name, "at": [round(x, 5), round(y, 5)]})
    return found


def _frame(outline: dict[str, Any] | None, centre: tuple[float, float], zoom: float) -> Bounds:
    """What a screen of middling width shows, drawn in so that a name is whole."""
    known = bounds(outline) or (*centre, *centre)
    a_pixel = metres_a_pixel(centre[1], zoom) / 111_320
    high, wide = 230 * a_pixel, 250 * a_pixel * 1.5
    return (min(known[0], centre[0] - wide), centre[1] - high, max(known[2], centre[0] + wide), centre[1] + high)


def _steps(low: float, high: float) -> list[float]:
    return [low + (high - low) * (step + 0.5) / _STEPS for step in range(_STEPS)]


def _inside(spot: tuple[float, float], outlines: Sequence[Sequence[tuple[float, float]]]) -> bool:
    """Whether a line eastward from a spot crosses the outlines an odd number of times."""
    x, y = spot
    crossed = 0
    for ring in outlines:
        for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:], strict=True):
            crossed += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossed % 2 == 1
