"""The commune's contour holds its town hall and nothing of its neighbours."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from dashboard.demo import commune

REAL_CONTOURS = Path(__file__).parents[3] / "shared" / "data" / "geo" / "contours_communes_caen_la_mer.geojson"


def test_the_town_hall_is_inside() -> None:
    assert commune.contains(*commune.TOWN_HALL).item()


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [(0.0, 0.0), (-0.355407, 49.177212), (-0.482778, 48.989497), (49.147829, -0.37683), (np.nan, 49.14)],
    ids=["null island", "Caen", "Thury-Harcourt", "swapped", "missing"],
)
def test_elsewhere_is_outside(longitude: float, latitude: float) -> None:
    assert not commune.contains(longitude, latitude).item()


def test_contains_keeps_the_shape_of_what_it_is_given() -> None:
    grid = np.full((2, 3), commune.TOWN_HALL[0])
    assert commune.contains(grid, np.full((2, 3), commune.TOWN_HALL[1])).tolist() == [[True] * 3] * 2


def test_contains_agrees_with_a_geometry_library() -> None:
    shapely = pytest.importorskip("shapely")
    polygon = shapely.Polygon(commune.CONTOUR)
    random = np.random.default_rng(3)
    west, south, east, north = commune.bounds()
    points = random.uniform((west, south), (east, north), (2000, 2))
    expected = shapely.contains_xy(polygon, points[:, 0], points[:, 1])
    assert (commune.contains(points[:, 0], points[:, 1]) == expected).all()
    assert 0.2 < expected.mean() < 0.8


def test_the_centre_is_the_centroid() -> None:
    shapely = pytest.importorskip("shapely")
    centroid = shapely.Polygon(commune.CONTOUR).centroid
    assert commune.centre() == pytest.approx((centroid.x, centroid.y), abs=1e-4)


def test_the_contour_is_a_closed_ring_of_21_points() -> None:
    assert len(commune.CONTOUR) == 21
    assert commune.CONTOUR[0] == commune.CONTOUR[-1]


@pytest.mark.skipif(not REAL_CONTOURS.exists(), reason="the real contours are not beside this checkout")
def test_the_contour_is_the_published_one_to_a_metre() -> None:
    features = json.loads(REAL_CONTOURS.read_text("utf-8"))["features"]
    rings = next(f["geometry"]["coordinates"] for f in features if f["properties"]["code"] == commune.INSEE)
    assert np.allclose(sorted(rings[0][0]), sorted(map(list, commune.CONTOUR)), atol=1e-5)


def test_the_feature_has_what_the_national_service_gives() -> None:
    feature = commune.commune_feature()
    properties = feature["properties"]
    assert (properties["code"], properties["nom"], properties["siren"]) == (
        "14271",
        "Fleury-sur-Orne",
        "211402714",
    )
    assert properties["codesPostaux"] == ["14123"]
    assert properties["codeEpci"] == "200065597"
    assert properties["surface"] == 675
    assert properties["mairie"]["coordinates"] == [-0.37683, 49.147829]
    assert feature["geometry"]["coordinates"][0][0] == [-0.3774, 49.12988]


def test_population_vintages_are_told_apart() -> None:
    assert {p.inhabitants for p in commune.POPULATIONS} == {4915, 4954, 5303, 5622, 5941}
    assert all(p.source for p in commune.POPULATIONS)
    assert commune.PUBLISHED_POPULATION in {p.inhabitants for p in commune.POPULATIONS}


def test_write_gives_the_feature_as_json(tmp_path: Path) -> None:
    commune.write(tmp_path, 3, datetime(2026, 11, 23), 1)
    written = json.loads((tmp_path / "geoapi" / "commune.json").read_text("utf-8"))
    assert written == commune.commune_feature()


def test_the_neighbours_surround_the_commune_and_bear_no_real_name() -> None:
    own, *others = commune.neighbour_features()
    assert own["properties"]["code"] == commune.INSEE and len(others) == commune.NEIGHBOURS
    for feature in others:
        ring = np.array(feature["geometry"]["coordinates"][0])
        assert ring[0].tolist() == ring[-1].tolist()
        assert not commune.contains(*ring.mean(axis=0))
        assert feature["properties"]["nom"] not in ("Ifs", "Louvigny", "Caen")
