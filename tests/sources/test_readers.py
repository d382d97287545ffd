"""What is true of every reader: where they are found, and what their errors carry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.declarations import load_datasets
from dashboard.errors import SourceError, Unreachable
from dashboard.sources import READERS, HttpClient, Request
from tests.sources.publisher import NOW, PORTAL, QUICK, SOURCES, LocalPublisher, Reply, dataset, read, town

FETCH = {"slug": "decp"}


def test_every_declared_dataset_has_its_reader() -> None:
    assert {declared.reader for declared in load_datasets().values()} <= set(READERS)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("reply", [Reply(503), Reply(410), Reply(200, b"<html>Maintenance</html>"), Reply(200, b"{")])
def test_a_publisher_in_trouble_is_an_error_that_names_dataset_step_and_address(
    publisher: LocalPublisher, tmp_path: Path, reader: str, reply: Reply
) -> None:
    publisher.next_answer = lambda target: reply  # type: ignore[method-assign]
    with pytest.raises(SourceError) as caught:
        read(READERS[reader], publisher.client(), tmp_path, dataset(reader, id="un-jeu", match=["x"], fetch=FETCH))
    error = caught.value
    assert (error.dataset, bool(error.step)) == ("un-jeu", True)
    assert error.address.startswith(publisher.root)
    assert "un-jeu" in str(error) and publisher.root in str(error)


@pytest.mark.parametrize("reader", READERS)
def test_a_publisher_that_is_not_there_is_unreachable(tmp_path: Path, reader: str) -> None:
    client = HttpClient(dict.fromkeys(SOURCES, "http://127.0.0.1:1"), PORTAL, limits=QUICK)
    with pytest.raises(Unreachable, match="connexion refusée"):
        read(READERS[reader], client, tmp_path, dataset(reader, match=["x"], fetch=FETCH))


@pytest.mark.parametrize("reader", READERS)
def test_publishers_are_asked_over_https_at_their_own_place(tmp_path: Path, reader: str) -> None:
    looked_up: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append((host, port))
        return ["127.0.0.1"]

    with pytest.raises(SourceError, match="adresse privée"):
        read(READERS[reader], HttpClient({}, PORTAL, resolve=resolve), tmp_path,
             dataset(reader, match=["x"], fetch=FETCH))
    assert looked_up == [(HOSTS[reader], 443)]


@pytest.mark.parametrize(("declared", "limit", "cap"), [
    ({}, 1 << 30, 64), ({}, 32, 32), ({"max_bytes": 500}, 32, 500),
])
def test_a_dataset_may_declare_that_it_is_larger_than_usual(declared: dict[str, int], limit: int, cap: int) -> None:
    client = HttpClient({}, PORTAL, limits=replace(QUICK, max_bytes=limit))
    asked: list[int] = []
    client.download = lambda *_, max_bytes, **__: asked.append(max_bytes)  # type: ignore[assignment]
    request = Request(dataset=dataset("x", fetch=declared), town=town(), folder=Path(), client=client, now=NOW)
    request.download("https://h/x", "x", "json", max_bytes=64)
    assert asked == [cap]


HOSTS = {
    "ods_catalogue": PORTAL, "ods_export": PORTAL, "hubeau_hydrometry": "hubeau.eaufrance.fr",
    "hubeau_water": "hubeau.eaufrance.fr", "vigicrues": "www.vigicrues.gouv.fr", "datagouv": "www.data.gouv.fr",
    "ofgl_export": "data.ofgl.fr", "address": "plateforme-bal.adresse.data.gouv.fr", "geoapi": "geo.api.gouv.fr",
    "geoapi_neighbours": "geo.api.gouv.fr",
}
