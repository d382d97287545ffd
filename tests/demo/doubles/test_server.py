"""The server itself: addresses, environment, log, headers, compression, one connection for many requests."""

from __future__ import annotations

import socket

import pytest
import requests

from dashboard.demo.doubles import Doubles, serve
from tests.demo.doubles.town import Get, readings

CATALOGUE = "/api/explore/v2.1/catalog/datasets"


def test_each_publisher_has_its_root_on_loopback(doubles: Doubles) -> None:
    assert set(doubles.base_urls) == {"opendatasoft", "hubeau", "vigicrues", "datagouv", "bal", "geoapi", "ofgl"}
    assert doubles.base_urls["hubeau"] == f"http://127.0.0.1:{doubles.server_port}/hubeau"


def test_the_environment_points_the_readers_here(doubles: Doubles, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.settings import Settings

    for name, value in doubles.environment().items():
        monkeypatch.setenv(name, value)
    urls = Settings().base_urls()
    assert {source: url for source, url in urls.items() if url} == doubles.base_urls


def test_a_port_can_be_chosen_and_a_taken_one_is_an_error(folder) -> None:
    with serve(folder) as first:
        with pytest.raises(OSError, match="in use"), serve(folder, port=first.server_port):
            pass
        port = first.server_port
    with serve(folder, port=port) as again:
        assert again.server_port == port


def test_the_server_is_gone_after_the_block(folder) -> None:
    with serve(folder) as doubles:
        port = doubles.server_port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


def test_every_answer_says_that_it_is_a_demonstration(get: Get, doubles: Doubles) -> None:
    answers = [
        get("opendatasoft", CATALOGUE),
        get("opendatasoft", "/ailleurs"),
        get("vigicrues", "/services/1/InfoVigiCru.geojson"),
        requests.get(f"{doubles.url}/inconnu", timeout=5),
        requests.get(doubles.url, timeout=5),
        requests.post(doubles.url, timeout=5),
    ]
    assert [answer.headers["X-Demonstration"] for answer in answers] == ["1"] * 6
    assert [answer.status_code for answer in answers] == [200, 404, 302, 404, 404, 501]


def test_the_log_tells_what_was_asked_and_answered(get: Get, doubles: Doubles) -> None:
    get("opendatasoft", CATALOGUE, headers={"User-Agent": "essai"}, limit=101)
    asked = doubles.requests[-1]
    assert (asked.method, asked.path, asked.status) == ("GET", f"/opendatasoft{CATALOGUE}", 400)
    assert asked.parameters == {"limit": "101"}
    assert asked.headers["User-Agent"] == "essai"
    assert asked.faults == ()


def test_large_answers_are_compressed_for_those_who_ask(get: Get) -> None:
    packed = get("opendatasoft", CATALOGUE, limit=100)
    plain = get("opendatasoft", CATALOGUE, headers={"Accept-Encoding": "identity"}, limit=100)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert int(packed.headers["Content-Length"]) < len(plain.content) / 3


def test_head_gives_the_headers_alone(doubles: Doubles) -> None:
    answer = requests.head(doubles.base_urls["bal"] + "/api/communes/14271/download/csv-bal/adresses", timeout=5)
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0


def test_one_connection_serves_many_requests(doubles: Doubles) -> None:
    with requests.Session() as session:
        url = doubles.base_urls["opendatasoft"] + CATALOGUE
        ports = set()
        for path in ("", "/bancs-publics/exports/json", "/absent", "/bancs-publics/exports/csv"):
            answer = session.get(url + path, timeout=5, stream=True)
            ports.add(answer.raw.connection.sock.getsockname()[1])
            answer.content  # noqa: B018 - read to the end, so that the connection is free again
    assert len(ports) == 1


def test_a_defect_of_ours_is_a_500_not_a_silence(folder, caplog: pytest.LogCaptureFixture) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("the river is dry")

    with serve(folder, readings=broken) as doubles:  # type: ignore[arg-type]
        answer = requests.get(doubles.base_urls["hubeau"] + "/api/v2/hydrometrie/observations_tr", timeout=5)
    assert answer.status_code == 500
    assert "the river is dry" in caplog.text


def test_the_clock_may_have_a_zone_or_not(folder) -> None:
    from datetime import datetime, timedelta, timezone

    here = datetime(2026, 11, 23, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    newest = []
    for now in (here, datetime(2026, 11, 23, 12, 0)):
        with serve(folder, now=lambda now=now: now, readings=readings) as doubles:
            url = doubles.base_urls["hubeau"] + "/api/v2/hydrometrie/observations_tr"
            newest.append(requests.get(url, params={"size": 1}, timeout=5).json()["data"][0]["date_obs"])
    assert newest[0] == newest[1]


def test_an_empty_folder_answers_without_data(tmp_path) -> None:
    with serve(tmp_path) as doubles:
        urls = doubles.base_urls
        assert requests.get(urls["opendatasoft"] + CATALOGUE, timeout=5).json()["total_count"] == 0
        assert requests.get(urls["hubeau"] + "/api/v2/hydrometrie/observations_tr", timeout=5).json()["count"] == 0
        for service in ("resultats_dis", "communes_udi"):
            answer = requests.get(f"{urls['hubeau']}/api/v1/qualite_eau_potable/{service}", timeout=5)
            assert answer.json()["data"] == []
        assert requests.get(urls["datagouv"] + "/api/1/datasets/decp/", timeout=5).status_code == 404
        assert requests.get(urls["geoapi"] + "/communes/14271", timeout=5).status_code == 404
        assert requests.get(urls["vigicrues"] + "/services/InfoVigiCru.geojson", timeout=5).status_code == 404
        assert requests.get(urls["vigicrues"] + "/services/TerEntVigiCru.json", timeout=5).json()["code"] == 204
