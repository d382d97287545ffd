"""Incidents in words: kinds, spans, rows, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest

from dashboard.locale import use
from dashboard.words import incidents as words

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    use("fr")
    yield
    use("fr")


def row(kind: str = "late", **values: Any) -> dict[str, Any]:
    return {
        "kind": kind, "started_at": pd.Timestamp("2026-11-23 08:00"), "ended_at": pd.NaT, "message": "délai dépassé",
        "observed_at": pd.Timestamp("2026-11-23 06:00"), "rows_lost": None, "rows_backfilled": None, "was": None,
        "became": None, "source": "hubeau", "title": "Orne", **values,
    }  # fmt: skip


def test_what_stands_still_says_since_when() -> None:
    assert words.told(row()) == (
        "La source répond, mais sa dernière observation date du lundi 23\u00a0novembre 2026, 7\u00a0h\u00a000.")
    assert words.span(row(), NOW).startswith("depuis aujourd’hui")
    assert words.sign(row()) == "watch" and words.sign(row("stale")) == "missed"


def test_a_failure_keeps_the_words_of_the_refresh() -> None:
    assert words.told(row("unreachable")) == "délai dépassé"


def test_rows_are_counted_in_words_and_an_unknown_count_is_not_zero() -> None:
    assert words.rows_told(1, 288) == "1 ligne perdue, 288 rattrapées"
    assert words.rows_told(0, 0) == "0 ligne perdue, 0 rattrapée"
    assert words.rows_told(None, None) == ""
    assert words.summary("Muet.", 2, 1) == "Muet. 2 lignes perdues, 1 rattrapée."


def test_a_change_says_before_and_after() -> None:
    assert words.told(row("licence", was="LO", became="ODbL")) == "De «\u00a0LO\u00a0» à «\u00a0ODbL\u00a0»."
    assert words.told(row("licence", became="ODbL")) == "De «\u00a0aucune\u00a0» à «\u00a0ODbL\u00a0»."
    assert words.told(row("schema", became="annee (int)")) == "Maintenant\u00a0: annee (int)."


def test_an_instant_is_no_span() -> None:
    at = pd.Timestamp("2026-11-23 08:00")
    assert " à 9" in words.span(row("schema", ended_at=at), NOW)
    assert words.span(row(ended_at=pd.Timestamp("2026-11-23 10:00")), NOW).endswith("soit 2 heures")
    assert words.sign(row(ended_at=at)) is None


@pytest.mark.parametrize(
    ("total", "lasting", "told"),
    [(0, 0, "Aucun incident n’a été relevé dans cette sélection."), (1, 0, "1 incident relevé, aucun en cours."),
     (3, 2, "3 incidents relevés, dont 2 en cours.")],
)  # fmt: skip
def test_the_sentence_counts(total: int, lasting: int, told: str) -> None:
    assert words.sentence(total, lasting) == told


def test_in_english_it_is_english() -> None:
    use("en")
    assert words.kind_word("withdrawn") == "dataset withdrawn from the portal"
    assert words.sentence(1, 1) == "1 incident noted, 1 of them under way."
