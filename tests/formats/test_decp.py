"""Procurement files of every published shape, one raw row a contract, its text untouched."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.declarations import Dataset, load_datasets
from dashboard.errors import Changed
from dashboard.warehouse.formats import create_raw, decp
from tests.formats.conftest import Door

ONE = {"id": "M1", "acheteur": {"id": "21140271400012"}, "objet": "Toiture", "montant": 1000.50}
TWO = {"id": "M2", "acheteur": {"id": "20006559700018"}, "objet": "Voirie", "montant": 5}
DEAL = {"id": "C1", "autoriteConcedante": {"id": "21140271400012"}, "valeurGlobale": 10}
HEAD = "id,acheteur_id,objet,montant,titulaire_id,modification_id"


def declared(keep: str = "") -> Dataset:
    dataset = load_datasets()["decp"]
    return dataset.model_copy(update={"fetch": {**dataset.fetch, "keep_buyer": keep}}) if keep else dataset


def load(door: Door, body: bytes | str, name: str = "decp.json", keep: str = "") -> list[dict[str, Any]]:
    """The raw rows of one file, by the format that its first bytes tell."""
    part = door.part(body, "", name)
    kind = decp.sniff(declared(), name, b"", part.path)
    assert kind is not None
    create_raw(door.connection, declared())
    decp.LOADERS[kind](door.connection, declared(keep), [part])
    return door.rows("decp")


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [json.loads(row["body"])["id"] for row in rows]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"marches": [ONE, TWO]}, ["M1", "M2"]),
        ({"marches": {"marche": [ONE, TWO], "contrat-concession": [DEAL]}}, ["M1", "M2", "C1"]),
        ({"marches": {"marche": ONE}}, ["M1"]),
        ({"marches": [{"marche": ONE}, {"contrat-concession": DEAL}]}, ["M1", "C1"]),
        ([ONE, TWO], ["M1", "M2"]),
        (ONE, ["M1"]),
        ({"note": "x", "comptes": {"a": [1]}, "exemples": [{"trap": "t", "source_file": "f", "marche": TWO}]}, ["M2"]),
        ({"marches": []}, []),
        ({"marches": {"marche": []}}, []),
    ],
)
def test_every_json_shape(door: Door, document: object, expected: list[str]) -> None:
    assert ids(load(door, json.dumps(document, indent=1))) == expected


def test_rows_are_numbered_and_dated(door: Door) -> None:
    rows = load(door, json.dumps([ONE, TWO]))
    assert [(row["_dataset"], row["_part"], row["_row"], row["_extra"]) for row in rows] == [
        ("decp", 1, 1, None), ("decp", 1, 2, None)
    ]


def test_the_text_is_kept_to_the_letter(door: Door) -> None:
    published = '{"id":"M1",  "montant": 1000.50,"objet":"l&#39;\\u00e9cole"}'
    assert load(door, f'{{"marches": [ {published}\n]}}')[0]["body"] == published


def test_a_contract_a_line(door: Door) -> None:
    assert ids(load(door, f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n")) == ["M1", "M2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding_and_gzip(door: Door, encoding: str) -> None:
    text = json.dumps({"marches": [{**ONE, "objet": "Réfection de l’école"}]}, ensure_ascii=False)
    rows = load(door, gzip.compress(text.encode(encoding)), "decp.json.gz")
    assert json.loads(rows[0]["body"])["objet"] == "Réfection de l’école"


def test_an_element_that_is_no_contract_still_lands(door: Door) -> None:
    rows = load(door, json.dumps({"marches": [ONE, 12, None, {"x": 1}]}))
    assert [row["body"] for row in rows[1:]] == ["12", "null", '{"x": 1}']


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"marches": [{"id": "M1"', "tronqué"),
        ('{"marches": [{"id": "M1"}', "tronqué"),
        ('{"marches": [{"id": "M1"},]}', "tronqué"),
        ('{"marches" [1]}', "« : » attendu"),
        ('{"marches": []} fin', "tronqué"),
        ("", "fichier vide"),
        ("<!DOCTYPE html><html></html>", "page web"),
        ("{}", "aucun marché"),
        ("[1, 2]", "aucun marché"),
        ('{"features": [], "type": "FeatureCollection"}', "aucun marché"),
        ('{"error_code": "ODSQLError", "message": "requête mal formée"}', "requête mal formée"),
        ("[" * 100_000, "tronqué"),
    ],
)
def test_refuses_whole(door: Door, body: str, reason: str) -> None:
    part = door.part(body, "decp_json")
    create_raw(door.connection, declared())
    with pytest.raises(Changed, match=reason) as caught:
        decp.load_json(door.connection, declared(), [part])
    assert caught.value.dataset == "decp"
    assert door.rows("decp") == []


def test_the_town_alone_is_kept_when_asked(door: Door) -> None:
    document = {"marches": [ONE, TWO, {**DEAL, "autoriteConcedante": {"id": " 211 402 714 00012"}}, {"id": "M9"}]}
    assert ids(load(door, json.dumps(document), keep="211402714")) == ["M1", "C1"]


def test_a_consolidated_table_gives_one_row_a_contract(door: Door) -> None:
    lines = ["M1,21140271400012,Toiture,1000.0,111,0", "M2,21140271400012,Voirie,5,222,0",
             "M1,21140271400012,Toiture,1000.0,333,0", "M1,99,Autre acheteur,1,444,0",
             "M1,21140271400012,Toiture,1500,111,1"]
    rows = [json.loads(row["body"])["rows"] for row in load(door, "\n".join([HEAD, *lines]), "decp.csv")]
    suppliers = [[line["titulaire_id"] for line in contract] for contract in rows]
    assert suppliers == [["111", "333", "111"], ["222"], ["444"]]
    assert rows[0][2] == {"id": "M1", "acheteur_id": "21140271400012", "objet": "Toiture", "montant": "1500",
                          "titulaire_id": "111", "modification_id": "1"}


def test_lines_without_identifier_stay_apart(door: Door) -> None:
    rows = load(door, f"{HEAD}\n,2114,a,1,,0\n,2114,b,2,,0\n", "decp.csv")
    assert [len(json.loads(row["body"])["rows"]) for row in rows] == [1, 1]


def test_a_table_keeps_the_town_alone_when_asked(door: Door) -> None:
    body = f"{HEAD}\nM1,21140271400012,a,1,,0\nM2,20006559700018,b,2,,0\nM3,,c,3,,0\n"
    rows = load(door, body, "decp.csv", keep="211402714")
    assert [json.loads(row["body"])["rows"][0]["id"] for row in rows] == ["M1"]


def test_parquet_and_csv_say_the_same(door: Door, tmp_path: Path) -> None:
    select = ("select 'M1' as id, '05780122700059' as acheteur_id, 'é' as objet, 12.5 as montant, "
              "date '2024-01-31' as dateNotification")
    door.connection.execute(f"copy ({select}) to '{tmp_path}/t.parquet' (format parquet)")
    door.connection.execute(f"copy ({select}) to '{tmp_path}/t.csv' (format csv, header)")
    load(door, (tmp_path / "t.parquet").read_bytes(), "t.parquet")
    first, second = (row["body"] for row in load(door, (tmp_path / "t.csv").read_bytes(), "t.csv"))
    assert first == second
    assert json.loads(first)["rows"][0]["acheteur_id"] == "05780122700059"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("id;acheteur.id;codecpv;dureemois;titulaire_typeidentifiant_1;datenotificationmodificationmodification;objet",
         {"acheteur_id", "codeCPV", "dureeMois", "titulaire_typeIdentifiant_1", "dateNotificationModification"}),
        ("ID;NOTIFICATION_DATE;PUBLICATION_DATE;MONTANT;PRIX_FORME;TITULAIRES_ID",
         {"id", "dateNotification", "datePublicationDonnees", "montant", "formePrix", "titulaire_id"}),
        ("id;objet;lieuExecution.code;titulaire.denominationSociale;ccag",
         {"lieuExecution_code", "titulaire_nom", "ccag"}),
    ],
)
def test_every_spelling_of_a_column(door: Door, published: str, expected: set[str]) -> None:
    values = ";".join(f"v{place}" for place in range(published.count(";") + 1))
    body = load(door, f"\ufeff{published}\n{values}\n", "decp.csv")[0]["body"]
    assert expected <= json.loads(body)["rows"][0].keys()


def test_a_flat_list_is_a_table(door: Door) -> None:
    lines = [{"id": "M1", "acheteur_id": "2", "montant": 1000.5, "titulaire_id_1": "057", "objet": None}] * 2
    rows = load(door, json.dumps(lines))
    assert json.loads(rows[0]["body"])["rows"] == [
        {"id": "M1", "acheteur_id": "2", "montant": "1000.5", "titulaire_id_1": "057"}] * 2


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("gml_id,cli\n1,2\n", "ni identifiant ni objet ou montant"),
        ("id,acheteur_id\n1,2\n", "ni identifiant ni objet ou montant"),
        (f"{HEAD}\nM1,2,a\n", "cellules au lieu de 6"),
        (b"PAR1 pas du parquet", "illisibles ou tronquées"),
        ("", "fichier vide"),
    ],
)
def test_refuses_a_table(door: Door, body: str | bytes, reason: str) -> None:
    part = door.part(body, "decp_table", "decp.csv")
    create_raw(door.connection, declared())
    with pytest.raises(Changed, match=reason):
        decp.load_table(door.connection, declared(), [part])


def test_a_table_without_buyers_cannot_be_narrowed(door: Door) -> None:
    with pytest.raises(Changed, match="acheteur_id"):
        load(door, "id,objet\nM1,a\n", "decp.csv", keep="211402714")


def test_other_datasets_are_left_to_their_readers(tmp_path: Path) -> None:
    assert decp.sniff(load_datasets()["bancs"], "x.json", b"[]", tmp_path) is None
