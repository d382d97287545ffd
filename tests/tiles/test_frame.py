"""Which tiles concern the town."""

from __future__ import annotations

import math

import pytest

from dashboard.sources.ign import Tile
from dashboard.tiles.frame import around, place

TOWN = '{"type": "Polygon", "coordinates": [[[-0.40, 49.13], [-0.36, 49.13], [-0.36, 49.16], [-0.40, 49.13]]]}'


def tile(longitude: float, latitude: float, zoom: int) -> Tile:
    column, row = place(longitude, latitude, zoom)
    return Tile("plan", zoom, math.floor(column), math.floor(row))


def test_a_point_falls_in_the_tile_that_everybody_knows_it_by() -> None:
    # The Eiffel tower, zoom 15: https://tile.openstreetmap.org/15/16592/11272.png
    assert tile(2.2945, 48.8584, 15) == Tile("plan", 15, 16592, 11272)
    assert place(-180, 85.051129, 3) == pytest.approx((0, 0), abs=1e-5)
    assert place(180, -90, 3) == pytest.approx((8, 8), abs=1e-5)


@pytest.mark.parametrize("zoom", range(20))
def test_the_town_is_held_at_every_zoom(zoom: int) -> None:
    frame = around(TOWN, 0, 0)
    assert frame.holds(tile(-0.38, 49.145, zoom))
    assert frame.holds(tile(-0.36, 49.16, zoom))


@pytest.mark.parametrize(("zoom", "expected"), [(0, True), (9, True), (10, False), (14, False), (19, False)])
def test_far_from_the_town_only_small_scales_are_held(zoom: int, expected: bool) -> None:
    assert around(TOWN, 0, 0).holds(tile(2.35, 48.85, zoom)) is expected


@pytest.mark.parametrize("geometry", ["", "{", "null", "{}", '{"coordinates": []}', '{"coordinates": ["a"]}'])
def test_without_an_outline_it_is_the_centre(geometry: str) -> None:
    frame = around(geometry, -0.37, 49.14)
    assert (frame.west, frame.south, frame.east, frame.north) == (-0.37, 49.14, -0.37, 49.14)


def test_every_part_of_an_outline_counts() -> None:
    frame = around('{"coordinates": [[[[1, 2], [3, 4]]], [[[-5, 6]]]]}', 0, 0)
    assert (frame.west, frame.south, frame.east, frame.north) == (-5, 2, 3, 6)
