"""Tables with declared columns, in every format that a town or its portal sends."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.declarations import Dataset, load_datasets
from dashboard.errors import Changed
from dashboard.warehouse.formats.tables import sniff
from tests.formats.conftest import Door

Small = Callable[..., Dataset]
CARD = {"dataset_id": "essai", "fields": [], "metas": {"default": {"records_count": 0}}}


def cells(rows: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(row["code"], row["libelle"], row["valeur"]) for row in rows]


def test_a_csv_lands_as_text_exactly_as_published(door: Door, small: Small) -> None:
    rows = door.load(small(), door.part("code;libelle;valeur\n01053; à  revoir ;1 234,50\n2;;\n", "csv"))
    assert cells(rows) == [("01053", " à  revoir ", "1 234,50"), ("2", None, None)]
    assert [(row["_dataset"], row["_part"], row["_row"], row["_extra"]) for row in rows] == [
        ("essai", 1, 1, None), ("essai", 1, 2, None)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_encoding_and_delimiter_gives_the_same_rows(
    door: Door, small: Small, encoding: str, delimiter: str
) -> None:
    text = "code;libelle;valeur\n1;Forêt à l'été;3\n".replace(";", delimiter)
    assert cells(door.load(small(), door.part(text.encode(encoding), "csv"))) == [("1", "Forêt à l'été", "3")]


def test_gzip_is_read_whatever_the_name(door: Door, small: Small) -> None:
    body = gzip.compress(b"code;libelle\n1;a\n")
    assert cells(door.load(small(), door.part(body, "csv", "a.csv"))) == [("1", "a", None)]


def test_a_quoted_cell_may_hold_the_delimiter_quotes_and_a_line_end(door: Door, small: Small) -> None:
    rows = door.load(small(), door.part('code;libelle\r\n1;"a; ""b""\nc"\r\n', "csv"))
    assert cells(rows) == [("1", 'a; "b"\nc', None)]


def test_line_ends_of_both_kinds_in_one_file_are_read(door: Door, small: Small) -> None:
    assert [row["code"] for row in door.load(small(), door.part("code;x\r\n1;a\n2;b\r\n", "csv"))] == ["1", "2"]


def test_the_sep_line_of_a_spreadsheet_is_no_header(door: Door, small: Small) -> None:
    assert cells(door.load(small(), door.part("sep=,\r\ncode,label\r\n1,a\r\n", "csv"))) == [("1", "a", None)]


@pytest.mark.parametrize("header", ["code;label;valeur", "CODE;Libellé;Valeur", "Valeur;Libelle;Code"])
def test_columns_are_found_by_alias_case_accent_and_in_any_order(door: Door, small: Small, header: str) -> None:
    line = "3;a;1" if header.startswith("Valeur") else "1;a;3"
    assert cells(door.load(small(), door.part(f"{header}\n{line}\n", "csv"))) == [("1", "a", "3")]


def test_an_undeclared_column_lands_aside(door: Door, small: Small) -> None:
    rows = door.load(small(), door.part("code;remarque\n1;vu\n2;\n", "csv"))
    assert [row["_extra"] for row in rows] == ['{"remarque":"vu"}', None]


def test_a_missing_required_column_refuses_the_file_and_says_the_difference(door: Door, small: Small) -> None:
    with pytest.raises(Changed) as caught:
        door.load(small(), door.part("code_local;libelle\n1;a\n", "csv", origin="fichier.csv"))
    assert "« code »" in caught.value.message
    assert "nouvelles : « code_local »" in caught.value.message
    assert "« code » est peut-être devenue « code_local »" in caught.value.message
    assert (caught.value.dataset, caught.value.address) == ("essai", "fichier.csv")
    assert door.rows(small()) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "vide"),
        (b"\xef\xbb\xbf", "vide"),
        (b"<!doctype html><p>Maintenance", "HTML"),
        (b"code;libelle\n1;a;b\n", "ligne 2 : 3 cellules au lieu de 2"),
        (b"code;libelle\n1;a\n2\n", "ligne 3 : 1 cellules au lieu de 2"),
        (b'code;libelle\n1;"a\n2;b\n', "guillemets"),
        (b"code;libelle\n1;a\x00b\n", "octets nuls"),
        (b"code;code\n1;2\n", "deux fois"),
        (gzip.compress(mtime=0, data=b"code;libelle\n" + bytes(range(33, 127)) * 99)[:-30], "gzip"),
        (b"code;libelle\n1;a\nStreaming interrupted due to the following error: x\n", "interrompu"),
    ],
)
def test_a_csv_that_breaks_its_own_columns_is_refused_whole(
    door: Door, small: Small, body: bytes, reason: str
) -> None:
    with pytest.raises(Changed, match=reason):
        door.load(small(), door.part(body, "csv"))
    assert door.rows(small()) == []


def test_a_header_alone_gives_no_row(door: Door, small: Small) -> None:
    assert door.load(small(), door.part("code;libelle\n", "csv")) == []


def test_json_lines_keep_numbers_as_their_text_and_lists_as_json(door: Door, small: Small) -> None:
    lines = '{"code":"01","libelle":["a","b"],"valeur":491.0}\n{"code":7,"libelle":null,"valeur":true,"plus":{"a":1}}\n'
    rows = door.load(small(), door.part(lines, "ods_jsonl"))
    assert cells(rows) == [("01", '["a","b"]', "491.0"), ("7", None, "true")]
    assert [row["_extra"] for row in rows] == [None, '{"plus":"{\\"a\\":1}"}']


def test_json_lines_are_read_compressed_and_with_a_mark(door: Door, small: Small) -> None:
    body = gzip.compress('{"code":"é"}\n'.encode())
    assert cells(door.load(small(), door.part(body, "ods_jsonl"))) == [("é", None, None)]
    marked = door.part('\ufeff{"code":"è"}\n', "ods_jsonl", number=2)
    assert cells(door.load(small(), marked))[1:] == [("è", None, None)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"code":"1"}\nStreaming interrupted due to the following error: boum (error_code: X)\n', "interrompu.*boum"),
        ('{"code":"1"}\n{"code":"2","va', "tronquées"),
        ('{"error_code":"ODSQLError","message":"ODSQL query is malformed"}', "ODSQL query is malformed"),
        ('{"errorcode":10002,"error":"Too many requests on the domain."}', "Too many requests"),
        ("<html>maintenance", "HTML"),
        ("", "vide"),
        ("[1, 2]\n", "objets"),
        ('{"code":"1","Code":"2"}\n', "deux fois"),
        ('{"libelle":"a"}\n', "« code »"),
    ],
)
def test_json_lines_that_are_no_records_are_refused(door: Door, small: Small, body: str, reason: str) -> None:
    with pytest.raises(Changed, match=reason):
        door.load(small(), door.part(body, "ods_jsonl"))
    assert door.rows(small()) == []


def test_an_empty_export_of_a_dataset_announced_empty_gives_no_row(door: Door, small: Small) -> None:
    card = door.part(json.dumps(CARD), "ods_dataset", number=2)
    assert door.load(small(), door.part("", "ods_jsonl", siblings=(card,))) == []


def test_a_column_that_the_card_declares_is_not_missing_when_no_record_fills_it(door: Door, small: Small) -> None:
    card = door.part(json.dumps({**CARD, "fields": [{"name": "code", "type": "text"}]}), "ods_dataset", number=2)
    assert cells(door.load(small(), door.part('{"libelle":"a"}\n', "ods_jsonl", siblings=(card,)))) == [
        (None, "a", None)]


def test_a_json_list_and_a_page_of_records_give_the_same_rows(door: Door, small: Small) -> None:
    records = [{"code": "1", "valeur": 2.5}, {"code": "2", "autre": "x"}]
    listed = door.load(small(), door.part(json.dumps(records), "json_list"))
    page = door.load(small(), door.part(json.dumps({"total_count": 2, "results": records}), "ods_records", number=2))
    assert cells(listed) == cells(page[2:]) == [("1", None, "2.5"), ("2", None, None)]


@pytest.mark.parametrize("body", ["{}", '{"results":[1]}', '{"results":', '{"error_code":"X"}'])
def test_a_page_without_records_is_refused(door: Door, small: Small, body: str) -> None:
    with pytest.raises(Changed):
        door.load(small(), door.part(body, "ods_records"))


def test_parquet_lands_as_text_with_iso_instants(door: Door, small: Small, tmp_path: Path) -> None:
    table = pa.table({
        "code": ["01"], "valeur": [2.5], "libelle": [["a", "b"]],
        "vu": pa.array([1767225600000], pa.timestamp("ms", tz="UTC")),
    })
    pq.write_table(table, tmp_path / "t.parquet")
    rows = door.load(small(), door.part((tmp_path / "t.parquet").read_bytes(), "ods_parquet"))
    assert cells(rows) == [("01", '["a","b"]', "2.5")]
    assert json.loads(rows[0]["_extra"]) == {"vu": "2026-01-01T00:00:00Z"}


def test_a_parquet_cut_short_is_refused(door: Door, small: Small, tmp_path: Path) -> None:
    pq.write_table(pa.table({"code": ["1"] * 1000}), tmp_path / "t.parquet")
    with pytest.raises(Changed, match="tronquées"):
        door.load(small(), door.part((tmp_path / "t.parquet").read_bytes()[:-20], "ods_parquet"))


def test_several_parts_of_one_landing_add_up(door: Door, small: Small) -> None:
    rows = door.load(small(), door.part("code\n1\n", "csv"), door.part("code\n2\n", "csv", number=2))
    assert [(row["_part"], row["_row"], row["code"]) for row in rows] == [(1, 1, "1"), (2, 1, "2")]


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("a.csv", b"point_id;date\n", "csv"),
        ("a.txt", "\ufeffpoint_id,date".encode(), "csv"),
        ("a.jsonl", b'{"point_id":"W"}\n', "ods_jsonl"),
        ("a.json", b'[{"point_id":"W"}]', "json_list"),
        ("a.json", b'{"total_count":1,"results":[]}', "ods_records"),
        ("a.json", b'{"point_id":"W"}\n{"point_id":"X"}\n', "ods_jsonl"),
        ("a.json", b'{\n "point_id": "W"\n}', "ods_records"),
        ("a.json", b'{"error_code":"X","message":"m"}', "ods_records"),
        ("a.jsonl.gz", gzip.compress(mtime=0, data=b'{"results":"W"}\n'), "ods_jsonl"),
        ("a.bin", b"PAR1....", "ods_parquet"),
    ],
)
def test_the_format_of_a_local_file_is_told_by_its_bytes(
    tmp_path: Path, name: str, body: bytes, expected: str
) -> None:
    (tmp_path / name).write_bytes(body)
    assert sniff(load_datasets()["wifi"], name, body[:65536], tmp_path / name) == expected


def test_documents_have_readers_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[]")
    assert sniff(load_datasets()["decp"], "a.json", b"[]", tmp_path / "a.json") is None
