"""The portal's catalogue as documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.declarations import load_datasets
from dashboard.errors import Changed
from dashboard.warehouse.formats.catalogue import sniff
from tests.formats.conftest import Door

CARD = {"dataset_id": "bancs-publics", "metas": {"default": {"title": "Bancs", "description": "<p>Où s’asseoir</p>"}}}


@pytest.mark.parametrize("body", [{"total_count": 1, "results": [CARD]}, [CARD], CARD])
def test_a_page_a_list_or_one_card_land_the_same(door: Door, body: Any) -> None:
    (row,) = door.load("catalogue", door.part(json.dumps(body), "ods_catalogue"))
    assert json.loads(row["body"]) == CARD


def test_an_empty_page_gives_no_row(door: Door) -> None:
    assert door.load("catalogue", door.part('{"total_count":0,"results":[]}', "ods_catalogue")) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"error_code":"InvalidRESTParameterError","message":"Invalid value for limit"}', "Invalid value for limit"),
        ('{"errorcode":10005,"error":"You have exceeded the requests limit"}', "exceeded"),
        ('{"results":[{"count":3}]}', "dataset_id"),
        ("[1]", "dataset_id"),
        ("3", "dataset_id"),
        ('{"results":[', "tronqué"),
        ("<html>", "HTML"),
    ],
)
def test_anything_else_is_refused(door: Door, body: str, reason: str) -> None:
    with pytest.raises(Changed, match=reason):
        door.load("catalogue", door.part(body, "ods_catalogue"))


def test_only_json_for_the_catalogue_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[]", encoding="utf-8")
    assert sniff(load_datasets()["catalogue"], "a.json", b"", path) == "ods_catalogue"
    assert sniff(load_datasets()["bancs"], "a.json", b"", path) is None
    path.write_text("a;b", encoding="utf-8")
    assert sniff(load_datasets()["catalogue"], "a.json", b"", path) is None
