"""Fault 23: what a reader types is bound as a value: it is never SQL, never a pattern, and breaks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

import duckdb
import pytest
from starlette.testclient import TestClient

from dashboard import data, queries
from dashboard.server.api.application import application
from tests.bare_town import forget, publish_bare
from tests.queries.conftest import empty_warehouse

TYPED = ["'; DROP TABLE mart.kpi_values; --", "' OR '1'='1", "%", "_", "\\", "\\'", '"', "$1", "?", "/*", "--",
         "');attach 'x';--"]  # fmt: skip
# What a build runs, asked by nobody.
BUILT = ("checks/", "closing/", "core/", "flags/", "gaps/", "kpi/", "macros/", "marts/", "meta/")
TEXTS = {name: query for name, query in queries.load_all().items() if not name.startswith(BUILT)
         and any(column.type == "VARCHAR" for column in query.columns("params"))}  # fmt: skip
OTHERS = {"DATE": date(2026, 1, 1), "TIMESTAMP": datetime(2026, 1, 1)}
PLACES = "select count(*) from duckdb_tables()"


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    return empty_warehouse()


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_bound_in_every_query(name: str, warehouse: duckdb.DuckDBPyConnection) -> None:
    query = TEXTS[name]
    before = warehouse.execute(PLACES).fetchall()
    columns = {column.name: column.type for column in query.columns("params")}
    for typed in TYPED:
        kinds = OTHERS | {"VARCHAR": typed, "VARCHAR[]": [typed]}
        values = {each: kinds.get(kind, 1) for each, kind in columns.items()}
        values |= {"step": "month"} if "step" in columns else {}  # never typed: one of the page's own words
        warehouse.execute(f"select * from ({query.sql}) limit 10", values).fetchall()
    assert warehouse.execute(PLACES).fetchall() == before


@pytest.mark.parametrize("typed", ["%", "_", "B%c", "\\", "'"])
def test_a_search_takes_no_pattern(typed: str) -> None:
    with empty_warehouse() as town:
        town.execute("insert into mart.map_places (place_id, kind, name, longitude, latitude) values "
                     "('1', 'bench', 'Banc', -0.37, 49.14)")
        sql = queries.load("carte/lieux").sql
        asked = {"kinds": "bench", "longitude": None, "latitude": None, "most": 9}
        assert len(town.execute(sql, asked | {"words": "banc"}).fetchall()) == 1
        assert town.execute(sql, asked | {"words": typed}).fetchall() == []


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_bare(tmp_path_factory.mktemp("typed") / "data", datetime.now(UTC))


@pytest.fixture
def client(bare: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("DASHBOARD_DATA", str(bare))
    forget()
    yield TestClient(application())
    forget()


@pytest.mark.parametrize("typed", TYPED)
def test_the_interface_takes_no_sql_and_no_pattern(typed: str, client: TestClient) -> None:
    """Faults 22 and 23, over a snapshot: refused or not found, and everything is still there."""
    for address in ("kpis?theme={}", "kpis?service={}", "incidents?jeu={}", "datasets?theme={}"):
        assert client.get("/v1/" + address.format(quote(typed, safe=""))).status_code in (200, 400)
    for address in ("kpis/{}", "datasets/{}"):
        assert client.get("/v1/" + address.format(quote(typed, safe=""))).status_code == 404
    assert data.has_table("mart.kpi_values")
    assert len(client.get("/v1/kpis").json()["kpis"]) > 20
