"""The page of the services: one indicator with its season, requests whose open ones count, training, digital space."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.conftest import Opener, listed, words


def test_it_answers_its_question_with_the_demonstration_town(opened: Opener) -> None:
    told = words(opened("services"))
    assert re.search(r"<h1>Comment vont les services municipaux\s\?</h1>", told)
    assert re.search(r"Accueil de la mairie, appels\u00a0: [\d\u202f]+ en \w+ \d{4}", told)
    assert re.search(r"[\d\u202f]+ demandes d’habitants sur la période\u00a0: \d+\u00a0% sont closes en 15 jours", told)
    assert told.count('<li class="figure">') == 4


def test_it_has_a_main_chart_and_four_smaller_ones(opened: Opener) -> None:
    app = opened("services")
    assert len(app.get("vega_lite_chart")) == 3
    assert words(app).count('class="card ranking"') == 2


def test_a_service_of_the_address_is_shown_with_its_first_indicator(opened: Opener) -> None:
    told = words(opened("services", service="mediatheque"))
    assert re.search(r"Médiathèque, prêts\u00a0: ", told)


def test_changing_the_service_changes_the_indicators(opened: Opener) -> None:
    app = opened("services")
    listed(app, "Indicateur").select("visites").run()
    listed(app, "Service").select("restauration-scolaire").run()
    assert listed(app, "Indicateur").value == "repas servis"
    assert "Restauration scolaire, repas servis" in words(app)


def test_rare_acts_are_told_by_the_year(opened: Opener) -> None:
    told = words(opened("services", service="etat-civil", indicateur="mariages", debut="2016-01-01"))
    assert re.search(r"État civil, mariages\u00a0: \d+ en \d{4}[,.]", told)


def test_requests_follow_the_period(opened: Opener) -> None:
    told = words(opened("services", debut="2026-10-01", fin="2026-10-31"))
    assert "Accueil de la mairie, appels, octobre 2026" in told


def test_the_last_month_says_that_it_may_change(opened: Opener) -> None:
    told = words(opened("services"))
    assert "chiffre provisoire" in told
    assert "la dernière période est provisoire" in told


@pytest.mark.parametrize("query", [{"service": "x' or 1=1"}, {"indicateur": "ZZZ"}, {"debut": "31/02/2026"}])
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("services", **query))
    assert "valeur inconnue, ignorée" in told
    assert "Demandes reçues, par objet" in told


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucune statistique de service n’est arrivée." in words(opened("services", tmp_path))


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("services", langue="en"))
    assert "How are the town’s services doing?" in told
    assert "requests from residents" in told


def test_every_figure_has_its_passport(opened: Opener) -> None:
    told = words(opened("services"))
    assert told.count('<details class="passport">') == 4
    assert "from core." in told
