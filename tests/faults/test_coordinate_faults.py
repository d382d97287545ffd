"""Fault 18: swapped, null, (0, 0), in metres, with a comma, far away, multiple, empty, a self-crossing outline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.words import places
from tests.loaded_town import Town, open_town

SQUARE = [[-0.40, 49.12], [-0.35, 49.12], [-0.35, 49.17], [-0.40, 49.17], [-0.40, 49.12]]
BOW = [[-0.40, 49.12], [-0.35, 49.17], [-0.40, 49.17], [-0.35, 49.12], [-0.40, 49.12]]


def outline(*ring: list[float]) -> str:
    return json.dumps({"code": "14271", "nom": "Fleury-sur-Orne",
                       "contour": {"type": "Polygon", "coordinates": [list(ring)]}})


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened.load_text("commune", outline(*SQUARE))


def load(town: Town, *geometries: Any) -> Town:
    features = [{"type": "Feature", "geometry": geometry, "properties": {"id": number}}
                for number, geometry in enumerate(geometries)]
    return town.load_text("bancs", json.dumps({"type": "FeatureCollection", "features": features}))


def point(*coordinates: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(coordinates)}


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (None, "point non situé"),
        ({"type": "MultiPoint", "coordinates": []}, "point non situé"),
        (point(), "point non situé"),
        (point(0, 0), "point non situé : (0, 0)"),
        (point(454000.2, 6889000.1), "point non situé : coordonnées en mètres (Lambert-93)"),
        (point(-0.37, 95.0), "point non situé : hors du globe"),
        (point(49.147829, -0.37683), "coordonnées inversées"),
        (point(2.264657, 48.814784), "hors de la commune"),
        (point(5.0, 44.0), "hors de la commune"),
    ],
)
def test_a_point_that_is_nowhere_is_refused_and_listed(town: Town, geometry: Any, reason: str) -> None:
    load(town, geometry, point(-0.37683, 49.147829))
    assert town.count("core.facilities") == 1
    assert town.rejected("core.facilities") == {reason: 1}
    assert json.loads(town.one("select original from meta.rejected"))["properties"] == {"id": 0}


@pytest.mark.parametrize(
    ("longitude", "reason"),
    [("-0,37683", None), ("−0.37683", None), ("-00000000,3768300", None), ("-00000001,1500341", "hors de la commune")],
)
def test_a_decimal_comma_and_padded_zeros_are_read(town: Town, longitude: str, reason: str | None) -> None:
    town.load_text("bancs", f"nom;lat;lon\nBanc;49,147829;{longitude}\n", "bancs.csv")
    assert town.rejected("core.facilities") == ({reason: 1} if reason else {})


def test_several_points_stand_at_their_middle(town: Town) -> None:
    load(town, {"type": "MultiPoint", "coordinates": [[-0.38, 49.14], [-0.36, 49.16]]})
    assert town.ask("select round(longitude, 6), round(latitude, 6), is_inside from core.facilities") == [
        (-0.37, 49.15, True)]


def test_a_point_just_outside_is_kept_and_said_to_be_outside(town: Town) -> None:
    load(town, point(-0.345, 49.15), point(-0.30, 49.15))
    assert town.ask("select is_inside from core.facilities") == [(False,), (False,)]


def test_a_self_crossing_outline_breaks_nothing(town: Town) -> None:
    town.load_text("commune", outline(*BOW))
    load(town, point(-0.375, 49.165), point(-0.395, 49.145))
    assert town.ask("select facility_id, is_inside from core.facilities order by 1") == [
        ("bancs:0", True), ("bancs:1", False)]


def test_three_points_without_a_place_are_counted_in_a_french_sentence(town: Town) -> None:
    load(town, None, point(0, 0), point(5.0, 44.0), point(-0.37683, 49.147829))
    lost = sum(town.rejected("core.facilities").values())
    placed = town.count("core.facilities")
    counts = pd.DataFrame({"kind": ["bench"], "point_count": [placed], "unlocated_count": [lost]})
    said = places.sentence("Fleury-sur-Orne", counts).replace("\u00a0", " ")
    assert said == "Fleury-sur-Orne publie 1 lieu ; 3 points publiés n’ont pas pu être situés."
    assert [each.value for each in places.figures(counts, None) if each.label == "Points non situés"] == ["3"]
