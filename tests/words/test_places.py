"""What the map says: an address however typed, zones named by their streets, records of places, the address base."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.charts.map_hexagons import corners, tint_of
from dashboard.declarations import TOWNS, Town
from dashboard.figures.coverage import Gain
from dashboard.locale import use
from dashboard.words import (
    places,
    places_access,
    places_address,
    places_kinds,
    places_quality,
    places_sites,
    places_zones,
)


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
    first, second = places_zones.blank_zones(frame)
    assert (first.name, first.address_count, first.farthest_m) == ("Rue B, Rue A et 1 autre voie", 15, 520.0)
    assert (second.name, second.address_count) == ("Rue D", 2)


def test_a_sentence_says_how_many_and_how_far() -> None:
    share = {"address_count": 10, "within_300_count": 9, "farthest_m": 512.0}
    said = places_access.sentence(share, "playground", 300)
    assert "90" in said and "9 sur 10" in said and "1 adresse est plus loin" in said
    assert "d’une aire de jeux, à vol d’oiseau" in said
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


def test_a_zone_too_large_to_act_on_is_several() -> None:
    frame = pd.DataFrame({"hex_q": range(6), "hex_r": 0, "street": list("ABCDEF"), "address_count": 50,
                          "farthest_m": 400.0, "longitude": 0.0, "latitude": 49.0})  # fmt: skip
    found = places_zones.blank_zones(frame)
    assert len(found) >= 3
    assert all(zone.address_count <= places_zones.MOST for zone in found)
    assert sum(zone.address_count for zone in found) == 300


def test_the_nearest_of_a_kind_is_the_first_thing_said_of_an_address() -> None:
    closest = pd.DataFrame({"kind": ["playground", "bench"], "distance_m": [112.4, 20.0],
                            "name": ["Les Tilleuls", None],
                            "address": [None, None], "near": [None, "5 Rue B"]})  # fmt: skip
    home = places_address.Found("12 rue a", "A1", "12 Rue A", -0.37, 49.14)
    said = places_access.from_home(home, closest, "playground").replace("\u00a0", " ")
    assert said == "L’aire de jeux la plus proche (Les Tilleuls) est à 112 m à vol d’oiseau du 12 Rue A."
    assert "Le banc le plus proche (près du 5 Rue B)" in places_access.from_home(home, closest, "bench")
    assert places_access.from_home(home, closest, "facility") == ""
    assert places_access.from_home(places_address.Found(""), closest, "bench") == ""


@pytest.mark.parametrize("say", [places_kinds.label, places_kinds.singular, places_kinds.of_one, places_kinds.nearest,
                                 places_kinds.none_of])  # fmt: skip
def test_every_kind_has_its_words(say: Callable[[str], str]) -> None:
    assert all(say(kind) != kind for kind in places_kinds.LETTERS)
    assert set(places.LISTED) == set(places_kinds.LETTERS)


def test_what_is_kept_of_the_best_sites_has_no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    place = {"name": None, "kind": "bench", "address": None, "near": "5 Rue B", "longitude": 0.0, "latitude": 49.0}
    monkeypatch.setattr(places_sites, "snapshot", lambda: SimpleNamespace(id="one"))
    monkeypatch.setattr(places_sites, "has_table", lambda _name: False)
    monkeypatch.setattr(places_sites, "_gains", lambda *_asked: ((place, Gain(0, 9, 9)),))
    assert places_sites.best_sites("playground", 300)[0].name == "Banc (près du 5 Rue B)"
    use("en")
    assert places_sites.best_sites("playground", 300)[0].name == "Bench (next to 5 Rue B)"
    use("fr")


def test_a_town_with_nothing_equipped_is_offered_points_of_the_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    spot = {"near": "3 Rue A", "longitude": 0.0, "latitude": 49.0}
    gains = {"carte/sites": (), "carte/quadrillage": ((spot, Gain(0, 9, 9)), (spot, Gain(1, 4, 13)))}
    monkeypatch.setattr(places_sites, "snapshot", lambda: SimpleNamespace(id="one"))
    monkeypatch.setattr(places_sites, "has_table", lambda _name: True)
    monkeypatch.setattr(places_sites, "_gains", lambda _id, _kind, _radius, candidates: gains[candidates])
    sites = places_sites.best_sites("playground", 300)
    assert [site.added for site in sites] == [9, 4]
    told = [item.text.replace("\u00a0", " ") for item in places_sites.site_items(sites, places_access.nobody(20), 300)]
    assert told[0] == "1. près du 3 Rue A : 9 adresses de plus à moins de 300 m."
    assert "20 adresses attendent le premier" in places_access.nothing("playground", 20)


def declared() -> dict[str, object]:
    return tomllib.loads((TOWNS / "14271.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("written", "layers"), [
    (True, ("plan",)), (False, ()), ("photo", ("photo",)), (["plan", "photo"], ("plan", "photo")),
])  # fmt: skip
def test_a_town_may_want_the_plan_the_photographs_both_or_none(written: object, layers: tuple[str, ...]) -> None:
    assert Town.model_validate({**declared(), "basemap": written}).basemap == layers


def test_a_backdrop_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="basemap"):
        Town.model_validate({**declared(), "basemap": "satellite"})


def test_a_point_that_is_nowhere_is_told_by_its_datasets_title_and_in_the_readers_language() -> None:
    lost = pd.DataFrame({"dataset_id": ["bornes-incendie"], "original": ["{}"], "reason": ["coordonnées inversées"]})
    use("en")
    told = places.unplaced(lost, {"bornes-incendie": "Fire hydrants"}).iloc[0].tolist()
    use("fr")
    assert told == ["Fire hydrants", "", "coordinates swapped"]
    assert places.refusal("autre chose") == "autre chose"


def test_three_points_without_a_place_are_counted_in_french() -> None:
    counts = pd.DataFrame({"kind": ["bench"], "point_count": [9], "unlocated_count": [3]})
    assert "3 points publiés n’ont pas pu être situés" in places.sentence("Ville", counts)
    assert [(each.label, each.value) for each in places.figures(counts, None)][2] == ("Points non situés", "3")


def test_addresses_to_check_that_are_left_out_are_counted() -> None:
    every = pd.DataFrame({"label": ["1 rue B"] * 3, "total_count": [3] * 3})
    assert places_quality.left_out(every) == ""
    assert places_quality.left_out(every.head(0)) == ""
    told = places_quality.left_out(every.assign(total_count=41_949))
    assert told.startswith("La carte et le fichier montrent 3 des 41\u202f949 adresses à vérifier")


def test_what_is_typed_is_spelt_out_and_loses_its_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    short = [("av", "avenue"), ("gal", "general"), ("zi", "zone industrielle"), ("du", "-"), ("la", "-")]
    monkeypatch.setattr(places_address, "tuples", lambda name: short)
    assert places_address.spelt("12 av du gal leclerc") == ["12", "avenue", "general", "leclerc"]
    assert places_address.spelt("zi la plaine") == ["zone industrielle", "plaine"]
    assert places_address.spelt("la") == []
