"""The seven inventories: counts, fields, the four real boards, the accidents, streets far from any playground."""

import json
from datetime import UTC, date, datetime

import numpy as np
import pytest

from dashboard.demo import facilities
from dashboard.demo.addresses import addresses
from dashboard.demo.commune import TOWN_HALL, contains
from dashboard.demo.facilities import INVENTORIES
from dashboard.demo.places import to_degrees, to_metres
from dashboard.demo.spots import last_visit

UNTIL = datetime(2026, 11, 23, tzinfo=UTC)
SEED = 14271


@pytest.fixture(scope="module")
def inventories(tmp_path_factory):
    folder = tmp_path_factory.mktemp("facilities")
    facilities.write(folder, 1, UNTIL, SEED)
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (folder / "opendatasoft").glob("*.jsonl")
    }


def point_field(portal_id):
    return next(field.name for field in INVENTORIES[portal_id][0] if field.type == "geo_point_2d")


def test_each_inventory_has_its_number_of_records(inventories) -> None:
    assert {name: len(rows) for name, rows in inventories.items()} == {
        "aires-de-jeux": 9, "bancs-publics": 70, "conteneurs-a-dechets": 45, "bornes-incendie": 60,
        "panneaux-daffichage-libre": 4, "defibrillateurs": 8, "equipements-publics": 30,
    }  # fmt: skip


@pytest.mark.parametrize("portal_id", INVENTORIES)
def test_records_hold_the_declared_fields_in_order(inventories, portal_id) -> None:
    declared = [field.name for field in INVENTORIES[portal_id][0]]
    assert all(list(row) == declared for row in inventories[portal_id])


def test_the_point_has_another_name_in_most_inventories() -> None:
    assert len({point_field(portal_id) for portal_id in INVENTORIES}) == 5


def test_the_boards_are_the_four_real_ones_bare(inventories) -> None:
    assert inventories["panneaux-daffichage-libre"] == [
        {"geo_point_2d": {"lon": -0.37479612976312604, "lat": 49.148749563876144}, "remarks": None},
        {"geo_point_2d": {"lon": -0.374942310154438, "lat": 49.14547788975531}, "remarks": None},
        {"geo_point_2d": {"lon": -0.38662601262331003, "lat": 49.14383341800922}, "remarks": None},
        {"geo_point_2d": {"lon": -0.38230229169130303, "lat": 49.14347350433719}, "remarks": None},
    ]


def test_four_points_are_accidents_and_all_others_are_inside_the_commune(inventories) -> None:
    wrong = []
    for portal_id, rows in inventories.items():
        for row in rows:
            place = row[point_field(portal_id)]
            if place is None or not contains(place["lon"], place["lat"]).all():
                wrong.append((portal_id, place))
    assert ("conteneurs-a-dechets", None) in wrong
    assert ("bornes-incendie", {"lon": 0.0, "lat": 0.0}) in wrong
    swapped = next(place for portal_id, place in wrong if portal_id == "bancs-publics")
    assert contains(swapped["lat"], swapped["lon"]).all()
    assert len(wrong) == 4


def test_some_places_have_no_name(inventories) -> None:
    assert any(row["nom"] is None for row in inventories["aires-de-jeux"])
    assert any(row["equip_nom"] is None for row in inventories["equipements-publics"])


def test_the_town_hall_stands_where_it_is(inventories) -> None:
    hall = next(row for row in inventories["equipements-publics"] if row["equip_nom"] == "Mairie")
    assert (hall["localisation"]["lon"], hall["localisation"]["lat"]) == TOWN_HALL
    assert f"{hall['adr_numero']} {hall['adr_nomvoie']}" == "10 rue Serge-Rouzière"


def test_hydrants_use_the_words_of_the_national_schema(inventories) -> None:
    rows = inventories["bornes-incendie"]
    assert {row["type_pei"] for row in rows} <= {"PI", "BI", "PA", "CI"}
    assert {row["diam_pei"] for row in rows} <= {80, 100, 150, None}
    assert 0.8 < sum(row["disponible"] for row in rows) / len(rows) < 1
    assert any(row["date_ct"] and row["date_ct"] < "2023-11-23" for row in rows)
    assert all(row["date_ct"] is None or row["date_ct"] <= "2026-11-23" for row in rows)


def test_playgrounds_leave_addresses_beyond_300_metres(inventories) -> None:
    homes = addresses(1, UNTIL.replace(tzinfo=None), SEED)
    homes = homes[homes["lat"] != ""]
    east, north = to_metres(homes["long"].astype(float), homes["lat"].astype(float))
    places = [row["geo_point_2d"] for row in inventories["aires-de-jeux"]]
    x, y = to_metres([place["lon"] for place in places], [place["lat"] for place in places])
    nearest = np.hypot(east[:, None] - x, north[:, None] - y).min(axis=1)
    assert 0.4 < (nearest <= 300).mean() < 0.8


def test_positions_do_not_move_with_the_end_nor_with_the_scale() -> None:
    def positions(scale, day):
        return [row["geo_point"] for row in INVENTORIES["bornes-incendie"][1](scale, day, SEED)]

    first = positions(1, date(2026, 11, 23))
    assert positions(1, date(2024, 1, 1)) == first
    assert positions(4, date(2026, 11, 23))[: len(first)] == first
    assert len(positions(4, date(2026, 11, 23))) == 240


def test_boards_are_four_at_any_scale() -> None:
    assert len(list(INVENTORIES["panneaux-daffichage-libre"][1](50, date(2026, 1, 1), SEED))) == 4


def test_visits_come_back_at_their_interval() -> None:
    assert last_visit(date(2026, 11, 23), 365, "a") <= date(2026, 11, 23)
    one = last_visit(date(2026, 11, 23), 365, "a")
    assert last_visit(one, 365, "a") == one
    assert (one - last_visit(date.fromordinal(one.toordinal() - 1), 365, "a")).days == 365


def test_metres_and_degrees_are_each_other_s_inverse() -> None:
    assert np.allclose(to_metres(*to_degrees([812.0], [-431.0])), [[812.0], [-431.0]], atol=0.02)
