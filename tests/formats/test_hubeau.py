"""Hub'Eau pages and files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.declarations import load_datasets
from dashboard.errors import Changed
from dashboard.warehouse.formats.hubeau import sniff
from tests.formats.conftest import FETCH, Door

READING = {"code_site": "I3621020", "code_station": "I362102001", "grandeur_hydro": "H",
           "date_obs": "2026-09-23T19:30:00Z", "resultat_obs": 491.0, "code_statut": 4, "code_qualification_obs": 16}
HEADER = ";".join(f'"{name}"' for name in READING) + "\n"
LINE = '"I3621020";"I362102001";"H";"2026-09-23T19:30:00Z";"491.0";"4";"16"\n'
TEXTS = {name: str(value) for name, value in READING.items()}


def published(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not name.startswith("_")}


def page(*rows: dict[str, Any], **more: Any) -> str:
    return json.dumps({"count": len(rows), "api_version": "2.0.1", "data": list(rows), **more})


def test_a_page_of_readings_lands_as_text(door: Door) -> None:
    (row,) = door.load("hydrometrie", door.part(page({**READING, "longitude": 4.78}), "hubeau_json"))
    assert published(row) == TEXTS
    assert (row["_fetch"], row["_row"]) == (FETCH, 1)


def test_a_key_that_a_page_leaves_out_is_null(door: Door) -> None:
    rows = door.load("hydrometrie", door.part(page({**READING, "code_station": None}, READING), "hubeau_json"))
    assert [row["code_station"] for row in rows] == [None, "I362102001"]


def test_the_closed_version_of_the_service_is_read_by_alias(door: Door) -> None:
    old = {key: value for key, value in READING.items() if key != "code_statut"} | {"statut_serie": 8}
    (row,) = door.load("hydrometrie", door.part(page(old), "hubeau_json"))
    assert row["code_statut"] == "8"


def test_daily_values_land_with_their_own_kind_of_measure(door: Door) -> None:
    daily = {"code_site": "B7200000", "code_station": "B720000001", "date_obs_elab": "2004-04-22",
             "resultat_obs_elab": 70642.0, "code_statut": 16, "grandeur_hydro_elab": "QmnJ"}
    (row,) = door.load("hydrometrie", door.part(json.dumps({"data": [daily]}), "hubeau_json"))
    assert (row["grandeur_hydro"], row["date_obs"], row["resultat_obs"]) == ("QmnJ", "2004-04-22", "70642.0")


def test_an_empty_page_gives_no_row(door: Door) -> None:
    assert door.load("hydrometrie", door.part(page(), "hubeau_json")) == []


def test_csv_files_of_one_landing_are_read_together(door: Door) -> None:
    plain = door.part(HEADER + LINE, "hubeau_csv", "a.csv")
    packed = door.part(gzip.compress((HEADER + LINE * 2).encode()), "hubeau_csv", "b.csv.gz", number=2)
    rows = door.load("hydrometrie", plain, packed)
    assert [row["_part"] for row in rows] == [1, 2, 2]
    assert all(published(row) == TEXTS for row in rows)


def test_a_csv_saved_again_by_a_spreadsheet_is_read(door: Door) -> None:
    body = (HEADER + LINE).replace('"', "").replace(";", ",").encode("utf-16")
    (row,) = door.load("hydrometrie", door.part(body, "hubeau_csv"))
    assert published(row) == TEXTS


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        ('{"code":"Internal server error","message":"","field_errors":null}', "hubeau_json", "Internal server error"),
        ('{"code":"InvalidRequest","message":"size must be less","field_errors":[]}', "hubeau_json", "size must"),
        ('{"count":0}', "hubeau_json", "« data »"),
        ('{"data":[1]}', "hubeau_json", "« data »"),
        ('{"count":2,"data":[{"code_station"', "hubeau_json", "tronqué"),
        ("<html>503", "hubeau_json", "HTML"),
        ("", "hubeau_json", "vide"),
        ('{"data":[{"code_station":"I362102001"}]}', "hubeau_json", "« date_obs »"),
        ("<html>503", "hubeau_csv", "un tableau"),
        ('{"code":"x"}', "hubeau_csv", "un tableau"),
        ("", "hubeau_csv", "vide"),
        ('"code_station";"date_obs"\n"a";"b"\n', "hubeau_csv", "« grandeur_hydro »"),
        (HEADER + LINE + '"I362', "hubeau_csv", "illisible"),
    ],
)
def test_an_error_or_another_thing_is_refused(door: Door, body: str, kind: str, reason: str) -> None:
    with pytest.raises(Changed, match=reason):
        door.load("hydrometrie", door.part(body, kind))
    assert door.rows("hydrometrie") == []


def test_water_lands_one_document_a_row(door: Door) -> None:
    rows = [{"code_prelevement": "1", "resultat_alphanumerique": "<0,05", "reseaux": [{"code": "014000001"}]},
            {"code_reseau": "014000001", "nom_reseau": "Caen"}]
    landed = door.load("eau-potable", door.part(page(*rows), "hubeau_json"))
    assert [json.loads(row["body"]) for row in landed] == rows


def test_a_bare_list_is_a_page(door: Door) -> None:
    landed = door.load("eau-potable", door.part('[{"code_reseau":"014000001"}]', "hubeau_json"))
    assert [row["body"] for row in landed] == ['{"code_reseau": "014000001"}']


def test_water_as_csv_lands_as_documents_of_texts(door: Door) -> None:
    body = '"code_prelevement";"resultat_numerique"\n"014";"0.0"\n'
    (row,) = door.load("eau-potable", door.part(body, "hubeau_csv"))
    assert json.loads(row["body"]) == {"code_prelevement": "014", "resultat_numerique": "0.0"}
    with pytest.raises(Changed, match="cellules"):
        door.load("eau-potable", door.part("a;b\n1\n", "hubeau_csv"))


def test_a_local_file_is_told_by_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for body, expected in ((page(), "hubeau_json"), (HEADER, "hubeau_csv")):
        path.write_text(body, encoding="utf-8")
        assert sniff(load_datasets()["hydrometrie"], "a", b"", path) == expected
    assert sniff(load_datasets()["wifi"], "a", b"", path) is None
