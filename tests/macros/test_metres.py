"""Metres on the ground against a geodesic library, hexagons, and addresses reduced to their words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod, Proj

from tests.macros.conftest import Ask

ELLIPSOID = Geod(ellps="GRS80")
metres = st.floats(-2_000, 2_000)


@given(longitude=st.floats(-4.5, 8), latitude=st.floats(42, 51), east=metres, north=metres)
@settings(max_examples=60, deadline=None)
def test_a_distance_in_the_projection_over_its_scale_is_the_geodesic_one(
    ask: Ask, longitude: float, latitude: float, east: float, north: float
) -> None:
    bearing, length = math.degrees(math.atan2(east, north)), math.hypot(east, north)
    there_lon, there_lat, _ = ELLIPSOID.fwd(longitude, latitude, bearing, length)
    here, there = ask("lambert93", longitude, latitude), ask("lambert93", there_lon, there_lat)
    found = math.hypot(there["x_m"] - here["x_m"], there["y_m"] - here["y_m"]) / ask("lambert93_scale", latitude)
    assert found == pytest.approx(length, rel=1e-3, abs=0.05)


@pytest.mark.parametrize("latitude", [42.0, 44.0, 46.5, 49.0, 49.15, 51.0])
def test_the_scale_is_the_projections_own(ask: Ask, latitude: float) -> None:
    factors = Proj(2154).get_factors(3, latitude)
    assert ask("lambert93_scale", latitude) == pytest.approx(factors.meridional_scale, abs=1e-7)


def test_at_this_town_the_projection_alone_is_right_to_a_thousandth(ask: Ask) -> None:
    assert abs(ask("lambert93_scale", 49.147829) - 1) < 1e-3 < abs(ask("lambert93_scale", 51.03) - 1)


@given(x=st.floats(0, 1_200_000), y=st.floats(6_000_000, 7_200_000), radius=st.sampled_from([50.0, 100.0, 400.0]))
@settings(max_examples=60, deadline=None)
def test_a_point_is_in_the_hexagon_whose_centre_is_nearest(ask: Ask, x: float, y: float, radius: float) -> None:
    cell = ask("hexagon", x, y, radius)
    away = math.hypot(x - cell["x_m"], y - cell["y_m"])
    assert away <= radius + 1e-6
    for q, r in ((1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1), (0, 1)):
        centre = radius * math.sqrt(3) * (cell["q"] + q + (cell["r"] + r) / 2), radius * 1.5 * (cell["r"] + r)
        assert away <= math.hypot(x - centre[0], y - centre[1]) + 1e-6


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("12bis Av. du Gal de Gaulle", " 12 bis avenue general gaulle"), ("Bd de l’Église", " boulevard eglise"),
        ("12 BIS AVENUE DU GÉNÉRAL-DE-GAULLE", " 12 bis avenue general gaulle"), ("3, r. d'Ifs", " 3 rue ifs"),
        ("", ""), (None, ""), ("de la", ""),
    ],
)  # fmt: skip
def test_typed_and_published_meet_in_the_middle(ask: Ask, written: str | None, words: str) -> None:
    assert ask("address_words", written) == words
