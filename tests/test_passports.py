"""A passport says the method in words, the SQL down to the marts, and the oldest of its sources."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.errors import QueryError
from dashboard.passports import passport
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


def test_the_method_is_the_title_and_prose_of_the_query() -> None:
    told = passport("wifi/chiffres").method
    assert told.startswith("Trente jours de WiFi, comparés aux trente d’avant. Les trente jours finissent")
    assert "--" not in told and "\n" not in told


def test_the_sql_goes_down_to_the_marts() -> None:
    sql = passport("wifi/chiffres").sql
    assert sql.startswith("with latest as (")
    assert "from mart.wifi_days" in sql and "from core.wifi_usage" in sql


def test_the_oldest_observation_and_all_refusals_count() -> None:
    older = SEEN - timedelta(days=30)
    found = passport("services/demandes", card(SEEN, 2), None, card(older, 3), card(None, 1))
    assert (found.observed_at, found.rejected_count, len(found.sources)) == (older, 6, 3)


def test_before_the_first_snapshot_there_is_none_to_name() -> None:
    assert passport("wifi/chiffres").snapshot_id == ""


def test_a_query_that_is_not_there_is_an_error() -> None:
    with pytest.raises(QueryError):
        passport("wifi/absente")
