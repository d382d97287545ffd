"""The map: nothing asked of anybody, one layer a kind, groups counted, points without a place left out."""

from __future__ import annotations

import json
import math

import pandas as pd
import pyproj
import pytest

from dashboard.charts.basemap import IGN_ATTRIBUTION, PLAIN, style_address, town_style
from dashboard.charts.framing import bar, bar_m, fitted, metres_a_pixel
from dashboard.charts.glyphs import ATLAS, FILE, PATHS, atlas, image, mapping
from dashboard.charts.map_hexagons import tints
from dashboard.charts.map_names import names, placed
from dashboard.charts.maps import town_map
from dashboard.charts.points import MapLayer, coloured, places
from dashboard.charts.tokens import LIGHT, PALETTES, Mode, contrast

SQUARE = '{"type":"Polygon","coordinates":[[[-0.4,49.1],[-0.3,49.1],[-0.3,49.2],[-0.4,49.1]]]}'


def layer(count: int, kind: str = "bench", **options: object) -> MapLayer:
    frame = pd.DataFrame(
        {
            "name": [f"B{n}" for n in range(count)],
            "longitude": [-0.376 + n * 1e-5 for n in range(count)],
            "latitude": 49.147,
        }
    )
    return MapLayer(kind, "Bancs", frame, "B", **options)  # type: ignore[arg-type]


def drawn(*layers: MapLayer, **options: object) -> dict[str, object]:
    deck = town_map(
        "light", layers, centre=(-0.37, 49.14), zoom=13, style=PLAIN["light"], several="{count} points", **options
    )  # type: ignore[arg-type]
    found: dict[str, object] = json.loads(deck.to_json())
    return found


def test_a_map_names_a_style_of_ours_and_no_other_server() -> None:
    deck = drawn(layer(3))
    assert deck["mapStyle"] == PLAIN["light"]
    assert "http" not in json.dumps(deck)


def test_each_kind_is_its_layer_and_its_letters_and_the_rarest_is_on_top() -> None:
    layers = drawn(layer(2, "playground"), layer(9, "bench"))["layers"]
    assert [each["id"] for each in layers] == [  # type: ignore[index, attr-defined]
        "bench", "bench-letters", "playground", "playground-letters",
    ]  # fmt: skip


def test_an_empty_kind_draws_nothing_and_keeps_the_others_colours() -> None:
    layers = [layer(0, "playground"), layer(1, "bench")]
    assert [colour for _, colour in coloured(layers, "light")] == list(LIGHT.series[:2])
    assert [each["id"] for each in drawn(*layers)["layers"]] == ["bench", "bench-letters"]  # type: ignore[index, attr-defined]


def test_many_points_are_grouped_and_the_groups_counted() -> None:
    marks = [place.mark for place in places(layer(200), "{count} points")]
    assert sum(int(mark) if mark.isdigit() else 1 for mark in marks) == 200
    assert len(marks) < 20


@pytest.mark.parametrize(("wanted", "expected"), [(True, 1), (False, 3)])
def test_grouping_may_be_forced_or_refused(wanted: bool, expected: int) -> None:
    assert len(places(layer(3, is_grouped=wanted), "{count}")) == expected


def test_a_lone_point_keeps_its_name_and_its_row() -> None:
    (place,) = places(layer(1, is_grouped=True), "{count}")
    assert (place.said, place.mark, place.rows) == ("Bancs\u00a0: B0", "B", (0,))


def test_a_point_without_a_place_is_left_out_and_rows_still_match() -> None:
    bench = layer(3)
    bench.frame.loc[1, "longitude"] = None
    assert [place.rows for place in places(bench, "{count}")] == [(0,), (2,)]


def test_the_style_is_found_under_a_base_path() -> None:
    assert style_address("dark") == "/app/static/fond-sombre.json"
    assert style_address("light", "ville/") == "/ville/app/static/fond-clair.json"
    assert style_address("light", "", "/api/plan.json") == "/api/plan.json"


def test_the_ign_plan_says_whose_it_is() -> None:
    style = town_style("light", tiles="/tuiles/{z}/{x}/{y}")
    assert style["sources"]["ign"]["attribution"] == IGN_ATTRIBUTION
    assert style["sources"]["ign"]["tiles"] == ["/tuiles/{z}/{x}/{y}"]


def test_a_group_names_its_members_and_is_finer_the_nearer_the_map_opens() -> None:
    (group,) = places(layer(3, is_grouped=True), "{count}")
    assert (group.rows, group.mark, group.is_group) == ((0, 1, 2), "3", True)
    far, near = (
        sum(each.is_group for each in places(layer(400, is_grouped=True), "{count}", m)) for m in (500.0, 15.0)
    )
    assert far < near


def test_a_kind_with_a_drawing_has_it_in_place_of_its_letter() -> None:
    ids = [each["id"] for each in drawn(layer(2, glyph="bench"))["layers"]]  # type: ignore[index, attr-defined]
    assert ids == ["bench", "bench-glyphs"]
    assert (
        next(each for each in drawn(layer(2, glyph="bench"))["layers"] if each["id"] == "bench-glyphs")[  # type: ignore[index, attr-defined]
            "iconAtlas"
        ]
        == ATLAS
    )


def test_the_drawings_served_are_those_of_the_legend_and_all_differ() -> None:
    assert FILE.read_text(encoding="utf-8") == atlas()
    assert list(mapping()) == list(PATHS) and len(set(PATHS.values())) == len(PATHS)
    assert image("bench", "#FFFFFF").startswith("data:image/svg+xml,%3Csvg")


@pytest.mark.parametrize("ring", [
    [[-0.40, 49.128], [-0.357, 49.128], [-0.357, 49.167], [-0.40, 49.128]],
    [[4.4, 43.3], [4.9, 43.3], [4.9, 43.7], [4.4, 43.3]],
    [[2.0, 48.0], [2.02, 48.0], [2.02, 48.3], [2.0, 48.0]],
])  # fmt: skip
def test_a_map_opens_on_the_whole_outline_even_on_a_phone(ring: list[list[float]]) -> None:
    west, south, east, north = ring[0][0], ring[0][1], ring[1][0], ring[2][1]
    centre, zoom = fitted({"type": "Polygon", "coordinates": [ring]}, (0, 0))
    pixel = metres_a_pixel(centre[1], zoom)
    assert centre == pytest.approx(((west + east) / 2, (south + north) / 2))
    wide = (east - west) * 111_320 * math.cos(math.radians(centre[1])) / pixel
    high = (north - south) * 111_320 / pixel
    assert wide <= 324 and high <= 524
    assert wide > 312 or high > 510


def test_without_an_outline_a_map_opens_on_the_towns_centre() -> None:
    assert fitted(None, (-0.37, 49.14)) == ((-0.37, 49.14), 13.0)


@pytest.mark.parametrize("zoom", [10.0, 12.3, 15.5, 18.0])
def test_the_bar_is_a_round_length_and_as_long_as_it_says(zoom: float) -> None:
    length, ((west, south), (east, _)) = bar((-0.37, 49.14), zoom)
    assert length == bar_m(49.14, zoom) and str(length).rstrip("0") in ("1", "2", "5")
    assert 45 <= length / metres_a_pixel(49.14, zoom) <= 125
    geod = pyproj.Geod(ellps="GRS80")
    assert geod.line_length([west, east], [south, south]) == pytest.approx(length, rel=0.01)


def test_names_are_readable_and_never_one_over_another() -> None:
    streets = pd.DataFrame({"street": ["@@Rue A"], "longitude": [-0.37], "latitude": [49.14], "angle_deg": [12.0],
                            "address_count": [40]})  # fmt: skip
    (text,) = [json.loads(each.to_json()) for each in names("light", streets, [])]
    assert text["getSize"] >= 11 and text["sizeUnits"] == "pixels"
    assert text["extensions"] == [{"@@type": "CollisionFilterExtension"}]
    assert text["data"][0]["name"] == "Rue A"


def test_a_neighbour_is_named_where_it_is_seen_and_not_where_it_is_not() -> None:
    def box(west: float, south: float, east: float, north: float) -> dict[str, object]:
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return {"type": "Polygon", "coordinates": [ring]}

    town = box(-0.40, 49.13, -0.36, 49.16)
    centre, zoom = fitted(town, (0, 0))
    beside, afar = ("Ifs", box(-0.36, 49.10, -0.30, 49.16)), ("Lyon", box(4.8, 45.7, 4.9, 45.8))
    (found,) = placed([beside, afar], town, centre, zoom)
    assert found["name"] == "Ifs" and found["at"][0] > -0.36


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_tint_is_seen_on_the_card_and_apart_from_the_next(mode: Mode) -> None:
    steps = tints(mode)
    assert all(contrast(tint, PALETTES[mode].card) > 1.35 for tint in steps)
    light = [contrast(tint, "#000000") for tint in steps[1:]]
    assert light == sorted(light, reverse=mode == "light")
