"""The map: nothing asked of anybody, one layer a kind, groups counted, points without a place left out."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts.basemap import IGN_ATTRIBUTION, PLAIN, style_address, town_style
from dashboard.charts.maps import town_map, width_km
from dashboard.charts.points import MapLayer, coloured, places
from dashboard.charts.tokens import LIGHT

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
    assert (place.said, place.mark, place.row) == ("Bancs\u00a0: B0", "B", 0)


def test_a_point_without_a_place_is_left_out_and_rows_still_match() -> None:
    bench = layer(3)
    bench.frame.loc[1, "longitude"] = None
    assert [place.row for place in places(bench, "{count}")] == [0, 2]


def test_the_style_is_found_under_a_base_path() -> None:
    assert style_address("dark") == "/app/static/fond-sombre.json"
    assert style_address("light", "ville/") == "/ville/app/static/fond-clair.json"
    assert style_address("light", "", "/api/plan.json") == "/api/plan.json"


def test_the_ign_plan_says_whose_it_is() -> None:
    style = town_style("light", tiles="/tuiles/{z}/{x}/{y}")
    assert style["sources"]["ign"]["attribution"] == IGN_ATTRIBUTION
    assert style["sources"]["ign"]["tiles"] == ["/tuiles/{z}/{x}/{y}"]


def test_a_scale_is_told_at_the_towns_latitude() -> None:
    assert width_km(49.147, 13, 1_000) == pytest.approx(6.25, abs=0.02)
