"""The API: true to its description, to the pages' functions, to the day asked; JSON whatever is asked."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from dashboard import data
from dashboard.records import FORMATS
from dashboard.server.api.application import application
from dashboard.server.api.limits import Buckets
from dashboard.server.api.openapi import description
from dashboard.server.api.operations import OPERATIONS

JSON_PATHS = [each.path for each in OPERATIONS if each.model and "{id}" not in each.path]
NASTY = ["", "x" * 10_000, "\x00", "'; DROP TABLE x", "<script>", "NaN", "9999-99-99", "2026-02-31", "-1", "1e400", "é",
         "%_\\", "2026-11-23T00:00", "٢٠٢٦-١١-٢٣", "0001-01-01"]  # fmt: skip


def validate(answer: dict[str, object], name: str) -> None:
    """An answer against its schema in the OpenAPI document."""
    schemas = description()["components"]["schemas"]
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
    Draft202012Validator(schema).validate(answer)


def test_the_description_names_every_route_and_no_other(empty: TestClient) -> None:
    served = empty.get("/api/v1/openapi.json").json()
    assert set(served["paths"]) == {each.path for each in OPERATIONS}
    assert served["openapi"].startswith("3.1")
    references = set(re.findall(r"#/components/schemas/(\w+)", empty.get("/api/v1/openapi.json").text))
    assert references <= set(served["components"]["schemas"])
    assert {f"/v1/datasets/{{id}}/records.{form}" for form in FORMATS} <= set(served["paths"])


@pytest.mark.slow
@pytest.mark.parametrize("path", [each.path for each in OPERATIONS if each.model and not each.is_file])
def test_each_route_answers_what_its_schema_says(client: TestClient, path: str) -> None:
    family = path.split("/")[2]
    operation = next(each for each in OPERATIONS if each.path == path)
    assert operation.model is not None
    ids = [each["id"] for each in client.get(f"/api/v1/{family}?limit=200").json()[family]] if "{id}" in path else [""]
    for found in ids:
        answer = client.get(f"/api{path}".replace("{id}", found))
        assert answer.status_code == 200
        told = answer.json()
        validate(told, operation.model.__name__)
        assert told["snapshot"] == data.snapshot().id  # type: ignore[union-attr]
        assert {"as_of", "built_at", "is_demo"} <= set(told)
    wrong = client.get(f"/api{path}?au=hier".replace("{id}", "rien"))
    assert wrong.status_code == 400
    validate(wrong.json(), "ErrorAnswer")


@pytest.mark.parametrize("path", JSON_PATHS)
def test_before_the_first_snapshot_lists_are_empty(empty: TestClient, path: str) -> None:
    answer = empty.get(f"/api{path}")
    assert answer.status_code == 200
    assert answer.json()["snapshot"] is None
    assert [value for value in answer.json().values() if isinstance(value, list)] == [[]]


@pytest.mark.slow
def test_every_dataset_is_as_the_pages_have_it(client: TestClient) -> None:
    answer = client.get("/api/v1/datasets?limit=200").json()
    told = {each["id"]: each for each in answer["datasets"]}
    cards = {card.id: card for card in data.datasets()}
    assert answer["total"] == len(told) > 100 and set(cards) < set(told)
    assert {name for name, each in told.items() if each["is_declared"]} == set(cards)
    assert set(told) >= set(data.rows("datasets/catalogue")["dataset_id"])
    for name, card in cards.items():
        seen = card.observed_at or card.fetched_at
        assert told[name]["row_count"] == card.row_count
        assert told[name]["rejected_count"] == card.rejected_count
        assert datetime.fromisoformat(told[name]["observed_at"]) == seen
        assert told[name]["age_seconds"] >= 0
    first = client.get("/api/v1/datasets?limit=2&offset=1").json()
    assert [each["id"] for each in first["datasets"]] == list(told)[1:3]
    assert first["total"] == len(told)
    theme = answer["datasets"][0]["theme"]
    of_theme = client.get("/api/v1/datasets", params={"theme": theme, "limit": 200}).json()
    assert [each["id"] for each in of_theme["datasets"]] == [each["id"] for each in told.values()
                                                             if each["theme"] == theme]


@pytest.mark.slow
def test_a_dataset_that_nobody_declared_is_told_as_the_catalogue_page_tells_it(client: TestClient) -> None:
    now = data.now().replace(tzinfo=None)
    for each in client.get("/api/v1/datasets?limit=200").json()["datasets"]:
        page = data.rows("donnees/fiche", dataset=each["id"], at=now).iloc[0]
        if not each["is_declared"]:
            assert (each["title"], each["theme"]) == (page["title"], page["theme"])
            assert each["observed_at"] == page["observed_at"].isoformat() + "Z"
            assert each["state"] == {"unpromised": "fresh", "withdrawn": "stale"}.get(page["state"], page["state"])
            whole = client.get(f"/api/v1/datasets/{each['id']}").json()["dataset"]
            assert whole["row_count"] == page["row_count"]
            assert whole["record_columns"] and whole["fetches"][0]["sha256"]


@pytest.mark.slow
def test_addresses_that_are_told_lead_somewhere(client: TestClient) -> None:
    told = client.get("/api/v1/datasets?limit=3").json()["datasets"]
    for address in (address for each in told for address in each["records"].values()):
        assert client.head(address).status_code == 200, address
    feed = ElementTree.fromstring(client.get("/api/v1/incidents.atom").text)
    itself = feed.find("{http://www.w3.org/2005/Atom}link[@rel='self']")
    assert itself is not None and client.get(itself.get("href") or "").status_code == 200


@pytest.mark.slow
def test_the_same_content_is_not_sent_twice(client: TestClient) -> None:
    for path in ("datasets", "datasets/decp", "incidents", "incidents.atom"):
        sent = client.get(f"/api/v1/{path}")
        held = client.get(f"/api/v1/{path}", headers={"If-None-Match": sent.headers["etag"]})
        assert (held.status_code, held.content) == (304, b""), path
        assert client.head(f"/api/v1/{path}").status_code == 200
    assert client.get("/api/v1/datasets").headers["content-encoding"] == "gzip"


@pytest.mark.slow
def test_a_day_before_the_first_says_which_is_the_first(client: TestClient) -> None:
    answer = client.get("/api/v1/datasets?au=2001-01-01")
    assert answer.status_code == 404
    assert str(data.first_day()) in answer.json()["error"]["message"]
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date()
    assert client.get(f"/api/v1/datasets?au={tomorrow}").status_code == 404
    assert client.get(f"/api/v1/datasets?au={data.first_day()}").status_code == 200


@pytest.mark.slow
def test_incidents_are_a_feed_too(client: TestClient) -> None:
    sent = client.get("/api/v1/incidents.atom?langue=en")
    root = ElementTree.fromstring(sent.text)
    assert sent.headers["content-type"].startswith("application/atom+xml")
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert "data incidents" in (root.findtext("{http://www.w3.org/2005/Atom}title") or "")
    datetime.fromisoformat(root.findtext("{http://www.w3.org/2005/Atom}updated") or "")


@pytest.mark.parametrize("path", ["/api/rien", "/api/v1", "/api/v1/", "/api/v1/kpi", "/api/v2/kpis", "/api/v1/kpis/a/b",
                                  "/api/v1/datasets/rien", "/api/v1/datasets/..%2f..%2fetc", "/api/v1/datasets/%00"])
def test_what_does_not_exist_is_404_in_json(empty: TestClient, path: str) -> None:
    answer = empty.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]["status"] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_api_is_for_reading(empty: TestClient, method: str) -> None:
    answer = empty.request(method, "/api/v1/datasets")
    assert (answer.status_code, answer.json()["error"]["status"]) == (405, 405)


def test_any_page_may_read_it_but_only_the_api(empty: TestClient) -> None:
    assert empty.get("/api/v1/datasets", headers={"Origin": "https://a.fr"}).headers[
        "access-control-allow-origin"] == "*"
    assert "GET" in empty.options("/api/v1/datasets").headers["access-control-allow-methods"]
    assert "access-control-allow-origin" not in empty.get("/healthz", headers={"Origin": "https://a.fr"}).headers


def test_errors_speak_both_languages(empty: TestClient) -> None:
    french, english = (empty.get(f"/api/v1/datasets?limit=x&langue={code}").json() for code in ("fr", "en"))
    assert "nombre entier" in french["error"]["message"]
    assert "whole number" in english["error"]["message"]
    assert french["error"]["parameter"] == "limit"


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("name", ["theme", "service", "debut", "fin", "au", "langue", "limit", "offset", "jeu", "zzz"])
def test_a_bad_parameter_is_never_an_error_of_ours(empty: TestClient, name: str, value: str) -> None:
    """FAULTS 22 and 23."""
    for path in JSON_PATHS:
        answer = empty.get(f"/api{path}?{name}={quote(value)}&{name}={quote(value)}")
        assert answer.status_code in (200, 400, 404), answer.text
        answer.json()


@given(st.binary(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_address_breaks_it(empty: TestClient, raw: bytes) -> None:
    answer = empty.get(f"/api/v1/datasets?{quote(raw, safe='=&;%')}")
    assert answer.status_code in (200, 400, 404)
    answer = empty.get(f"/api/v1/datasets/{quote(raw, safe='')}")
    assert answer.status_code in (200, 400, 404)


def test_an_address_that_asks_without_end_is_asked_to_wait() -> None:
    now = 0.0
    buckets = Buckets(burst=3, per_second=1, clients=2, clock=lambda: now)
    client = TestClient(application(buckets))
    statuses = [client.get("/v1/openapi.json").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    assert client.get("/v1/openapi.json").headers["retry-after"] == "1"
    now = 2.0
    assert client.get("/v1/openapi.json").status_code == 200
    assert buckets.take("a") == buckets.take("b") == buckets.take("c") == 0
    assert len(buckets._held) == 2


@pytest.mark.slow
def test_every_indicator_is_as_the_pages_have_it(client: TestClient, demo_data: Path) -> None:
    from dashboard import kpis

    told = {each["id"]: each for each in client.get("/api/v1/kpis").json()["kpis"]}
    with data.at(None):
        known = {kpi.id: kpi for kpi in kpis.kpis()}
    assert list(told) == list(known)
    for name, kpi in known.items():
        assert told[name]["value"] == (kpi.last.value if kpi.last else None)
        assert told[name]["status"] == kpi.status
        assert told[name]["state"] == kpi.state
        assert told[name]["verdict"]["kind"] == kpi.verdict.kind
        assert told[name]["to_date"] == kpi.to_date
        whole = client.get(f"/api/v1/kpis/{name}").json()["kpi"]
        assert [point["value"] for point in whole["points"]] == [point.value for point in kpi.points]
        assert whole["sentence"] == told[name]["sentence"] != ""
        assert whole["passport"]["sql"].startswith(kpi.indicator.sql)
