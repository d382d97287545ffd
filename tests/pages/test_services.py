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


def test_it_has_a_main_chart_and_two_smaller_ones(opened: Opener) -> None:
    assert len(opened("services").get("vega_lite_chart")) == 3


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
    assert "Formation numérique des seniors, par cycle" in told


def test_requests_are_told_with_their_waits_and_what_is_open(opened: Opener) -> None:
    app = opened("services", vue="demandes")
    told = re.sub(r"\s", " ", words(app))
    assert re.search(r"Toutes les demandes : [\d ]+ demandes reçues, .* ; \d+ % sont closes en 15 jours", told)
    assert re.search(r"La moitié de celles de l’année est close en \d+ jours", told)
    assert len(app.get("vega_lite_chart")) == 2
    assert told.count('class="card ranking"') == 3
    assert told.count('<details class="passport">') == 4
    assert "attendent encore après 15 jours" in told


def test_an_object_of_the_address_is_told_alone(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("services", vue="demandes", parmi="category:bruit")))
    assert "Objet : bruit : " in told
    assert "sans les trimestres de moins de 11 demandes" in told


def test_a_channel_has_no_backlog_of_its_own(opened: Opener) -> None:
    app = opened("services", vue="demandes", parmi="channel:guichet")
    assert "Canal : guichet" in re.sub(r"\s", " ", words(app))
    assert len(app.get("vega_lite_chart")) == 1


def test_a_rare_object_says_that_it_is_hidden(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("services", vue="demandes", parmi="category:erreur de donnée")))
    assert "moins de 11 demandes par trimestre, elles ne sont pas montrées" in told


def test_the_requests_are_english_in_english(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("services", vue="demandes", langue="en")))
    assert "How many still wait, day after day" in told
    assert "demandes reçues" not in told


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


def test_the_calendar_divides_by_open_days_and_rounds_the_week(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("services", vue="calendrier", debut="2019-01-01")))
    assert re.search(r"appels : [\d,]+ par jour ouvré en \w+ \d{4} \(\d+ jours ouvrés\)", told)
    assert "bandes nommées : confinements" in told
    assert "Quand les habitants écrivent-ils" in told
    assert "à 10 près" in told


def test_the_canteen_is_told_by_school_day(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("services", vue="calendrier", service="restauration-scolaire")))
    assert re.search(r"repas servis : [\d,]+ par jour d’école", told)
