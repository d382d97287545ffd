"""Degrees, Lambert-93 and INSEE codes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.macros.conftest import Ask

degrees = st.decimals(-180, 180, places=7, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("49.147829", 49.147829), ("49,147829", 49.147829), ("-00000001,1500341", -1.1500341), ("\u22120,37", -0.37),
        ("0", 0.0), (" 7.7 ", 7.7), ("181", None), ("1052800.8", None), ("NaN", None), ("1e1", None),
        ("1.234,5", None), ("49°08'52\"", None), ("", None), (None, None),
    ],
)
def test_coordinates(ask: Ask, text: str | None, value: float | None) -> None:
    assert ask("parse_coordinate", text) == value


@given(value=degrees)
@settings(max_examples=60, deadline=None)
def test_point_and_comma_say_the_same(ask: Ask, value: object) -> None:
    text = f"{value:.7f}"
    assert ask("parse_coordinate", text) == ask("parse_coordinate", text.replace(".", ",")) == float(text)


@given(text=st.text(max_size=20))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_degrees_or_none(ask: Ask, text: str) -> None:
    if "\0" not in text:
        value = ask("parse_coordinate", text)
        assert value is None or -180 <= value <= 180


@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"),
    [
        (3.0, 46.5, 700000, 6600000),  # the origin of the projection
        (7.737072, 48.55045, 1049409.0, 6838286.4),  # Strasbourg, as published in an address base
        (1.028392, 43.111637, 539416.13, 6225601.11),  # Escoulis, likewise
    ],
)
def test_lambert93_agrees_with_published_points(
    ask: Ask, longitude: float, latitude: float, x: float, y: float
) -> None:
    point = ask("lambert93", longitude, latitude)
    assert point["x_m"] == pytest.approx(x, abs=0.1)
    assert point["y_m"] == pytest.approx(y, abs=0.1)


@given(longitude=st.floats(-4.5, 8.0), latitude=st.floats(42.5, 50.5))
@settings(max_examples=60, deadline=None)
def test_lambert93_and_back(ask: Ask, longitude: float, latitude: float) -> None:
    there = ask("lambert93", longitude, latitude)
    back = ask("from_lambert93", there["x_m"], there["y_m"])
    assert (back["longitude"], back["latitude"]) == pytest.approx((longitude, latitude), abs=1e-9)


def test_metres_outside_the_projection_are_nowhere(ask: Ask) -> None:
    assert ask("from_lambert93", 0.5, 49.0) is None


@pytest.mark.parametrize(
    ("longitude", "latitude", "inside"),
    [(-0.37, 49.14, True), (9.2, 42.0, True), (55.5, -21.1, True), (-61.0, 14.6, True), (49.14, -0.37, False),
     (0.0, 0.0, False), (-73.6, 45.5, False)],
)
def test_in_france(ask: Ask, longitude: float, latitude: float, inside: bool) -> None:
    assert ask("is_in_france", longitude, latitude) is inside


@pytest.mark.parametrize(
    ("text", "code"),
    [("14271", "14271"), ("1053", "01053"), ("2a004", "2A004"), ("97411", "97411"), ("A7482", None), ("00000", None),
     ("142710", None), ("20004", None), ("Caen", None), ("", None), (None, None)],
)
def test_insee_codes(ask: Ask, text: str | None, code: str | None) -> None:
    assert ask("insee_code", text) == code
