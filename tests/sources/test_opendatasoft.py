"""Opendatasoft: the catalogue, the search for a dataset, its export, its pages when exports are closed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from dashboard.declarations import Dataset
from dashboard.errors import Changed, Refused, SourceError, TooLarge
from dashboard.sources import READERS, Part
from dashboard.sources.opendatasoft_catalogue import candidates
from tests.sources.publisher import PORTAL, LocalPublisher, Reply, dataset, page, read, town

CATALOGUE = "/api/explore/v2.1/catalog/datasets"
BANCS = dataset("ods_export", match=["bancs"])
ROWS = [{"nom": f"banc {n}"} for n in range(3)]


def card(dataset_id: str, title: str = "", count: int | None = 3, **metas: Any) -> dict[str, Any]:
    """A dataset object as the portal gives it."""
    default = {"title": title or dataset_id, "records_count": count, **metas}
    fields = [{"name": "geo", "type": "geo_point_2d"}, {"name": "nom", "type": "text"}]
    return {"dataset_id": dataset_id, "fields": fields, "metas": {"default": default}}


def jsonl(rows: list[dict[str, Any]]) -> Reply:
    return Reply(200, "".join(json.dumps(row) + "\n" for row in rows).encode(), {"Content-Type": "application/json"})


def catalogue(publisher: LocalPublisher, entries: list[dict[str, Any]], total: int | None = None) -> None:
    """The catalogue by pages of 100."""
    count = len(entries) if total is None else total
    for offset in range(0, max(len(entries), 1), 100):
        path = f"{CATALOGUE}?limit=100&offset={offset}"
        publisher.on(path, page({"total_count": count, "results": entries[offset:offset + 100]}))


def parts(publisher: LocalPublisher, folder: Path, declared: Dataset = BANCS, **ids: str) -> list[Part]:
    """What the export reader gives; ``ids`` are the town's portal ids."""
    where = town(portal={"domain": PORTAL, "datasets": ids})
    return read(READERS["ods_export"], publisher.client(), folder, declared, where)


def test_the_catalogue_comes_whole_by_pages_of_a_hundred(publisher: LocalPublisher, tmp_path: Path) -> None:
    catalogue(publisher, [card(f"jeu-{n}") for n in range(250)])
    found = read(READERS["ods_catalogue"], publisher.client(), tmp_path, dataset("ods_catalogue"))
    assert [part.expected_rows for part in found] == [100, 100, 50]
    assert [part.name for part in found] == [f"catalogue-000{n}.json" for n in (1, 2, 3)]
    assert {(part.format, part.origin) for part in found} == {("ods_catalogue", "catalogue")}
    assert len(json.loads(found[2].path.read_text())["results"]) == 50
    assert max(int(query["offset"]) for query in publisher.queries(CATALOGUE)) == 200


@pytest.mark.parametrize(("entries", "total", "error", "sentence"), [
    ([], 0, Changed, "muette"),
    ([card("a"), card("a")], 2, Changed, "1 jeux distincts sur 2"),
    ([card("a")], 10_001, TooLarge, "10001"),
])
def test_a_catalogue_that_does_not_add_up_is_not_given(
    publisher: LocalPublisher, tmp_path: Path, entries: list[Any], total: int, error: type[SourceError], sentence: str
) -> None:
    catalogue(publisher, entries, total)
    with pytest.raises(error, match=sentence) as caught:
        read(READERS["ods_catalogue"], publisher.client(), tmp_path, dataset("ods_catalogue", id="catalogue"))
    assert caught.value.dataset == "catalogue"


def test_a_catalogue_that_stops_before_its_total_is_a_change(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(CATALOGUE, page({"total_count": 5, "results": [card("a")]}), page({"total_count": 5, "results": []}))
    with pytest.raises(Changed, match="1 éléments reçus sur 5"):
        read(READERS["ods_catalogue"], publisher.client(), tmp_path, dataset("ods_catalogue"))


@pytest.mark.parametrize("document", [[], {}, {"total_count": "3", "results": []}, {"total_count": 1, "results": {}}])
def test_a_catalogue_of_another_shape_is_a_change(
    publisher: LocalPublisher, tmp_path: Path, document: object
) -> None:
    publisher.on(CATALOGUE, page(document))
    with pytest.raises(Changed, match="la clé"):
        read(READERS["ods_catalogue"], publisher.client(), tmp_path, dataset("ods_catalogue"))


def test_a_dataset_known_by_its_id_comes_with_its_card_and_all_its_rows(
    publisher: LocalPublisher, tmp_path: Path
) -> None:
    publisher.on(f"{CATALOGUE}/bancs-publics", page(card("bancs-publics")))
    publisher.on(f"{CATALOGUE}/bancs-publics/exports/jsonl", jsonl(ROWS))
    described, rows = parts(publisher, tmp_path, bancs="bancs-publics")
    assert (described.format, described.name, described.origin) == ("ods_dataset", "dataset.json", "card")
    assert (rows.format, rows.name, rows.origin, rows.expected_rows) == ("ods_jsonl", "records.jsonl", "records", 3)
    assert [json.loads(line) for line in rows.path.read_text().splitlines()] == ROWS
    assert len(publisher.asked) == 2


def test_a_dataset_unknown_by_id_is_found_by_its_title(publisher: LocalPublisher, tmp_path: Path) -> None:
    catalogue(publisher, [card("arbres"), card("mobilier-1", "Emplacement des BANCS publics")])
    publisher.on(f"{CATALOGUE}/mobilier-1", page(card("mobilier-1")))
    publisher.on(f"{CATALOGUE}/mobilier-1/exports/jsonl", jsonl(ROWS))
    assert parts(publisher, tmp_path)[1].expected_rows == 3


def test_a_renamed_dataset_is_found_again(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(f"{CATALOGUE}/bancs-publics", page({"error_code": "UnknownDataset", "message": "no"}, 404))
    catalogue(publisher, [card("bancs-2026", "Bancs")])
    publisher.on(f"{CATALOGUE}/bancs-2026", page(card("bancs-2026")))
    publisher.on(f"{CATALOGUE}/bancs-2026/exports/jsonl", jsonl(ROWS))
    assert parts(publisher, tmp_path, bancs="bancs-publics")[0].address.endswith("/bancs-2026")


def test_a_dataset_that_is_nowhere_is_refused(publisher: LocalPublisher, tmp_path: Path) -> None:
    catalogue(publisher, [card("arbres")])
    with pytest.raises(Refused, match="jeu introuvable sur le portail") as caught:
        parts(publisher, tmp_path, bancs="bancs-publics")
    assert (caught.value.dataset, caught.value.step) == ("bancs", "catalogue")


def test_a_dataset_listed_and_withdrawn_is_refused(publisher: LocalPublisher, tmp_path: Path) -> None:
    catalogue(publisher, [card("bancs-2026", "Bancs")])
    with pytest.raises(Refused, match="jeu introuvable"):
        parts(publisher, tmp_path)


def test_a_choice_between_two_datasets_is_the_towns(publisher: LocalPublisher, tmp_path: Path) -> None:
    catalogue(publisher, [card("bancs-b"), card("bancs-a")])
    with pytest.raises(Refused, match=r"bancs-a, bancs-b.*déclaration de la ville"):
        parts(publisher, tmp_path)


@pytest.mark.parametrize("identifier", ["../../x", "x?y#", "a/b", ""])
def test_odd_ids_are_refused_before_any_request(
    publisher: LocalPublisher, tmp_path: Path, identifier: str
) -> None:
    with pytest.raises(Refused, match="avant tout appel"):
        parts(publisher, tmp_path, bancs=identifier)
    assert publisher.asked == []


def test_an_odd_id_of_the_catalogue_is_refused_too(publisher: LocalPublisher, tmp_path: Path) -> None:
    catalogue(publisher, [card("../../admin", "Bancs")])
    with pytest.raises(Refused, match="avant tout appel"):
        parts(publisher, tmp_path)
    assert len(publisher.asked) == 1


@pytest.mark.parametrize(("entries", "found"), [
    ([card("a", "Bancs")], ["a"]),
    ([card("a", "Les bancs", federated=True), card("b", "Bancs")], ["b"]),
    ([card("a", "Les bancs", federated=True)], ["a"]),
    ([card("a", "Défibrillateurs")], ["a"]),
    ([card("d", "Défibrillateurs"), card("a", "bancs")], ["a"]),
    ([{"metas": None}, {"metas": {"default": []}}, None, 3, {}], []),
])
def test_candidates_are_the_towns_own_by_the_first_pattern_that_fits(entries: list[Any], found: list[str]) -> None:
    assert candidates(dataset("ods_export", match=["bancs", "defibrillateurs"]), entries) == found


@pytest.mark.parametrize(("tail", "sentence"), [
    (b'{"nom": "x"}\n{"nom": ', "export interrompu après 1 lignes"),
    (b'{"nom": "x"}\nStreaming interrupted due to the following error: quota (error_code: 1)',
     "«\u00a0Streaming interrupted due to the following error: quota"),
    (b'{"nom": "x"}\n{"nom": Streaming interrupted due to', "Streaming interrupted"),
    (b'{"nom": "x"}\n', "1 lignes reçues sur 3 annoncées"),
    (b"", "0 lignes reçues sur 3 annoncées"),
])
def test_an_export_that_died_inside_its_200_is_a_change(
    publisher: LocalPublisher, tmp_path: Path, tail: bytes, sentence: str
) -> None:
    publisher.on(f"{CATALOGUE}/b", page(card("b")))
    publisher.on(f"{CATALOGUE}/b/exports/jsonl", Reply(200, tail))
    with pytest.raises(Changed, match=sentence):
        parts(publisher, tmp_path, bancs="b")


def test_rows_that_came_since_the_card_are_welcome(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(f"{CATALOGUE}/b", page(card("b", count=2)))
    publisher.on(f"{CATALOGUE}/b/exports/jsonl", jsonl(ROWS))
    assert parts(publisher, tmp_path, bancs="b")[1].expected_rows == 2


@pytest.mark.parametrize("count", [0, None])
def test_an_empty_dataset_is_silent_never_zero(
    publisher: LocalPublisher, tmp_path: Path, count: int | None
) -> None:
    publisher.on(f"{CATALOGUE}/b", page(card("b", count=count)))
    publisher.on(f"{CATALOGUE}/b/exports/jsonl", jsonl([]))
    with pytest.raises(Changed, match="source muette"):
        parts(publisher, tmp_path, bancs="b")


def test_a_filtered_export_is_not_counted_against_the_card(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(f"{CATALOGUE}/b", page(card("b", count=9)))
    publisher.on(f"{CATALOGUE}/b/exports/jsonl", jsonl(ROWS))
    declared = dataset("ods_export", fetch={"where": 'insee = "14271"', "select": "nom"})
    assert parts(publisher, tmp_path, declared, bancs="b")[1].expected_rows is None
    assert publisher.queries(f"{CATALOGUE}/b/exports/jsonl") == [{"where": 'insee = "14271"', "select": "nom"}]


def test_a_parquet_export_is_counted_by_its_footer(publisher: LocalPublisher, tmp_path: Path) -> None:
    file = tmp_path / "made.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"a": [1, 2, 3]}), file)
    declared = dataset("ods_export", fetch={"format": "parquet"})
    publisher.on(f"{CATALOGUE}/b", page(card("b")), page(card("b", count=4)))
    publisher.on(f"{CATALOGUE}/b/exports/parquet", Reply(200, file.read_bytes()))
    rows = parts(publisher, tmp_path, declared, bancs="b")[1]
    assert (rows.format, rows.name) == ("ods_parquet", "records.parquet")
    with pytest.raises(Changed, match="3 lignes reçues sur 4"):
        parts(publisher, tmp_path, declared, bancs="b")
    publisher.on(f"{CATALOGUE}/b/exports/parquet", Reply(200, b"PAR1 no footer PAR1"))
    with pytest.raises(Changed, match="Parquet illisible"):
        parts(publisher, tmp_path, declared, bancs="b")


@pytest.mark.parametrize("status", [404, 405])
def test_rows_come_by_pages_in_order_when_exports_are_closed(
    publisher: LocalPublisher, tmp_path: Path, status: int
) -> None:
    publisher.on(f"{CATALOGUE}/b", page(card("b", count=150)))
    publisher.on(f"{CATALOGUE}/b/exports/jsonl", Reply(status))
    rows = [{"nom": str(n)} for n in range(150)]
    for offset in (0, 100):
        publisher.on(f"{CATALOGUE}/b/records?limit=100&offset={offset}&order_by=nom",
                     page({"total_count": 150, "results": rows[offset:offset + 100]}))
    found = parts(publisher, tmp_path, bancs="b")[1:]
    assert [(part.format, part.origin, part.expected_rows) for part in found] == [
        ("ods_records", "records", 100), ("ods_records", "records", 50),
    ]


def test_pages_beyond_ten_thousand_rows_are_not_begun(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(f"{CATALOGUE}/b", page(card("b", count=20_000)))
    publisher.on(f"{CATALOGUE}/b/exports/jsonl", Reply(405))
    publisher.on(f"{CATALOGUE}/b/records", page({"total_count": 20_000, "results": ROWS}))
    with pytest.raises(TooLarge, match="20000"):
        parts(publisher, tmp_path, bancs="b")


def test_a_dataset_without_a_plain_field_cannot_be_paged(publisher: LocalPublisher, tmp_path: Path) -> None:
    publisher.on(f"{CATALOGUE}/b", page({**card("b"), "fields": [{"name": "geo", "type": "geo_point_2d"}]}))
    publisher.on(f"{CATALOGUE}/b/exports/jsonl", Reply(405))
    with pytest.raises(Changed, match="trier"):
        parts(publisher, tmp_path, bancs="b")
