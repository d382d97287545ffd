"""Every accident, at the byte where it strikes, and the rules that say when."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import threading
import time
import zlib
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import requests

from dashboard.demo.doubles import Doubles, Faults, serve
from dashboard.demo.doubles.delivery import STREAM_ERROR
from tests.demo.doubles.town import BENCHES, LOUVIGNY, NOW, THURY, Clock, Get, readings

EXPORT = "/api/explore/v2.1/catalog/datasets/bancs-publics/exports/jsonl"
RECORDS = "/api/explore/v2.1/catalog/datasets/bancs-publics/records"
OBSERVATIONS = "/api/v2/hydrometrie/observations_tr"
ADDRESSES = "/api/communes/14271/download/csv-bal/adresses"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown fault 'fire'"):
        Faults().add("fire")  # type: ignore[arg-type]


def test_a_rule_strikes_its_path_so_many_times(get: Get, doubles: Doubles) -> None:
    rule = doubles.faults.add("status", "/opendatasoft/api", status=503, count=2)
    assert [get("opendatasoft", EXPORT).status_code for _ in range(3)] == [503, 503, 200]
    assert get("bal", ADDRESSES).status_code == 200
    assert rule.hits == 2


def test_a_rule_may_let_some_pass_and_look_at_the_query(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("status", "/hubeau", query="grandeur_hydro=Q", after=1)
    ask = {"H": 200, "Q": 503}
    assert get("hubeau", OBSERVATIONS, code_entite=THURY, grandeur_hydro="Q").status_code == 206
    for measure, status in ask.items():
        answer = get("hubeau", OBSERVATIONS, code_entite="Z", grandeur_hydro=measure)
        assert answer.status_code == status


def test_rules_can_be_removed_and_cleared_while_running(get: Get, doubles: Doubles) -> None:
    rule = doubles.faults.add("status", "/bal")
    doubles.faults.add("status", "/opendatasoft")
    doubles.faults.remove(rule)
    assert get("bal", ADDRESSES).status_code == 200
    doubles.faults.clear()
    assert get("opendatasoft", EXPORT).status_code == 200


def test_rules_count_right_under_many_threads(doubles: Doubles) -> None:
    doubles.faults.add("status", "/bal", count=10)
    statuses: list[int] = []
    url = doubles.base_urls["bal"] + ADDRESSES
    threads = [
        threading.Thread(target=lambda: statuses.append(requests.get(url, timeout=10).status_code)) for _ in range(24)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] * 14 + [503] * 10


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500, 502, 503])
@pytest.mark.parametrize("source", ["opendatasoft", "hubeau", "vigicrues", "datagouv", "bal", "geoapi"])
def test_any_status_from_any_publisher(get: Get, doubles: Doubles, source: str, status: int) -> None:
    doubles.faults.add("status", f"/{source}", status=status, retry_after="3600")
    answer = get(source, "/n/importe")
    assert answer.status_code == status
    assert answer.headers["Retry-After"] == "3600"
    assert answer.headers["X-Demonstration"] == "1"


def test_errors_are_in_the_publisher_s_words(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("status", "/opendatasoft", status=429)
    doubles.faults.add("status", "/hubeau", status=500)
    doubles.faults.add("status", "/vigicrues", status=503)
    quota = get("opendatasoft", EXPORT).json()
    assert (quota["errorcode"], quota["call_limit"]) == (10002, 10_000)
    assert quota["error"].startswith("Too many requests on the domain.")
    assert get("hubeau", OBSERVATIONS).json() == {
        "code": "Internal server error", "message": "", "field_errors": None,
    }  # fmt: skip
    assert "<h1>503 Service Unavailable</h1>" in get("vigicrues", "/services/station.json").text


@pytest.mark.parametrize("content_type", ["text/csv", "application/json"])
def test_a_maintenance_page_lies_about_its_type(get: Get, doubles: Doubles, content_type: str) -> None:
    doubles.faults.add("html_maintenance", content_type=content_type)
    answer = get("bal", ADDRESSES)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == content_type
    assert answer.text.startswith("<!DOCTYPE html>")


def test_any_body_can_be_put_in_the_place_of_another(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("replace", "/bal", body=b"\xe9t\xe9;1\n", content_type="text/csv")
    assert get("bal", ADDRESSES).content == b"\xe9t\xe9;1\n"


@pytest.mark.parametrize("location", ["http://169.254.169.254/", "file:///etc/passwd", "https://ailleurs.example/"])
def test_redirections_to_anywhere(get: Get, doubles: Doubles, location: str) -> None:
    doubles.faults.add("redirect", location=location)
    answer = get("geoapi", "/communes/14271")
    assert (answer.status_code, answer.headers["Location"]) == (302, location)


def test_a_hang_says_nothing_then_closes(doubles: Doubles) -> None:
    doubles.faults.add("hang", seconds=0.3, count=1)
    started = time.monotonic()
    with pytest.raises(requests.ConnectionError):
        requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=5)
    assert 0.25 < time.monotonic() - started < 3
    doubles.faults.add("hang", seconds=60)
    with pytest.raises(requests.Timeout):
        requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=0.2)


def test_a_hang_does_not_hold_up_the_end(folder) -> None:
    with serve(folder, faults=Faults()) as doubles:
        doubles.faults.add("hang", seconds=60)
        with pytest.raises(requests.Timeout):
            requests.get(doubles.base_urls["bal"], timeout=0.1)
        started = time.monotonic()
    assert time.monotonic() - started < 2


def test_a_reset_drops_the_connection(doubles: Doubles) -> None:
    doubles.faults.add("reset")
    with pytest.raises(requests.ConnectionError):
        requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=5)
    assert doubles.requests[-1].status == 0


def test_a_truncated_body_is_announced_as_if_it_were_whole(get: Get, doubles: Doubles) -> None:
    whole = get("opendatasoft", RECORDS).content
    doubles.faults.add("truncate", "/opendatasoft", fraction=0.5)
    answer = get("opendatasoft", RECORDS)
    assert answer.content == whole[: len(whole) // 2]
    assert int(answer.headers["Content-Length"]) == len(whole) // 2
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_a_wrong_content_length_leaves_the_reader_short(doubles: Doubles) -> None:
    doubles.faults.add("wrong_content_length")
    target = urlsplit(doubles.url)
    connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=5)
    connection.request("GET", "/bal" + ADDRESSES)
    answer = connection.getresponse()
    with pytest.raises(http.client.IncompleteRead) as short:
        answer.read()
    assert short.value.expected == 1000
    connection.close()


@pytest.mark.parametrize(("source", "path"), [("opendatasoft", EXPORT), ("bal", ADDRESSES), ("opendatasoft", RECORDS)])
def test_a_cut_drops_the_line_in_the_middle_of_the_body(doubles: Doubles, source: str, path: str) -> None:
    doubles.faults.add("cut", fraction=0.5)
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        requests.get(doubles.base_urls[source] + path, timeout=5)


def test_a_slow_answer_takes_its_time(get: Get, doubles: Doubles) -> None:
    size = len(get("bal", ADDRESSES).content)
    doubles.faults.add("slow", rate=size * 2)
    started = time.monotonic()
    assert len(get("bal", ADDRESSES).content) == size
    assert 0.4 < time.monotonic() - started < 3


def test_one_byte_a_second(doubles: Doubles) -> None:
    doubles.faults.add("slow", rate=1)
    answer = requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=5, stream=True)
    started = time.monotonic()
    assert len(next(answer.iter_content(1))) == 1
    assert time.monotonic() - started > 0.7
    answer.close()


def test_a_bomb_grows_a_thousandfold(doubles: Doubles) -> None:
    doubles.faults.add("gzip_bomb", size=25_000_000)
    answer = requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=10, stream=True)
    packed = answer.raw.read(decode_content=False)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(packed) < 60_000
    assert len(gzip.decompress(packed)) == 25_000_000


def test_a_bomb_of_ten_gigabytes_starts_at_once(doubles: Doubles) -> None:
    doubles.faults.add("gzip_bomb")
    started = time.monotonic()
    answer = requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=10, stream=True)
    head = zlib.decompressobj(31).decompress(answer.raw.read(2000, decode_content=False))
    answer.close()
    assert len(head) > 100_000
    assert time.monotonic() - started < 3


def test_a_flood_goes_on_for_its_size(doubles: Doubles) -> None:
    doubles.faults.add("huge", size=3_500_000)
    assert len(requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=10).content) == 3_500_000
    doubles.faults.clear()
    doubles.faults.add("huge", size=10**12)
    answer = requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=10, stream=True)
    assert len(answer.raw.read(5_000_000)) == 5_000_000
    answer.close()


def test_an_export_dies_inside_a_200(get: Get, doubles: Doubles) -> None:
    whole = get("opendatasoft", EXPORT).content
    doubles.faults.add("stream_error", "/opendatasoft")
    answer = get("opendatasoft", EXPORT)
    assert answer.status_code == 200
    assert answer.content == whole[: len(whole) // 2] + STREAM_ERROR
    assert answer.text.splitlines()[-1].startswith("Streaming interrupted due to the following error: ")
    assert "(error_code: " in answer.text


def test_an_empty_answer_is_valid_and_has_nothing(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("empty")
    water = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY)
    assert water.status_code == 200
    assert (water.json()["count"], water.json()["data"], water.json()["next"]) == (0, [], None)
    assert "Link" not in water.headers
    assert get("opendatasoft", RECORDS).json() == {"total_count": 0, "results": []}
    assert get("opendatasoft", EXPORT).content == b""
    assert get("bal", ADDRESSES).text.splitlines() == ["\ufeffcle_interop;numero"]
    serie = get("vigicrues", "/services/observations.json", CdStationHydro=LOUVIGNY).json()["Serie"]
    assert (serie["CdStationHydro"], serie["ObssHydro"]) == (LOUVIGNY, [])


def test_fields_dropped_from_every_format(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("drop_fields", fields=("places", "resultat_obs", "numero", "code"))
    assert all("places" not in row for row in get("opendatasoft", RECORDS).json()["results"])
    assert "places" not in json.loads(get("opendatasoft", EXPORT).text.splitlines()[0])
    assert "resultat_obs" not in get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY).json()["data"][0]
    assert get("bal", ADDRESSES).text.splitlines() == ["\ufeffcle_interop", "14271_0001_00001"]
    assert get("opendatasoft", EXPORT.replace("jsonl", "geojson")).json()["features"][0]["properties"].keys() == {
        "id", "nom", "pose", "tags", "vu", "actif",
    }  # fmt: skip
    assert "code" not in get("geoapi", "/communes/14271").json()


def test_fields_renamed(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("rename_field", renames={"nom": "libelle", "numero": "Numéro"})
    assert get("opendatasoft", RECORDS).json()["results"][0]["libelle"] == BENCHES[0]["nom"]
    assert get("bal", ADDRESSES).text.splitlines()[0] == "\ufeffcle_interop;Numéro"


def test_a_body_rewritten_at_will(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("rewrite", "/bal", change=lambda body: body.decode("utf-8-sig").encode("utf-16"))
    assert get("bal", ADDRESSES).content.decode("utf-16").startswith("cle_interop")


def test_a_frozen_hub_answers_but_nothing_new_comes(get: Get, doubles: Doubles, clock: Clock) -> None:
    def newest() -> str:
        start = (NOW - timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M:%SZ")
        answer = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="H", date_debut_obs=start)
        return str(max(row["date_obs"] for row in answer.json()["data"]))

    rule = doubles.faults.add("frozen", "/hubeau")
    before = newest()
    clock.forward(hours=3)
    assert newest() == before
    doubles.faults.remove(rule)
    assert newest() > before


def test_a_hub_frozen_at_an_instant(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("frozen", at=NOW - timedelta(days=3))
    answer = get("hubeau", OBSERVATIONS, code_entite=LOUVIGNY, grandeur_hydro="H").json()
    assert answer["data"][0]["date_obs"].startswith("2026-11-20T1")


def test_accidents_add_up(get: Get, doubles: Doubles) -> None:
    doubles.faults.add("drop_fields", "/bal", fields=("numero",))
    doubles.faults.add("truncate", "/bal", fraction=0.5)
    assert get("bal", ADDRESSES).text == "\ufeffcle_interop\n1"
    assert doubles.requests[-1].faults == ("drop_fields", "truncate")


def test_the_rules_given_at_the_start_are_in_force(folder) -> None:
    faults = Faults()
    faults.add("status", "/bal", status=410)
    with serve(folder, faults=faults, readings=readings) as doubles:
        assert doubles.faults is faults
        assert requests.get(doubles.base_urls["bal"] + ADDRESSES, timeout=5).status_code == 410


def test_a_client_that_hangs_up_breaks_nothing(get: Get, doubles: Doubles) -> None:
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", doubles.server_port)) as line:
            line.sendall(b"GET /opendatasoft/api/explore/v2.1/catalog/datasets/mesures/exports/json HTTP/1.1\r\n")
            line.sendall(b"Host: x\r\n\r\n")
            line.recv(10)
    assert get("bal", ADDRESSES).status_code == 200
