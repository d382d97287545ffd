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
    assert 1 < told.count('<li class="figure">') <= 4


def test_a_service_shows_what_is_its_own(opened: Opener) -> None:
    app = opened("services")
    assert len(app.get("vega_lite_chart")) == 1
    assert "Formation" not in re.sub(r"<option.*?</option>", "", words(app)).replace("Formation numérique", "", 1)


def test_the_police_shows_its_four_kinds_and_what_waits(opened: Opener) -> None:
    app = opened("services", service="police-municipale")
    told = re.sub(r"\s", " ", words(app))
    for part in ("Doléances, objets trouvés, absences (OTV), rendez-vous", "Signalements clos en 15 jours",
                 "Demandes encore ouvertes", "reçues ce mois-là ou avant"):  # fmt: skip
        assert part in told
    assert told.count('<li class="figure">') == 4
    assert len(app.get("vega_lite_chart")) == 2


def test_training_is_told_by_cycle_and_session_and_places_are_no_attendance(opened: Opener) -> None:
    app = opened("services", service="formation-numerique-seniors")
    told = re.sub(r"\s", " ", words(app))
    assert re.search(r"\d{4}, \w+ cycle : \d+ inscriptions pour \d+ places \(\d+ %\), \d+ % de présence", told)
    assert "Remplissage et présence, par cycle" in told and "Séances du cycle" in told
    assert re.search(r"séances? sur \d+ (est cachée|sont cachées)", told)
    assert not re.search(r"Places, \w+ \d{4}|habituel pour la saison", told)
    assert not any(box.label == "Indicateur" for box in app.selectbox)


def test_a_single_day_gives_no_small_number(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("services", vue="demandes", debut="2026-08-20", fin="2026-08-20")))
    assert re.search(r"Toutes les demandes : \d{3,} demandes reçues, de juillet à septembre 2026", told)


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


def test_the_selection_follows_the_period(opened: Opener) -> None:
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
    assert "Accueil de la mairie" in told


def test_requests_are_told_with_their_waits_and_what_is_open(opened: Opener) -> None:
    app = opened("services", vue="demandes")
    told = re.sub(r"\s", " ", words(app))
    assert re.search(r"Toutes les demandes : [\d ]+ demandes reçues, .* ; \d+ % des signalements sont clos", told)
    assert re.search(r"La moitié de celles de l’année est close en \d+ jours", told)
    assert len(app.get("vega_lite_chart")) == 2
    assert told.count('class="card ranking"') == 5
    assert told.count('<details class="passport">') == 4
    assert "attendent encore après 15 jours" in told


def test_an_object_of_the_address_is_told_alone(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("services", vue="demandes", parmi="category:bruit")))
    assert "Objet : bruit : " in told
    assert re.search(r"\d+ sur \d+ reçues, en \d{4}, ouvertes comprises", told)


def test_a_channel_shows_the_backlog_of_all(opened: Opener) -> None:
    app = opened("services", vue="demandes", parmi="channel:guichet")
    told = re.sub(r"\s", " ", words(app))
    assert "Canal : guichet" in told
    assert "Demandes encore ouvertes à la fin du mois : toutes les demandes" in told
    assert len(app.get("vega_lite_chart")) == 2


def test_the_requests_are_english_in_english(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("services", vue="demandes", langue="en")))
    assert "How many still wait, day after day" in told
    assert "All requests: " in told and "Requests received, by object" in told and "Cleanliness" in told
    assert "demandes reçues" not in told


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucune statistique de service n’est arrivée." in words(opened("services", tmp_path))


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("services", langue="en"))
    assert "How are the town’s services doing?" in told
    assert "Front desk" in told or "calls" in told


def test_every_figure_has_its_passport(opened: Opener) -> None:
    told = words(opened("services"))
    assert told.count('<details class="passport">') == told.count('<li class="figure">') > 0
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
