"""A passport says the method in words, the SQL down to the marts, and the oldest of its sources."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.errors import QueryError
from dashboard.passports import as_json, passport
from dashboard.settings import settings

SEEN = datetime(2026, 11, 22, tzinfo=UTC)


def card(observed_at: datetime | None, rejected: int) -> DatasetCard:
    day = timedelta(days=1)
    return DatasetCard("wifi", "WiFi", "Numérique", "Ville", "LO 2.0", "https://x", "", day, day, day, 10, rejected, 0,
                       SEEN, observed_at, "loaded", None, None, True)  # fmt: skip


@pytest.fixture(autouse=True)
def no_snapshot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    settings.cache_clear()
    data.shelf.cache_clear()


def test_the_method_is_the_one_that_the_query_says_to_readers() -> None:
    found = passport("wifi/chiffres")
    assert found.title == "Trente jours de WiFi, comparés aux trente d’avant"
    assert found.method.startswith("Les trente derniers jours publiés")


def test_without_a_method_the_prose_of_the_file_is_one() -> None:
    found = passport("suivi/attendus")
    assert found.method.startswith("Depuis la dernière mise à jour")
    assert not re.search("--|\n|`", found.method)


def test_the_sql_goes_down_to_the_marts() -> None:
    sql = passport("wifi/chiffres").sql
    assert sql.startswith("select\n  last_on")
    assert re.findall(r"^-- (mart\.\w+)$", sql, re.MULTILINE) == ["mart.wifi_thirty_days", "mart.wifi_days"]
    assert "from core.wifi_usage" in sql


def test_the_sql_of_what_is_gathered_last_goes_down_to_what_it_joins() -> None:
    sql = passport("suivi/jeux", card(SEEN, 0), parameters={"at": SEEN, "theme": "", "service": ""}).sql
    names = re.findall(r"^-- (mart\.\w+)$", sql, re.MULTILINE)
    assert names == ["mart.dataset_states", "mart.catalogue_entries"]


def test_the_oldest_observation_and_all_refusals_count() -> None:
    older = SEEN - timedelta(days=30)
    found = passport("services/demandes", card(SEEN, 2), None, card(older, 3), card(None, 1))
    assert (found.observed_at, found.rejected_count, len(found.sources)) == (older, 6, 3)


def test_before_the_first_snapshot_there_is_none_to_name() -> None:
    found = passport("wifi/chiffres", card(SEEN, 0))
    assert (found.snapshot_id, found.built_at, found.fetches, found.link) == ("", None, (), "wifi")


def test_rows_and_links_refused_are_counted_apart() -> None:
    found = passport("services/demandes", replace(card(SEEN, 2), link_defect_count=5), card(SEEN, 1))
    assert (found.rejected_count, found.link_defect_count) == (3, 5)


def test_a_program_reads_the_same_as_a_page() -> None:
    told = as_json(passport("services/demandes", card(SEEN, 2), parameters={"start": date(2026, 1, 1)}))
    assert json.loads(json.dumps(told)) == told
    assert told["parameters"] == {"start": "2026-01-01"}
    assert told["rejected"] == {"rows": 2, "links": 0}
    assert told["observed_at"] == "2026-11-22T00:00:00Z"
    assert told["sources"][0]["licence"] == "LO 2.0"


@pytest.mark.slow
def test_the_passport_of_real_figures_names_what_was_received(monkeypatch: pytest.MonkeyPatch, demo_data: Path) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_data))
    settings.cache_clear()
    data.shelf.cache_clear()
    found = passport("wifi/chiffres", data.dataset("wifi"), parameters={"stop": date(2026, 11, 22)})
    assert len(found.fetches) == 1 and len(found.fetches[0].sha256) == 64
    assert found.fetches[0].fetched_at.date() == date(2026, 11, 23)
    assert found.link == "wifi?au=2026-11-23"
    assert found.snapshot_id.startswith("20261123T")


def test_a_query_that_is_not_there_is_an_error() -> None:
    with pytest.raises(QueryError):
        passport("wifi/absente")
