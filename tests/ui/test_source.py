"""Whose data, of which date, and where to say that it is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from dashboard.ui.source import report_address, source_html, sources_html

NOW = datetime(2026, 11, 23, 17, 12, tzinfo=UTC)


def card(**changes: object) -> SimpleNamespace:
    values: dict[str, object] = {
        "title": "Hydrométrie", "producer": "SCHAPI", "licence": "Licence Ouverte 2.0",
        "licence_url": "https://etalab.gouv.fr/lo", "observed_at": NOW - timedelta(minutes=7), "fetched_at": NOW,
        "late_after": timedelta(hours=1), "stale_after": timedelta(hours=6), "is_demo": False, "row_count": 12_345,
        "rejected_count": 0,
    }  # fmt: skip
    return SimpleNamespace(**{**values, **changes})


def test_a_source_tells_producer_licence_date_and_rows() -> None:
    told = source_html(card(), NOW)
    for part in (
        "SCHAPI",
        "https://etalab.gouv.fr/lo",
        "aujourd’hui à 18\u00a0h\u00a005",
        "12\u202f345 lignes",
        "À jour",
    ):
        assert part in told
    assert "refusée" not in told
    assert "démonstration" not in told


def test_refused_rows_and_demonstration_are_said() -> None:
    told = source_html(card(rejected_count=1, is_demo=True), NOW)
    assert "1 refusée" in told
    assert "démonstration" in told


@pytest.mark.parametrize(("age", "word"), [(2, "En retard"), (9, "Périmé")])
def test_the_age_is_that_of_the_observation_not_of_the_fetch(age: int, word: str) -> None:
    assert word in source_html(card(observed_at=NOW - timedelta(hours=age)), NOW)


def test_a_source_never_received_is_silent() -> None:
    told = source_html(card(observed_at=None, fetched_at=None, row_count=0), NOW)
    assert "Muet" in told
    assert "jamais reçu" in told
    assert "0 ligne" in told


def test_hostile_cards_are_only_text() -> None:
    told = source_html(card(title="<script>", producer="<b>", licence_url="javascript:x"), NOW)
    assert "<script>" not in told
    assert "javascript" not in told


def test_an_error_is_reported_by_mail_or_on_the_web() -> None:
    assert report_address("mairie@ville.fr", ["L’Orne & co"]).startswith("mailto:mairie@ville.fr?subject=Erreur%20dans")
    assert "&" not in report_address("mairie@ville.fr", ["L’Orne & co"])
    assert report_address("https://ville.fr/contact", []) == "https://ville.fr/contact"


def test_what_is_published_by_the_day_has_no_hour() -> None:
    told = source_html(card(observed_at=datetime(2026, 11, 21, tzinfo=UTC)), NOW)
    assert "mis à jour le 21\u00a0nov. 2026," in told


def test_more_than_three_sources_are_folded_under_their_states() -> None:
    cards = [card(), card(), card(observed_at=NOW - timedelta(hours=2)), card(observed_at=None, fetched_at=None)]
    told = sources_html(cards, NOW)
    assert "<summary>4 sources\u00a0: 2 à jour, 1 en retard, 1 muette</summary>" in told
    assert told.count("<li>") == 4
    assert "<details>" not in sources_html(cards[:3], NOW)
    assert sources_html([], NOW) == ""
