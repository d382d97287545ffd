"""Vigicrues' documents: its three shapes, its inconsistencies, and a colour that follows the river."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.demo import river, vigicrues_files
from dashboard.demo.stations import GAUGES, LOUVIGNY, STATIONS, THURY

FLOOD = datetime(2025, 1, 9, 9, tzinfo=UTC)
CALM = datetime(2025, 9, 1, 12, tzinfo=UTC)


def _properties(now: datetime) -> dict[str, dict[str, object]]:
    features = vigicrues_files.info_vigicru(now, river.SEED)["features"]
    return {feature["properties"]["CdEntCru"]: feature["properties"] for feature in features}


def test_the_reach_of_the_town_is_found_by_its_label() -> None:
    labels = [one.get("LbEntCru", one.get("lbentcru")) for one in _properties(CALM).values()]
    assert labels.count("Orne moyenne et aval") == 1


def test_invented_codes_say_that_they_are_invented() -> None:
    assert all(code.startswith("DEMO") for code in _properties(CALM))
    assert "démonstration" in vigicrues_files.territories()["ListEntVigiCru"][0]["LbEntVigiCru"]


@pytest.mark.parametrize(("now", "level"), [(FLOOD, "3"), (CALM, "1")])
def test_the_colour_follows_the_river(now: datetime, level: str) -> None:
    assert _properties(now)[vigicrues_files.LOWER_ORNE]["NivInfViCr"] == level


def test_levels_are_text_number_and_once_meaningless() -> None:
    levels = [one["NivInfViCr"] for one in _properties(CALM).values()]
    assert {type(level) for level in levels} == {str, int}
    assert 0 in levels


def test_labels_come_under_either_name() -> None:
    names = {name for one in _properties(CALM).values() for name in one if name.lower() == "lbentcru"}
    assert names == {"LbEntCru", "lbentcru"}


def test_a_reach_is_a_line_through_its_stations_in_wgs84() -> None:
    features = vigicrues_files.info_vigicru(CALM, river.SEED)["features"]
    lines = [feature["geometry"]["coordinates"][0] for feature in features]
    assert [STATIONS[LOUVIGNY].longitude, STATIONS[LOUVIGNY].latitude] in lines[1]
    assert min(map(len, lines)) == 1, "one reach is degenerate, as some real ones are"


@pytest.mark.parametrize(
    ("now", "issued"),
    [
        (datetime(2026, 11, 23, 12), "2026-11-23T08:00:00+00:00"),
        (datetime(2026, 11, 23, 14), "2026-11-23T14:00:00+00:00"),
        (datetime(2026, 11, 23, 7, 59), "2026-11-22T14:00:00+00:00"),
    ],
)
def test_the_map_is_dated_of_the_last_bulletin(now: datetime, issued: str) -> None:
    assert vigicrues_files.info_vigicru(now, river.SEED)["DtHrInfoVigiCru"] == issued


def test_territory_reaches_and_stations_hang_together() -> None:
    territory = vigicrues_files.territories()["ListEntVigiCru"][0]
    below = {one["CdEntVigiCruInferieur"] for one in territory["aNMoinsUn"]}
    listed = vigicrues_files.reaches()["ListEntVigiCru"]
    stations = {one["CdEntVigiCruInferieur"] for reach in listed for one in reach["aNMoinsUn"]}
    assert below == {reach["CdEntVigiCru"] for reach in listed} == set(_properties(CALM))
    assert {LOUVIGNY, THURY} <= stations <= set(STATIONS)


def test_a_card_gives_lambert_coordinates_as_text() -> None:
    card = vigicrues_files.station(STATIONS[LOUVIGNY], FLOOD, river.SEED)
    place = card["CoordStationHydro"]
    assert all(isinstance(value, str) for value in place.values())
    assert 6_890_000 < int(place["CoordYStationHydro"]) < 6_910_000
    assert len(card["VigilanceCrues"]["StationsBassin"]) == 18


def test_historic_floods_are_those_of_the_river_and_only_past_ones() -> None:
    now = vigicrues_files.historic_floods(STATIONS[THURY], FLOOD, river.SEED)
    before = vigicrues_files.historic_floods(STATIONS[THURY], datetime(2022, 1, 1), river.SEED)
    assert [(flood["LbUsuel"], flood["ValHauteur"]) for flood in now[:1]] == [("Crue de janvier 2025", 3.75)]
    assert "Crue de janvier 2025" not in {flood["LbUsuel"] for flood in before}
    assert all(flood["ValDebit"] > 100 for flood in now)


def test_an_unknown_flow_is_zero() -> None:
    floods = vigicrues_files.historic_floods(STATIONS[LOUVIGNY], FLOOD, river.SEED)
    assert {flood["ValDebit"] for flood in floods} == {0}


def test_write_gives_every_document(tmp_path: Path) -> None:
    vigicrues_files.write(tmp_path, 5, FLOOD, river.SEED)
    names = {path.name for path in (tmp_path / "vigicrues").iterdir()}
    cards = {f"station-{gauge.code}.json" for gauge in GAUGES}
    assert names == cards | {"InfoVigiCru.geojson", "TerEntVigiCru.json", "TronEntVigiCru.json"}
    written = json.loads((tmp_path / "vigicrues" / "InfoVigiCru.geojson").read_text("utf-8"))
    assert written == vigicrues_files.info_vigicru(FLOOD, river.SEED)
