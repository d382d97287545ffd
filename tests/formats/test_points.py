"""Points, from GeoJSON, the portal's records and hand-made tables."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.declarations import load_datasets
from dashboard.errors import Changed
from dashboard.warehouse.formats.points import sniff
from tests.formats.conftest import Door


def places(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["name"], row["longitude"], row["latitude"]) for row in rows]


def collection(*geometries: Any) -> str:
    features = [{"type": "Feature", "geometry": g, "properties": {"nom": f"n{i}"}} for i, g in enumerate(geometries)]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_a_geojson_point_lands_with_its_name_and_its_properties(door: Door) -> None:
    feature = {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [-0.37, 49.148, 12]},
               "properties": {"name": "Panneau #1", "notes": ""}}
    (row,) = door.load("bancs", door.part(json.dumps(feature), "geojson"))
    assert (row["name"], row["longitude"], row["latitude"]) == ("Panneau #1", "-0.37", "49.148")
    assert json.loads(row["properties"]) == {"name": "Panneau #1", "notes": "", "id": 7}
    assert json.loads(row["geometry"])["type"] == "Point"


def test_several_positions_give_their_middle_and_none_gives_no_place(door: Door) -> None:
    square = [[[0.0, 49.0], [2.0, 49.0], [2.0, 51.0], [0.0, 51.0], [0.0, 49.0]]]
    rows = door.load("bancs", door.part(collection(
        {"type": "MultiPoint", "coordinates": [[1.0, 49.0], [3.0, 51.0]]},
        {"type": "MultiPoint", "coordinates": [[1.5, 49.5]]},
        {"type": "Polygon", "coordinates": square},
        {"type": "MultiPoint", "coordinates": []},
        {"type": "Point", "coordinates": [None, None]},
        None,
        {"type": "GeometryCollection", "geometries": []},
    ), "geojson"))
    assert places(rows) == [("n0", "2.0", "50.0"), ("n1", "1.5", "49.5"), ("n2", "1.0", "50.0"), ("n3", None, None),
                            ("n4", None, None), ("n5", None, None), ("n6", None, None)]


def test_the_portal_s_card_tells_which_field_is_the_point(door: Door) -> None:
    card = door.part(json.dumps({"fields": [
        {"name": "centre_rue", "type": "text"}, {"name": "ou", "type": "geo_point_2d"}]}), "ods_dataset", number=2)
    line = {"nom": "Aire", "centre_rue": "49.1, -0.1", "ou": {"lon": -0.37, "lat": 49.15}}
    rows = door.load("bancs", door.part(json.dumps(line), "ods_jsonl", siblings=(card,)))
    assert places(rows) == [("Aire", "-0.37", "49.15")]
    assert json.loads(rows[0]["properties"]) == {"nom": "Aire", "centre_rue": "49.1, -0.1"}


@pytest.mark.parametrize("value", [{"lon": -0.37, "lat": 49.15}, "49.15, -0.37", "49.15,-0.37"])
def test_without_a_card_the_values_tell_which_field_is_the_point(door: Door, value: Any) -> None:
    things = [{"libelle": "A", "coordonnees_geo": None}, {"libelle": "B", "coordonnees_geo": value}]
    lines = "\n".join(map(json.dumps, things))
    assert places(door.load("bancs", door.part(lines, "ods_jsonl"))) == [("A", None, None), ("B", "-0.37", "49.15")]


def test_a_shape_of_the_portal_gives_its_place_when_there_is_no_point(door: Door) -> None:
    shape = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-0.37, 49.15]}, "properties": {}}
    page = json.dumps({"total_count": 1, "results": [{"geo_shape": shape, "remarks": "vu"}]})
    rows = door.load("bancs", door.part(page, "ods_records"))
    assert places(rows) == [(None, "-0.37", "49.15")]


@pytest.mark.parametrize(
    "body",
    [
        'nom;geo_point_2d\nA;"49.15, -0.37"\n',
        "nom;latitude;longitude\nA;49.15;-0.37\n",
        "EQUIP_NOM;EQUIP_LAT;EQUIP_LONG\nA;49.15;-0.37\n",
        "Libellé\tLat\tLong\nA\t49.15\t-0.37\n",
    ],
)
def test_a_table_gives_its_places_from_one_cell_or_two_columns(door: Door, body: str) -> None:
    assert places(door.load("equipements", door.part(body, "csv"))) == [("A", "-0.37", "49.15")]


def test_coordinates_land_as_published_even_when_wrong(door: Door) -> None:
    body = "nom;lat;lon\nA;49,15;-00000001,1500341\nB;;\nC;6889000;454000\n".encode("cp1252")
    rows = door.load("bancs", door.part(body, "csv"))
    assert places(rows) == [("A", "-00000001,1500341", "49,15"), ("B", None, None), ("C", "454000", "6889000")]


def test_parquet_points_are_read(door: Door, tmp_path: Any) -> None:
    pq.write_table(pa.table({"nom": ["A"], "geo": [{"lon": -0.37, "lat": 49.15}]}), tmp_path / "p.parquet")
    rows = door.load("bancs", door.part((tmp_path / "p.parquet").read_bytes(), "ods_parquet"))
    assert places(rows) == [("A", "-0.37", "49.15")]


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        ('{"type":"FeatureCollection"}', "geojson", "features"),
        ('{"type":"FeatureCollection","features":[{"type":"Fea', "geojson", "tronqué"),
        ('{"error_code":"NotFound","message":"inconnu"}', "geojson", "inconnu"),
        ("<html>", "geojson", "HTML"),
        ("nom;adresse\nA;rue\n", "csv", "aucune colonne de coordonnées"),
        ('{"error_code":"X","message":"boum"}', "ods_jsonl", "boum"),
        ('{"geo":{"lon":1,"lat":2}}\n{"geo":', "ods_jsonl", "tronqué"),
        ('{"geo":{"lon":1,"lat":2}}\nStreaming interrupted due to the following error: non', "ods_jsonl", "interrompu"),
        ("[1]\n[2]\n", "ods_jsonl", "objet"),
        ("", "ods_jsonl", "vide"),
        ("nom;lat;lon\nA;1\n", "csv", "cellules"),
    ],
)
def test_a_file_that_is_no_list_of_things_is_refused(door: Door, body: str, kind: str, reason: str) -> None:
    with pytest.raises(Changed, match=reason):
        door.load("bancs", door.part(body, kind))
    assert door.rows("bancs") == []


def test_an_inventory_announced_empty_gives_no_row(door: Door) -> None:
    card = door.part('{"fields":[],"metas":{"default":{"records_count":0}}}', "ods_dataset", number=2)
    assert door.load("bancs", door.part("", "ods_jsonl", siblings=(card,))) == []


def test_a_local_geojson_is_told_from_json_lines(tmp_path: Any) -> None:
    bancs, wifi = load_datasets()["bancs"], load_datasets()["wifi"]
    path = tmp_path / "a.geojson"
    path.write_text(collection(None), encoding="utf-8")
    assert sniff(bancs, "a.geojson", b"", path) == "geojson"
    assert sniff(bancs, "a.jsonl", b"", path) is None
    assert sniff(wifi, "a.geojson", b"", path) is None
