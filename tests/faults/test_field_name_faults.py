"""Fault 20, where files come in: field names with dots, brackets, colons and quotes land whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loaded_town import Town, open_town

NAMES = ["a.b", "c[0]", "d:e", 'f"g', "h'i", "j/k~l", "débit (m³/h)", "$.x", "select"]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened


def test_odd_names_of_a_csv_land_aside(town: Town) -> None:
    header = ";".join('"' + name.replace('"', '""') + '"' for name in ["point_id", "date", "sessions", *NAMES])
    town.load_text("wifi", f"{header}\nW01;2026-01-01;1;{';'.join(map(str, range(len(NAMES))))}\n", "wifi.csv")
    assert json.loads(town.one("select _extra from raw.wifi")) == {name: str(i) for i, name in enumerate(NAMES)}


def test_odd_names_of_json_records_land_aside(town: Town) -> None:
    record = {"point_id": "W01", "date": "2026-01-01", "sessions": 1, **dict.fromkeys(NAMES, "x")}
    town.load_text("wifi", json.dumps(record) + "\n", "wifi.jsonl")
    assert json.loads(town.one("select _extra from raw.wifi")) == dict.fromkeys(NAMES, "x")


def test_odd_names_of_an_inventory_are_its_properties(town: Town) -> None:
    town.load_text("commune", json.dumps({"code": "14271", "nom": "Fleury-sur-Orne", "contour": {
        "type": "Polygon", "coordinates": [[[-0.4, 49.1], [-0.3, 49.1], [-0.3, 49.2], [-0.4, 49.1]]]}}))
    things = [{"geo": {"lon": -0.35, "lat": 49.12}, "ID/lieu": "7", **dict.fromkeys(NAMES, "x")}]
    town.load_text("bancs", json.dumps(things))
    assert json.loads(town.one("select properties from core.facilities")) == {
        "ID/lieu": "7", **dict.fromkeys(NAMES, "x")}
