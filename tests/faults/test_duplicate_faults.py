"""Fault 13: the same rows again, the same key with other values, out of order, a gap filled later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from dashboard.declarations import load_datasets
from dashboard.warehouse.formats import LandedPart
from tests.loaded_town import Town, open_town

FIRST, SECOND = "20261123T100000.000000Z", "20261123T110000.000000Z"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened


def fetch(town: Town, fetch_id: str, *values: tuple[str, float]) -> None:
    """One fetch of levels: (hour and minute, millimetres)."""
    rows = [{"code_station": "I362102001", "grandeur_hydro": "H", "date_obs": f"2026-11-23T{at}:00Z",
             "resultat_obs": value, "code_statut": 4} for at, value in values]
    path = town.folder / f"{fetch_id}.json"
    path.write_text(json.dumps({"data": rows}), encoding="utf-8")
    part = LandedPart(path, path.name, "hubeau_json", fetch_id, 1, "observations_tr")
    town.workshop.load(load_datasets()["hydrometrie"], [part], compared=False)


def levels(town: Town) -> list[tuple[str, float]]:
    return town.ask("select strftime(measured_at, '%H:%M'), level_m from core.river_readings order by 1")


def test_the_same_fetch_again_changes_nothing(town: Town) -> None:
    fetch(town, FIRST, ("09:05", 505), ("09:00", 500))
    fetch(town, SECOND, ("09:00", 500), ("09:05", 505))
    assert levels(town) == [("09:00", 0.5), ("09:05", 0.505)]
    assert town.count("meta.revisions") == 0
    assert town.count("meta.rejected") == 0


def test_a_value_published_again_and_different_is_logged_and_replaced(town: Town) -> None:
    fetch(town, FIRST, ("09:00", 500))
    fetch(town, SECOND, ("09:00", 510))
    assert levels(town) == [("09:00", 0.51)]
    assert town.ask("select column_name, old_value, new_value from meta.revisions") == [("level_m", "0.5", "0.51")]


def test_a_gap_filled_later_joins_the_series(town: Town) -> None:
    fetch(town, FIRST, ("08:00", 480), ("09:00", 500))
    fetch(town, SECOND, ("08:30", 490))
    assert levels(town) == [("08:00", 0.48), ("08:30", 0.49), ("09:00", 0.5)]


def test_a_measure_that_comes_alone_does_not_erase_the_other(town: Town) -> None:
    fetch(town, FIRST, ("09:00", 500))
    path = town.folder / "flow.json"
    path.write_text(json.dumps({"data": [{"code_station": "I362102001", "grandeur_hydro": "Q", "resultat_obs": 12000,
                                          "date_obs": "2026-11-23T09:00:00Z"}]}), encoding="utf-8")
    part = LandedPart(path, path.name, "hubeau_json", SECOND, 1, "observations_tr")
    town.workshop.load(load_datasets()["hydrometrie"], [part], compared=False)
    assert town.ask("select measured_at, level_m, flow_m3s from core.river_readings") == [
        (datetime(2026, 11, 23, 9), 0.5, 12.0)]


def test_two_values_of_one_fetch_are_noted(town: Town) -> None:
    fetch(town, FIRST, ("09:00", 500), ("09:00", 900))
    assert levels(town) == [("09:00", 0.9)]
    assert town.rejected("core.river_readings", "link") == {"deux valeurs pour un même instant": 1}
