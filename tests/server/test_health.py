"""Alive, ready, measured."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from dashboard.declarations import load_datasets


def test_alive_without_any_snapshot(empty: TestClient) -> None:
    assert empty.get("/healthz").status_code == 200


def test_not_ready_before_the_first_snapshot(empty: TestClient) -> None:
    answer = empty.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["snapshot"] is None
    assert "Retry-After" in answer.headers


@pytest.mark.slow
def test_ready_tells_the_snapshot_and_its_age(client: TestClient, demo_data: Path) -> None:
    answer = client.get("/readyz")
    told = answer.json()
    assert answer.status_code == 200
    assert told["snapshot"] == (demo_data / "warehouse" / "current").read_text().strip().removesuffix(".duckdb")
    age = (datetime.fromisoformat(told["as_of"]) - datetime.fromisoformat(told["built_at"])).total_seconds()
    assert told["age_seconds"] == max(0, int(age))


@pytest.mark.slow
def test_metrics_count_answers_by_template_and_age_every_dataset(client: TestClient) -> None:
    for name in ("un", "deux", "trois"):
        client.get(f"/api/v1/datasets/{name}")
    text = client.get("/metrics").text
    families = {family.name: family for family in text_string_to_metric_families(text)}
    routes = {sample.labels["route"] for sample in families["dashboard_http_requests"].samples}
    assert "/api/v1/datasets/{id}" in routes
    assert not any("un" in route.split("/") or "deux" in route for route in routes)
    fetched = {sample.labels["dataset"] for sample in families["dashboard_dataset_fetched_age_seconds"].samples}
    declared = set(load_datasets())  # what nobody declared has no promise of its own to be late on
    assert fetched == declared
    states = [sample.value for sample in families["dashboard_dataset_state"].samples]
    assert sum(states) == len(declared)
    assert "process_resident_memory_bytes" in families
    assert sum(sample.value for sample in families["dashboard_kept_receptions"].samples) > 0
    assert families["dashboard_refresh_seconds"].samples[0].value > 0
    assert families["dashboard_kept_receptions"].type == "gauge"  # old ones are forgotten
    assert families["dashboard_new_snapshots"].type == "counter"


def test_metrics_before_the_first_snapshot(empty: TestClient) -> None:
    assert "dashboard_ready 0.0" in empty.get("/metrics").text
