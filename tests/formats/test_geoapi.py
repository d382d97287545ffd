"""Communes of geo.api.gouv.fr as documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.declarations import load_datasets
from dashboard.errors import Changed
from dashboard.warehouse.formats.geoapi import sniff
from tests.formats.conftest import Door

OUTLINE = {"type": "Polygon", "coordinates": [[[-0.4, 49.1], [-0.3, 49.1], [-0.3, 49.2], [-0.4, 49.1]]]}
PLAIN = {"code": "14271", "nom": "Fleury-sur-Orne", "population": 4915, "contour": OUTLINE}
FEATURE = {"type": "Feature", "properties": {"code": "14271", "nom": "Fleury-sur-Orne"}, "geometry": OUTLINE}
BARE = '{"code":"14271","nom":"Fleury-sur-Orne","population":4915}'


@pytest.mark.parametrize(
    ("body", "expected"),
    [(PLAIN, PLAIN), ([PLAIN], PLAIN), (FEATURE, FEATURE), ({"features": [FEATURE]}, FEATURE)],
)
def test_every_shape_of_answer_lands(door: Door, body: Any, expected: Any) -> None:
    (row,) = door.load("commune", door.part(json.dumps(body), "geoapi_json"))
    assert json.loads(row["body"]) == expected


@pytest.mark.parametrize("body", ['{"statusCode":404,"message":"Not Found"}', "[]", '{"code":"1"}', "{", '"1"', BARE])
def test_anything_else_is_refused(door: Door, body: str) -> None:
    with pytest.raises(Changed):
        door.load("commune", door.part(body, "geoapi_json"))


def test_only_json_for_communes_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}", encoding="utf-8")
    assert sniff(load_datasets()["commune"], "a.json", b"", path) == "geoapi_json"
    assert sniff(load_datasets()["bancs"], "a.json", b"", path) is None
