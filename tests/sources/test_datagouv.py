"""data.gouv.fr: the best format there is, every file of it, those that changed."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import Changed, Refused
from dashboard.sources import READERS, Part
from dashboard.sources.datagouv import preferred, resource
from tests.sources.publisher import LocalPublisher, Reply, dataset, page, read

DECP = dataset("datagouv", id="decp", source="datagouv", mode="origins", fetch={"slug": "decp"})
API = "/api/1/datasets/decp/"


def listed(publisher: LocalPublisher, *resources: dict[str, Any]) -> None:
    publisher.on(API, page({"id": "x", "resources": list(resources)}))


def parts(publisher: LocalPublisher, folder: Path, **options: Any) -> list[Part]:
    return read(READERS["datagouv"], publisher.client(), folder, options.pop("declared", DECP), **options)


def test_all_the_files_of_the_preferred_format_come(publisher: LocalPublisher, tmp_path: Path) -> None:
    listed(
        publisher,
        {"id": "r1", "title": "2019", "format": "json", "url": "../../../files/decp-2019.json"},
        {"id": "r2", "title": "2022", "format": "JSON", "url": f"{publisher.root}/files/decp-2022.json?v=2"},
        {"id": "r3", "title": "doc", "format": "pdf", "url": "/files/doc.pdf"},
    )
    publisher.on("/api/files/decp-2019.json", page({"marches": []}))
    publisher.on("/files/decp-2022.json", page({"marches": {}}))
    assert [(part.origin, part.format, part.name) for part in parts(publisher, tmp_path)] == [
        ("resource/r1", "decp_json", "01-decp-2019.json"), ("resource/r2", "decp_json", "02-decp-2022.json"),
    ]


def test_parquet_goes_before_csv_before_json(publisher: LocalPublisher, tmp_path: Path) -> None:
    listed(
        publisher,
        {"id": "j", "format": "json", "url": "/f/a.json"}, {"id": "c", "format": "csv", "url": "/f/a.csv"},
        {"id": "p", "format": "parquet", "url": "/f/a.parquet"},
    )
    publisher.on("/f/a.parquet", Reply(200, b"PAR1..PAR1"))
    publisher.on("/f/a.csv", Reply(200, b"a;b\n1;2\n"))
    assert [(part.format, part.name) for part in parts(publisher, tmp_path)] == [("decp_table", "01-a.parquet")]
    declared = DECP.model_copy(update={"fetch": {"slug": "decp", "formats": ["csv", "json"]}})
    assert [part.name for part in parts(publisher, tmp_path, declared=declared)] == ["01-a.csv"]


def test_titles_may_be_chosen(publisher: LocalPublisher, tmp_path: Path) -> None:
    listed(publisher, {"id": "a", "title": "Année 2019", "format": "csv", "url": "/a.csv"},
           {"id": "b", "title": "Année 2022", "format": "csv", "url": "/b.csv"})
    publisher.on("/b.csv", Reply(200, b"a;b\n"))
    declared = DECP.model_copy(update={"fetch": {"slug": "decp", "resources": "2022"}})
    assert [part.origin for part in parts(publisher, tmp_path, declared=declared)] == ["resource/b"]


def test_packed_files_stay_packed(publisher: LocalPublisher, tmp_path: Path) -> None:
    listed(publisher, {"id": "a", "format": "json.gz", "url": "/decp.json.gz"})
    packed = gzip.compress(b'{"marches": []}')
    publisher.on("/decp.json.gz", Reply(200, packed))
    part, = parts(publisher, tmp_path)
    assert (part.name, part.format, part.path.read_bytes()) == ("01-decp.json.gz", "decp_json", packed)


def test_only_what_changed_comes(publisher: LocalPublisher, tmp_path: Path) -> None:
    listed(publisher, {"id": "a", "format": "csv", "url": "/a.csv"}, {"id": "b", "format": "csv", "url": "/b.csv"})
    publisher.on("/a.csv", Reply(304))
    publisher.on("/b.csv", Reply(200, b"a;b\n"))
    found = parts(publisher, tmp_path, validators={"resource/a": {"ETag": '"1"'}})
    assert [part.origin for part in found] == ["resource/b"]


@pytest.mark.parametrize(("resources", "error", "sentence"), [
    ([], Changed, "source muette"),
    ([{"id": "a", "format": "pdf", "url": "/a.pdf"}], Refused, "aucun fichier"),
    ([{"id": "a", "format": "csv"}], Changed, "sans adresse"),
    ([{"id": "a", "format": "csv", "url": "http://169.254.169.254/a.csv"}], Refused, "169.254"),
    ([{"id": "a", "format": "csv", "url": "file:///etc/passwd"}], Refused, "interdit"),
    ([3], Changed, "sans adresse"),
])
def test_what_cannot_be_read_is_told(
    publisher: LocalPublisher, tmp_path: Path, resources: list[Any], error: type[Exception], sentence: str
) -> None:
    listed(publisher, *resources)
    with pytest.raises(error, match=sentence):
        parts(publisher, tmp_path)


@pytest.mark.parametrize("identifier", ["", "../../x", "x?y#"])
def test_odd_slugs_are_refused_before_any_request(
    publisher: LocalPublisher, tmp_path: Path, identifier: str
) -> None:
    declared = DECP.model_copy(update={"fetch": {"slug": identifier}})
    with pytest.raises(Refused, match="avant tout appel"):
        parts(publisher, tmp_path, declared=declared)
    assert publisher.asked == []


@pytest.mark.parametrize(("entry", "kind", "name"), [
    ({"url": "/x/Marchés 2024.csv", "format": "csv"}, "csv", "March-s-2024.csv"),
    ({"url": "/x/a.parquet", "format": ""}, "parquet", "a.parquet"),
    ({"url": "/x/a.json.gz"}, "json", "a.json.gz"),
    ({"url": "/r/5cd57", "format": "json"}, "json", "5cd57.json"),
    ({"url": "/x/..%2f..%2fpasswd", "format": "csv"}, "csv", "ressource.csv"),
    ({"url": "/", "format": "csv"}, "csv", "ressource.csv"),
    ({"url": "/a.xlsx", "format": "xlsx"}, "xlsx", "a.xlsx"),
])
def test_resources_get_a_plain_name(entry: dict[str, str], kind: str, name: str) -> None:
    found = resource(entry, "https://www.data.gouv.fr/api/1/datasets/x/")
    assert (found.format, found.name) == (kind, name)


def test_a_format_nobody_reads_is_never_preferred() -> None:
    found = resource({"url": "/a.xlsx", "format": "xlsx"}, "https://www.data.gouv.fr/")
    assert preferred([found], ["xlsx", "csv"]) == []
