"""Exports: every format, streamed, with validators; a portal's CSV has a mark, semicolons and latitude first."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pyarrow.parquet as pq
import pytest

from dashboard.demo.doubles import Doubles
from dashboard.demo.doubles.ods_parquet import wkb
from tests.demo.doubles.town import BENCHES, Get

ROOT = "/api/explore/v2.1/catalog/datasets"
EXPORTS = f"{ROOT}/bancs-publics/exports"


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_list_of_formats(get: Get, doubles: Doubles) -> None:
    links = get("opendatasoft", EXPORTS).json()["links"]
    assert {"rel": "jsonl", "href": f"{doubles.base_urls['opendatasoft']}{EXPORTS}/jsonl"} in links
    assert {link["rel"] for link in links} == {"self", "csv", "geojson", "json", "jsonl", "parquet"}


def test_json_lines_are_the_file_as_it_is_in_chunks(get: Get, folder) -> None:
    answer = get("opendatasoft", f"{EXPORTS}/jsonl")
    assert answer.content == (folder / "opendatasoft" / "bancs-publics.jsonl").read_bytes()
    assert answer.headers["Transfer-Encoding"] == "chunked"
    assert "Content-Length" not in answer.headers


def test_a_compressed_file_goes_compressed_to_those_who_take_it(get: Get) -> None:
    path = f"{ROOT}/frequentation-du-wifi-public/exports/jsonl"
    packed, plain = get("opendatasoft", path), get("opendatasoft", path, headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.content == plain.content
    assert len(lines(plain.text)) == 3000


def test_json_is_one_list(get: Get) -> None:
    assert get("opendatasoft", f"{EXPORTS}/json").json() == BENCHES


def test_exports_filter_sort_select_and_limit(get: Get) -> None:
    answer = get(
        "opendatasoft", f"{EXPORTS}/jsonl", where="places > 0", order_by="places desc", select="id, places", limit=1
    )
    assert lines(answer.text) == [{"id": "007", "places": 3}]


def test_an_export_has_no_ceiling(get: Get) -> None:
    assert len(get("opendatasoft", f"{ROOT}/mesures/exports/json", limit=-1).json()) == 12_000


def test_groups_can_be_exported(get: Get) -> None:
    answer = get("opendatasoft", f"{ROOT}/mesures/exports/csv", group_by="zone", select="count(*) as n")
    assert answer.content.decode("utf-8-sig").splitlines() == ["zone;n", "sud;4000", "nord;8000"]


@pytest.mark.parametrize(
    ("form", "parameters", "code"),
    [
        ("xlsx", {}, "InvalidRESTParameterError"),
        ("csv", {"delimiter": "#"}, "InvalidRESTParameterError"),
        ("jsonl", {"limit": -2}, "InvalidRESTParameterError"),
        ("jsonl", {"offset": 10_001}, "InvalidRESTParameterError"),
        ("jsonl", {"where": "inconnu = 1"}, "ODSQLError"),
        ("json", {"order_by": "inconnu"}, "ODSQLError"),
        ("parquet", {"parquet_compression": "lzma"}, "InvalidRESTParameterError"),
    ],
)
def test_what_an_export_refuses_it_refuses_before_the_first_row(
    get: Get, form: str, parameters: dict, code: str
) -> None:
    answer = get("opendatasoft", f"{EXPORTS}/{form}", **parameters)
    assert (answer.status_code, answer.json()["error_code"]) == (400, code)


def test_csv_has_a_mark_semicolons_and_points_latitude_first(get: Get) -> None:
    body = get("opendatasoft", f"{EXPORTS}/csv").content
    assert body.startswith(b"\xef\xbb\xbfid;nom;")
    table = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    assert table[1] == ["007", "Banc de l'église", "2019-03-26", "3", "49.15, -0.38", "bois,ombre",
                        "2026-06-22T08:47:08+00:00", "True"]  # fmt: skip
    assert table[2][1] == 'Banc; du "stade"'
    assert table[3][4:] == ["", "", "", ""]


def test_csv_options(get: Get) -> None:
    answer = get("opendatasoft", f"{EXPORTS}/csv", use_labels="true", delimiter=",", with_bom="false",
                 list_separator="|", quote_all="true", select="nom, tags", limit=1)  # fmt: skip
    assert answer.content.decode().splitlines() == ['"Nom du banc","tags"', '"Banc de l\'église","bois|ombre"']


def test_geojson_moves_the_point_into_the_geometry(get: Get) -> None:
    answer = get("opendatasoft", f"{EXPORTS}/geojson").json()
    first, *_, last = answer["features"]
    assert answer["type"] == "FeatureCollection"
    assert first["geometry"] == {"type": "Point", "coordinates": [-0.38, 49.15]}
    assert "lieu" not in first["properties"]
    assert last["geometry"] is None


def test_geojson_prefers_the_shape(get: Get) -> None:
    feature = get("opendatasoft", f"{ROOT}/limites/exports/geojson").json()["features"][0]
    assert feature["geometry"]["type"] == "MultiPolygon"
    assert feature["properties"] == {"nom": "Fleury"}


def test_parquet_is_typed_and_its_points_are_wkb(get: Get) -> None:
    table = pq.read_table(io.BytesIO(get("opendatasoft", f"{EXPORTS}/parquet", parquet_compression="zstd").content))
    rows = table.to_pylist()
    assert [str(kind) for kind in table.schema.types] == [
        "string", "string", "date32[day]", "int64", "binary", "list<element: string>", "timestamp[ms, tz=UTC]", "bool",
    ]  # fmt: skip
    assert (rows[0]["id"], rows[0]["places"], rows[0]["tags"]) == ("007", 3, ["bois", "ombre"])
    assert rows[0]["lieu"] == wkb({"type": "Point", "coordinates": [-0.38, 49.15]})
    assert rows[2] == {"id": "009", "nom": "Banc sans lieu", **dict.fromkeys(table.column_names[2:])}


def test_well_known_binary_is_read_by_others() -> None:
    shapely = pytest.importorskip("shapely")
    ring = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]
    shapes = {"LineString": ring, "Polygon": [ring], "MultiPoint": ring, "MultiPolygon": [[ring], [ring]]}
    for kind, coordinates in shapes.items():
        shape = {"type": kind, "coordinates": coordinates}
        assert json.loads(shapely.to_geojson(shapely.from_wkb(wkb(shape)))) == shape


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_an_unchanged_export_is_a_304(get: Get, form: str) -> None:
    first = get("opendatasoft", f"{EXPORTS}/{form}")
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    by_tag = get("opendatasoft", f"{EXPORTS}/{form}", headers={"If-None-Match": tag})
    by_date = get("opendatasoft", f"{EXPORTS}/{form}", headers={"If-Modified-Since": date})
    assert (by_tag.status_code, by_tag.content) == (304, b"")
    assert by_tag.headers["ETag"] == tag
    assert by_date.status_code == 304


def test_another_question_has_another_tag(get: Get) -> None:
    tag = get("opendatasoft", f"{EXPORTS}/csv").headers["ETag"]
    answer = get("opendatasoft", f"{EXPORTS}/csv", headers={"If-None-Match": tag}, limit=1)
    assert answer.status_code == 200


def test_a_rewritten_file_is_sent_again(get: Get, folder) -> None:
    path = folder / "opendatasoft" / "vide.jsonl"
    tag = get("opendatasoft", f"{ROOT}/vide/exports/jsonl").headers["ETag"]
    path.write_text('{"n": 1}\n', encoding="utf-8")
    try:
        answer = get("opendatasoft", f"{ROOT}/vide/exports/jsonl", headers={"If-None-Match": tag})
        assert answer.text == '{"n": 1}\n'
        assert get("opendatasoft", f"{ROOT}/vide/records").json()["total_count"] == 1
    finally:
        path.write_bytes(b"")


def test_a_gzip_file_made_of_members_is_read_whole(get: Get, folder) -> None:
    path = folder / "opendatasoft" / "jeu-000.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"n": 1}\n') + gzip.compress(b'{"n": 2}\n'))
    try:
        answer = get("opendatasoft", f"{ROOT}/jeu-000/exports/jsonl", headers={"Accept-Encoding": "identity"})
        assert lines(answer.text) == [{"n": 1}, {"n": 2}]
        assert get("opendatasoft", f"{ROOT}/jeu-000/records").json()["total_count"] == 2
    finally:
        path.unlink()
