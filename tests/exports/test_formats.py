"""Each format, opened again by another program's reader: the same cells, the same types, nothing lost."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from openpyxl import load_workbook

from dashboard.export import FORMATS, Exported, Field, Provenance, Source, export, file_name, of_frame
from dashboard.exports import sheet
from dashboard.exports.words import words
from dashboard.locale.column import Column
from tests.exports.reopened import csv_rows, parquet, parsed, sheets, written

FRAME = pd.DataFrame({
    "name": ["Mairie ; « a »", 'b "c"\nd', None],
    "amount_eur": [-12.5, 0.1 + 0.2, None],
    "people_count": [1, None, 3],
    "measured_at": pd.to_datetime(["2026-11-23 17:05:00", None, "2026-07-01 00:00:00"]),
    "is_open": pd.array([True, False, None], dtype="boolean"),
    "longitude": [-0.327, None, 200.0],
    "latitude": [49.2, 49.3, 49.4],
})  # fmt: skip
COLUMNS = {
    "name": "Nom", "amount_eur": Column("Montant", "amount", 2, "€"), "people_count": Column("Personnes", "integer"),
    "measured_at": Column("Mesuré", "moment"), "is_open": Column("Ouvert", "boolean"),
    "longitude": "Longitude", "latitude": "Latitude",
}  # fmt: skip
CITY = Source("decp", "Marchés", "Ville", "Licence Ouverte 2.0", "https://lo.fr", datetime(2026, 11, 23, tzinfo=UTC),
              datetime(2026, 11, 23, 17, 5, tzinfo=UTC), True, 4, "/api/v1/datasets/decp")  # fmt: skip
OSM = Source("bancs", "Bancs", "OpenStreetMap", "ODbL 1.0", "https://odbl.org")
FROM = Provenance((CITY, OSM), "20261123-abc", datetime(2026, 11, 23, 17, 6, tzinfo=UTC), query="marches/liste",
                  sql="select 1", parameters={"debut": date(2026, 1, 1)})  # fmt: skip
TABLE = of_frame(FRAME, "essai", COLUMNS, FROM, "Essai")


def test_plain_csv_is_for_programs() -> None:
    content = written(TABLE, "csv")
    assert not content.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(content)
    assert rows[0] == list(FRAME.columns)
    assert rows[1] == ["Mairie ; « a »", "-12.5", "1", "2026-11-23T17:05:00Z", "true", "-0.327", "49.2"]
    assert rows[2] == ['b "c"\nd', "0.30000000000000004", "", "", "false", "", "49.3"]


def test_french_csv_is_for_excel() -> None:
    content = written(TABLE, "csv-fr")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(content)
    assert rows[0] == ["Nom", "Montant (€)", "Personnes", "Mesuré (heure de Paris)", "Ouvert", "Longitude", "Latitude",
                       "Source et licence"]  # fmt: skip
    assert rows[1][:-1] == ["Mairie ; « a »", "-12,5", "1", "2026-11-23 18:05:00", "oui", "-0,327", "49,2"]
    assert rows[3][3] == "2026-07-01 02:00:00"
    assert csv_rows(written(TABLE, "csv-fr", "en"))[1][4] == "yes"


def test_french_csv_names_each_source_its_licence_and_day_on_every_row() -> None:
    told = {row[-1] for row in csv_rows(written(TABLE, "csv-fr"))[1:]}
    assert told == {
        ("Marchés, Ville, Licence Ouverte 2.0, mise à jour du 23\u00a0nov. 2026 · Bancs, OpenStreetMap, ODbL 1.0 · "
        "Données de démonstration, inventées\u00a0: ne pas les citer.")}  # fmt: skip


def test_french_csv_gives_measures_their_declared_digits_and_plain_csv_all_of_them() -> None:
    frame = pd.DataFrame({"share": [0.9880571166012795], "hours": [112.63333333333334], "free": [0.1 + 0.2]})
    table = of_frame(frame, "essai", {"share": Column("Part", "percent", 1), "hours": Column("Heures", "decimal", 1),
                                      "free": Column("Libre", "decimal")})  # fmt: skip
    assert csv_rows(written(table, "csv-fr"))[1] == ["0,988", "112,6", "0,30000000000000004"]
    assert csv_rows(written(table, "csv"))[1] == ["0.9880571166012795", "112.63333333333334", "0.30000000000000004"]


def test_a_workbook_has_typed_cells_a_frozen_heading_and_a_passport() -> None:
    content = written(TABLE, "xlsx")
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Données", "Passeport"]
    data = book["Données"]
    assert (data.freeze_panes, data.auto_filter.ref) == ("A2", "A1:G4")
    assert data.column_dimensions["A"].width > 8
    assert [cell.data_type for cell in data[2]] == ["s", "n", "n", "d", "b", "n", "n"]
    rows = sheets(content)["Données"]
    assert rows[1] == ("Mairie ; « a »", -12.5, 1, datetime(2026, 11, 23, 18, 5), True, -0.327, 49.2)
    assert rows[2] == ('b "c"\nd', 0.1 + 0.2, None, None, False, None, 49.3)
    told = {row[0]: row[1] for row in sheets(content)["Passeport"] if row[0]}
    assert told["Titre"] == "Essai"
    assert told["Instantané"] == "20261123-abc"
    assert told["Requête SQL"] == "select 1"
    assert told["Paramètres"] == "debut = 2026-01-01"
    assert "Démonstration" in told
    assert told["Lignes"] == "3"


def test_two_licences_are_both_named_and_never_told_as_one() -> None:
    rows = sheets(written(TABLE, "xlsx"))["Passeport"]
    licences = [row[1] for row in rows if row[0] == "Licence"]
    assert licences == ["Licence Ouverte 2.0 : https://lo.fr", "ODbL 1.0 : https://odbl.org"]
    assert any(row[0] == "Plusieurs licences" and "ODbL 1.0" in row[1] for row in rows)
    for form in ("json", "geojson"):
        assert parsed(written(TABLE, form))["passport"]["licences"] == ["Licence Ouverte 2.0", "ODbL 1.0"]
    told = json.loads(parquet(written(TABLE, "parquet")).schema.metadata[b"passport"])
    assert [source["licence"] for source in told["sources"]] == ["Licence Ouverte 2.0", "ODbL 1.0"]


def test_rows_beyond_a_sheet_go_on_the_next_one() -> None:
    table = of_frame(pd.DataFrame({"n": range(7)}), "long")
    content = b"".join(sheet.stream(table, words(table, "fr"), most_rows=4))
    found = sheets(content)
    assert list(found) == ["Données", "Passeport", "Données (2)", "Données (3)"]
    assert [row[0] for name in ("Données", "Données (2)", "Données (3)") for row in found[name]] == [
        "n", 0, 1, 2, "n", 3, 4, 5, "n", 6]  # fmt: skip
    assert sheet.MOST_ROWS == 1_048_576


def test_what_excel_cannot_hold_as_it_is_goes_as_text() -> None:
    frame = pd.DataFrame({"siret": [12345678901234567], "old": [date(1804, 3, 21)], "text": ["x" * 40_000],
                          "exact": [Decimal("1234567890123456.78")]})  # fmt: skip
    rows = sheets(written(frame, "xlsx"))
    assert rows["Données"][1][0] == "12345678901234567"
    assert rows["Données"][1][1] == "1804-03-21"
    assert len(rows["Données"][1][2]) == 32_767
    assert rows["Données"][1][3] == "1234567890123456.78"
    assert ("Textes coupés à 32 767 signes", "1", None, None) in [
        tuple(None if v == "" else v for v in row) for row in rows["Passeport"]]  # fmt: skip


def test_text_that_looks_like_rich_text_stays_text() -> None:
    texts = ["<r><t>a</t></r>", "<b>", "_x0041_", "http://a.fr", "=1", "1"]
    assert [row[0] for row in sheets(written(pd.DataFrame({"t": texts}), "xlsx"))["Données"][1:]] == texts


def test_geojson_keeps_rows_without_a_position() -> None:
    told = parsed(written(TABLE, "geojson"))
    assert told["type"] == "FeatureCollection"
    assert [feature["geometry"] for feature in told["features"]] == [
        {"type": "Point", "coordinates": [-0.327, 49.2]}, None, None]  # fmt: skip
    assert told["features"][0]["properties"]["measured_at"] == "2026-11-23T17:05:00Z"
    nowhere = parsed(written(pd.DataFrame({"a": [1, 2]}), "geojson"))
    assert [feature["geometry"] for feature in nowhere["features"]] == [None, None]


def test_json_has_its_passport_then_a_record_a_row() -> None:
    told = parsed(written(TABLE, "json"))
    assert told["records"][0] == {"name": "Mairie ; « a »", "amount_eur": -12.5, "people_count": 1,
                                  "measured_at": "2026-11-23T17:05:00Z", "is_open": True, "longitude": -0.327,
                                  "latitude": 49.2}  # fmt: skip
    assert told["records"][1]["people_count"] is None
    assert told["passport"]["snapshot"] == "20261123-abc"
    assert told["passport"]["sources"][0]["fetched_at"] == "2026-11-23T17:05:00Z"
    assert [column["title"] for column in told["passport"]["columns"]][:2] == ["Nom", "Montant (€)"]


def test_parquet_is_typed_and_read_by_others(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "a.parquet"
    file.write_bytes(written(TABLE, "parquet"))
    assert [str(kind) for kind in parquet(file.read_bytes()).schema.types] == [
        "large_string", "double", "int64", "timestamp[us, tz=UTC]", "bool", "double", "double"]  # fmt: skip
    found = duckdb.connect().execute(f"select name, people_count, amount_eur from '{file}'").fetchall()
    assert found[1] == ('b "c"\nd', None, 0.1 + 0.2)


def decimals() -> Iterator[pa.RecordBatch]:
    yield pa.record_batch({"v": pa.array([Decimal("1234567890123456.78"), None], pa.decimal128(18, 2)),
                           "tags": pa.array([["a", "=b"], None]), "raw": pa.array([b"\x01", None])})  # fmt: skip


def test_decimals_keep_every_digit_and_lists_are_json() -> None:
    fields = (Field("v", "v", "decimal"), Field("tags", "tags", "json"), Field("raw", "raw"))
    table = Exported("d", "d", fields, decimals)
    assert csv_rows(written(table, "csv"))[1] == ["1234567890123456.78", '["a", "=b"]', "01"]
    assert csv_rows(written(table, "csv-fr"))[1][0] == "1234567890123456,78"
    assert b'"v":1234567890123456.78,"tags":["a","=b"]' in written(table, "json")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_table_without_rows_or_with_odd_values_is_still_a_file(form: str) -> None:
    assert written(FRAME.head(0), form)
    odd = pd.DataFrame({"mixed": [1, "a", None], "never": [None, None, None], "far": [float("inf"), float("nan"), 1.0]})
    assert written(odd, form)
    assert file_name(of_frame(odd, "../a b"), form).startswith("a-b.")


def test_words_do_not_change_the_language_of_the_caller() -> None:
    from dashboard.locale import language, use

    use("fr")
    list(export(TABLE, "xlsx", "en"))
    assert language() == "fr"
