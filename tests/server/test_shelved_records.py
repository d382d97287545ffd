"""Datasets that nobody declared through the data interface: hostile names and cells, withdrawn, never received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard import data
from dashboard.server.api.application import application
from dashboard.server.api.limits import Buckets
from dashboard.settings import settings
from dashboard.warehouse.snapshots import publish
from tests.commands.test_command_line import run
from tests.exports.reopened import csv_rows, parquet, sheets
from tests.server.test_api import validate
from tests.shelf_town import Portal, field, open_shelf

pytestmark = pytest.mark.slow
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
HOSTILE = ["=1+1", "+33 2", "-12,5", "@x", "\ttab", "\rcr", 'a;"b"', "-2+3", None]
SAFE = ["'=1+1", "'+33 2", "-12,5", "'@x", "'\ttab", "'\rcr", 'a;"b"', "'-2+3", ""]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot with a dataset of hostile texts, one that has left the portal, one that is not received."""
    place = tmp_path_factory.mktemp("records")
    portal = Portal(place / "samples")
    rows = [{'a.b"[0]': text, "montant": -12.5, "lieu": {"lon": -0.37, "lat": 49.15}} for text in HOSTILE]
    portal.publish("odd@ville", rows, field('a.b"[0]'), field("montant", "double", "Montant (€)"),
                   field("lieu", "geo_point_2d"), title="<b>Étrange</b>", license="Licence Ouverte v2.0")  # fmt: skip
    portal.publish("partant", [{"n": 1}], field("n", "int"))
    portal.publish("immense", [{"n": 1}], field("n", "int"), count=9_000_000)
    with open_shelf(place / "data", portal) as town:
        town.refresh()
        del portal.entries["partant"]
        town.refresh()
        publish(town.workshop.path, town.site.folder, town.workshop.finish(NOW, "demo"), NOW)
    return place / "data"


@pytest.fixture
def client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    settings.cache_clear()
    data.shelf.cache_clear()
    yield TestClient(application(Buckets(burst=1_000_000)))
    settings.cache_clear()
    data.shelf.cache_clear()


def test_texts_that_a_spreadsheet_would_run_are_neutral_and_numbers_intact(client: TestClient) -> None:
    """FAULTS 20 and 21."""
    base = "/v1/datasets/odd%40ville/records"
    rows = csv_rows(client.get(f"{base}.csv").content)
    assert rows[0][:2] == ['a.b"[0]', "montant"]
    assert [row[:2] for row in rows[1:]] == [[text, "-12.5"] for text in SAFE]
    french = csv_rows(client.get(f"{base}.csv?variante=excel-fr").content)
    assert [row[1] for row in french[1:]] == ["-12,5"] * len(HOSTILE)
    texts = [text for text in HOSTILE if text and text.strip() == text]
    cells = [row[0] for row in sheets(client.get(f"{base}.xlsx").content)["Données"][1:]]
    assert set(texts) <= set(cells)
    assert parquet(client.get(f"{base}.parquet").content).column('a.b"[0]').to_pylist() == HOSTILE
    told = client.get(f"{base}.geojson").json()
    assert [each["properties"]['a.b"[0]'] for each in told["features"]] == HOSTILE
    assert told["features"][0]["geometry"] == {"type": "Point", "coordinates": [-0.37, 49.15]}
    validate(told, "RecordsCollection")


def test_they_are_in_the_list_with_what_is_known(client: TestClient) -> None:
    told = {each["id"]: each for each in client.get("/v1/datasets?limit=200").json()["datasets"]}
    odd, gone, huge = told["odd@ville"], told["partant"], told["immense"]
    assert (odd["row_count"], odd["is_declared"], odd["title"]) == (len(HOSTILE), False, "<b>Étrange</b>")
    assert odd["state"] == "fresh" and odd["promised_until"] is None and odd["age_seconds"] > 0
    assert set(odd["records"]) == {"csv", "json", "xlsx", "geojson", "parquet"}
    assert client.get(odd["records"]["csv"]).status_code == 200
    assert (gone["state"], gone["row_count"], bool(gone["withdrawn_at"])) == ("stale", 1, True)
    assert (huge["row_count"], huge["announced_count"], huge["records"]) == (None, 9_000_000, {})
    assert huge["status"] == "too_large"
    answer = client.get("/v1/datasets/immense/records.csv")
    assert answer.status_code == 404 and "détenues" in answer.json()["error"]["message"]
    for name in told:
        validate(client.get(f"/v1/datasets/{name}").json(), "DatasetAnswer")


def test_the_command_writes_the_same_bytes(client: TestClient, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    done = run(folder, "export", "odd@ville", "--format", "csv", "--output", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert str(file) in done.stdout
    assert file.read_bytes() == client.get("/v1/datasets/odd%40ville/records.csv").content
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(("arguments", "status", "said"), [
    (("nulle-part", "--format", "csv"), 2, "nulle-part"), (("odd@ville", "--format", "doc"), 2, "doc"),
    (("odd@ville",), 2, "--format"), (("immense", "--format", "csv"), 1, "immense"),
    (("partant", "--format", "geojson"), 1, "position"),
    (("partant", "--format", "csv", "--output", "/nulle/part/a.csv"), 1, "/nulle/part/a.csv"),
])  # fmt: skip
def test_the_command_says_what_is_wrong(folder: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = run(folder, "export", *arguments)
    assert (done.returncode, "Traceback" in done.stderr, done.stdout) == (status, False, "")
    assert said in done.stderr
    assert status == 2 or said in done.stderr.strip().splitlines()[-1]
