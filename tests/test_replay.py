"""A figure's passport is enough to compute it again: a bare connection, the file, what the passport gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dashboard import data, replay
from dashboard.server.api.application import application
from dashboard.server.api.limits import Buckets
from dashboard.settings import settings


def test_the_macros_that_a_statement_needs_come_first() -> None:
    found = replay.statements("-- title: x\nselect clean_text('a&eacute;') as t;")
    assert found[-1] == "select clean_text('a&eacute;') as t"
    assert any("macro html_entity" in each for each in found[:-1])
    assert not any("hexagon" in each for each in found)
    with duckdb.connect() as bare:
        for each in found[:-1]:
            bare.execute(each)
        assert bare.execute(found[-1]).fetchall() == [("aé",)]


def test_a_statement_without_macros_stands_alone() -> None:
    assert replay.statements("select 1") == ("select 1",)
    assert replay.statements("") == ()


@pytest.mark.slow
def test_every_indicator_is_computed_again_from_its_passport(
    demo_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_data))
    settings.cache_clear()
    data.shelf.cache_clear()
    client = TestClient(application(Buckets(burst=10_000)))
    listed = client.get("/v1/kpis").json()
    path = demo_data / "warehouse" / f"{listed['snapshot']}.duckdb"
    assert len(listed["kpis"]) > 30
    for each in listed["kpis"]:
        told = client.get(f"/v1/kpis/{each['id']}").json()["kpi"]["passport"]
        assert told["snapshot"] == listed["snapshot"]
        with duckdb.connect(str(path), read_only=True) as bare:
            for statement in told["replay"][:-1]:
                bare.execute(statement)
            asked = {name: date.fromisoformat(value) for name, value in told["parameters"].items()}
            cursor = bare.execute(told["replay"][-1], asked)
            names = [column[0] for column in cursor.description or []]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        known = {row["period"]: row["value"] for row in rows if row["value"] is not None}
        if each["value"] is not None:
            assert float(known[date.fromisoformat(each["period"])]) == pytest.approx(each["value"]), each["id"]
    settings.cache_clear()
    data.shelf.cache_clear()
