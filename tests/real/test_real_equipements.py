"""Real inventories of points, checked against the real outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import Changed
from tests.loaded_town import Town


@pytest.fixture
def located(town: Town, real_files: Path) -> Town:
    """The 48 communes of the urban community."""
    return town.load("commune", real_files / "geo" / "contours_communes_caen_la_mer.geojson")


def test_the_four_boards_of_the_town_are_inside(located: Town, real_files: Path) -> None:
    located.load("panneaux-affichage-libre",
                 real_files / "equipements" / "fleury_sur_orne_panneaux_affichage_libre.geojson")
    assert located.ask("select kind, count(*), bool_and(is_inside) from core.facilities group by all") == [
        ("posting_board", 4, True)]
    assert located.ask("select facility_id, name from core.facilities order by 1")[0] == (
        "panneaux-affichage-libre:fleury_1", "Panneau d'affichage libre #1")


def test_the_boards_of_another_town_are_refused_one_by_one(located: Town, real_files: Path) -> None:
    located.load("panneaux-affichage-libre", real_files / "equipements" / "issy_panneaux_affichage_libre.geojson")
    assert located.count("core.facilities") == 0
    assert located.rejected("core.facilities") == {"hors de la commune": 21}


def test_every_outline_is_read(located: Town) -> None:
    assert located.count("core.communes") == 48
    west, south, east, north = located.ask(
        "select west, south, east, north from core.communes where insee = '14271'")[0]
    assert (round(west, 4), round(south, 4), round(east, 4), round(north, 4)) == (-0.3994, 49.1286, -0.3574, 49.1666)


@pytest.mark.parametrize("name", ["mairie_14271.json", "populations_caen_la_mer.json"])
def test_a_commune_without_its_outline_does_not_replace_it(located: Town, real_files: Path, name: str) -> None:
    with pytest.raises(Changed, match="contour"):
        located.load("commune", real_files / "geo" / name)
    assert located.count("core.communes") == 48
