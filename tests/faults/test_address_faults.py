"""Fault 18 for addresses: coordinates swapped, null, (0, 0), in metres, with commas, far away. Counted, never drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loaded_town import Town, open_town

HEAD = "cle_interop;commune_insee;voie_nom;numero;long;lat"
GOOD = [("-0.3768", "49.1478"), ("-0.3770", "49.1480"), ("-0.3772", "49.1482")]
FAULTS = {
    ("49.1478", "-0.3768"): "position_hors_france",
    ("0", "0"): "position_hors_france",
    ("453689.49", "6899495.43"): "position_illisible",
    ("", ""): "position_absente",
    ("-0.37", ""): "position_absente",
    ("5.37", "43.29"): "position_eloignee",
    ("NaN", "NaN"): "position_illisible",
}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as town:
        yield town


def base(points: list[tuple[str, str]]) -> str:
    lines = [f"14271_0120_{place:05};14271;Rue;{place};{x};{y}" for place, (x, y) in enumerate(points, start=1)]
    return "\n".join([HEAD, *lines])


@pytest.mark.parametrize("point", FAULTS)
def test_the_address_stays_without_a_position(town: Town, point: tuple[str, str]) -> None:
    town.load_text("base-adresse-locale", base([*GOOD, point]), "adresses.csv")
    assert town.ask("select is_located, longitude, latitude, defects from core.addresses where number = 4") == [
        (False, None, None, FAULTS[point])
    ]
    assert town.one("select count(*) from core.addresses where is_located") == 3


def test_a_decimal_comma_is_read(town: Town) -> None:
    town.load_text("base-adresse-locale", base([("-0,3768", "49,1478")]), "adresses.csv")
    assert town.ask("select longitude, latitude, defects from core.addresses") == [(-0.3768, 49.1478, None)]


def test_positions_that_were_published_and_refused_are_counted(town: Town) -> None:
    town.load_text("base-adresse-locale", base([*GOOD, *FAULTS]), "adresses.csv")
    noted = town.rejected("core.addresses", "link")
    assert noted == {"position_hors_france": 2, "position_illisible": 2, "position_eloignee": 1}
    assert town.one("select count(*) from core.addresses where not is_located") == len(FAULTS)
    assert town.rejected("core.addresses") == {}
