"""What is timed of a page is what it asks when it is opened, with the values of the visit."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import visits
from bench.measures import page
from dashboard import queries
from dashboard.settings import PROJECT_ROOT
from dashboard.warehouse.connection import open_read_only


def test_every_page_that_has_queries_is_visited() -> None:
    folders = {name.split("/")[0] for name in queries.load_all()}
    pages = {path.stem for path in (PROJECT_ROOT / "pages").glob("*.py")}
    assert folders & pages | {"accueil", "indicateur"} == set(visits.VISITS)


@pytest.mark.slow
def test_a_visit_asks_with_its_own_values_whatever_was_cached(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {"riviere": ({"duree": "10ans"},), "donnees": ({"jeu": "services"},)}
    monkeypatch.setattr(visits, "VISITS", chosen)
    found = visits.visits(demo_data)
    assert list(found) == ["riviere duree=10ans", "donnees jeu=services"]
    asked = queries.load("riviere/hebdomadaire").sql
    weeks = [each.values["weeks"] for each in found["riviere duree=10ans"] if asked in each.sql]
    assert weeks == [522, 520]  # the station of the page, then the four together in small
    assert any("mart.services_series" in each.sql for each in found["donnees jeu=services"])
    assert visits.visits(demo_data) == found
    connection = open_read_only(demo_data / "warehouse" / (demo_data / "warehouse" / "current").read_text().strip())
    timed = page(connection, found["riviere duree=10ans"], 3)
    connection.close()
    assert timed.count == len(found["riviere duree=10ans"]) and 0 < timed.p50_ms <= timed.p95_ms and timed.first_ms > 0
