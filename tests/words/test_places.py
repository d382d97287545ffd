"""What the map says: an address however typed, zones named by their streets, records of places, the address base."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.map_hexagons import corners, tint_of
from dashboard.words import places, places_access, places_address, places_quality


@pytest.mark.parametrize(
    ("typed", "words"),
    [("12bis, Av. de l’Église", "12 bis av de l eglise"), ("  ", ""), ("<script>", "script"), ("Cœur", "coeur")],
)
def test_what_is_typed_is_reduced_to_words(typed: str, words: str) -> None:
    assert places_address.words_of(typed) == words


def test_hexagons_that_touch_are_one_zone_named_by_its_main_streets() -> None:
    frame = pd.DataFrame(
        [(0, 0, "Rue A", 5, 400.0), (1, 0, "Rue B", 9, 520.0), (0, 0, "Rue C", 1, 310.0), (9, 9, "Rue D", 2, 600.0)],
        columns=["hex_q", "hex_r", "street", "address_count", "farthest_m"],
    ).assign(longitude=0.0, latitude=49.0)
    first, second = places_access.blank_zones(frame)
    assert (first.name, first.address_count, first.farthest_m) == ("Rue B, Rue A et 1 autre voie", 15, 520.0)
    assert (second.name, second.address_count) == ("Rue D", 2)


def test_a_sentence_says_how_many_and_how_far() -> None:
    share = {"address_count": 10, "within_300_count": 9, "farthest_m": 512.0}
    said = places_access.sentence(share, "playground", 300)
    assert "90" in said and "9 sur 10" in said and "1 adresse est plus loin" in said
    assert "Aucune" in places_access.sentence({**share, "within_300_count": 10}, "bench", 300)


@pytest.mark.parametrize(("share", "tint"), [(0.0, 0), (0.01, 1), (0.49, 1), (0.5, 2), (0.99, 2), (1.0, 3)])
def test_four_tints(share: float, tint: int) -> None:
    assert tint_of(share) == tint


def test_a_hexagon_has_six_corners_around_its_centre() -> None:
    ring = corners(-0.37, 49.14)
    assert len(ring) == 6
    assert sum(x for x, _ in ring) / 6 == pytest.approx(-0.37, abs=1e-5)


def test_a_bench_is_told_by_the_address_next_to_it() -> None:
    assert places.where({"address": None, "near": "5 Rue A"}) == "près du 5 Rue A"
    assert places.where({"address": "1 rue B", "near": "5 Rue A"}) == "1 rue B"
    assert places.where({"address": float("nan"), "near": None}) == ""


def test_an_unknown_defect_is_shown_as_it_is() -> None:
    assert places_quality.detail("voie_en_capitales, autre_chose") == "nom de voie tout en capitales, autre_chose"
    assert places_quality.detail(None) == ""
