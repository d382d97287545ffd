"""The page of one indicator, the list when none is asked, the method and the accessibility statement."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.kpis import kpi
from dashboard.passports import as_json, kpi_passport
from dashboard.ui.indicator import IndicatorCard, card_html
from dashboard.words import indicator
from dashboard.words import kpis as words_of
from tests.pages.conftest import Opener, words

pytestmark = pytest.mark.slow
ID = "demandes_closes_15j"


def test_one_indicator_says_its_question_status_target_series_and_definition(opened: Opener) -> None:
    app = opened("indicateur", id=ID)
    told, found = words(app), kpi(ID)
    assert found is not None
    assert f"<h1>{found.indicator.question.replace(' ?', chr(160) + '?')}</h1>" in told
    for part in (words_of.value_text(found), "cible de démonstration", "Par rapport à un an avant", "Police municipale",
                 '<details class="passport" open>', "mart.requests_quick", "SHA-256"):  # fmt: skip
        assert part in told
    assert len(app.get("vega_lite_chart")) == 1
    assert f"id={ID}" in app.code[0].value and "au=" in app.code[0].value


@pytest.mark.parametrize("query", [{}, {"id": "inconnu"}, {"id": "<script>"}, {"id": "x" * 10_000}])
def test_without_a_known_id_it_lists_them_all(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("indicateur", **query))
    assert f"id={ID}" in told and "<script>" not in told
    assert ("valeur inconnue, ignorée" in told) == bool(query)


def test_the_list_is_searched(opened: Opener) -> None:
    told = words(opened("indicateur", recherche="dette habitant"))
    assert "dette_par_habitant" in told and ID not in told


def test_a_figure_per_inhabitant_names_its_population(opened: Opener) -> None:
    words(opened("indicateur", id="dette_par_habitant"))
    found = kpi("dette_par_habitant")
    assert found is not None
    told = as_json(kpi_passport(found))
    assert (told["population"] is not None) == (found.indicator.per != "")
    assert told["parameters"] == {"today": "2026-11-23"}
    assert told["question"] == found.indicator.question and told["link"].startswith("indicateur?id=dette_par_habitant")


def test_the_nearest_towns_are_told_by_population_never_by_value(opened: Opener) -> None:
    told = words(opened("indicateur", id="dette_par_habitant"))
    found = kpi("dette_par_habitant")
    assert found is not None and len(found.nearest) == 4
    sizes = [town.population for town in found.nearest]
    assert sizes == sorted(sizes) and all(town.name in told for town in found.nearest)


def test_the_chart_draws_what_was_aimed_at_in_each_period(opened: Opener) -> None:
    words(opened("indicateur", id=ID))
    found = kpi(ID)
    assert found is not None
    frame = indicator.series(found)
    aims = frame.set_index("period")["target"]
    assert (aims["2023-04-01"], aims["2025-04-01"]) == (80.0, 85.0)
    assert list(frame["value"]) == [point.value for point in found.points]


def test_a_title_cannot_run_anything() -> None:
    """FAULTS 19."""
    hostile = "<img src=x onerror=alert(1)>"
    card = IndicatorCard(hostile, "javascript:alert(1)", hostile, hostile, hostile, "met", hostile, hostile)
    told = card_html(replace(card, target=hostile, age=hostile, owner=hostile, spark=[1, 2], spark_words=hostile))
    assert "<img" not in told and "javascript:" not in told


@pytest.mark.parametrize(("slug", "said"), [("methode", "2,66"), ("accessibilite", "Non conforme, faute d’audit")])
def test_the_pages_of_the_footer_open_full_empty_and_in_english(
    opened: Opener, tmp_path: Path, slug: str, said: str
) -> None:
    assert said in words(opened(slug))
    assert said in words(opened(slug, tmp_path))
    assert not re.search(rf"\b{said}\b", words(opened(slug, langue="en")))


def test_what_a_dataset_does_not_say_is_in_the_readers_language(opened: Opener) -> None:
    assert "Une capacité n’est pas une fréquentation" in words(opened("methode"))
    for query in ({"slug": "methode"}, {"slug": "donnees", "jeu": "services"}):
        told = words(opened(**query, langue="en"))
        assert "A capacity is not an attendance" in told and "Une capacité" not in told


def test_before_the_first_snapshot_the_list_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucun indicateur n’est encore calculé." in words(opened("indicateur", tmp_path))
