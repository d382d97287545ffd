"""The follow-up page: what each service has to do, the incidents, the updates to come."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard import agenda
from dashboard.words import follow_calendar
from tests.demo_town import NOW
from tests.pages.conftest import Opener, listed, words


def test_it_says_how_many_ask_for_something_and_which(opened: Opener) -> None:
    told = words(opened("suivi"))
    assert re.search(r"<h1>Qu’est-ce qui demande une action dans nos données\s\?</h1>", told)
    assert re.search(r"Les jeux de la ville\s: \d+ sur \d+ demandent quelque chose", told)
    assert told.count('<li class="figure">') == 4
    assert re.search(r"<h2>En retard \(\d+\)</h2>", told) and "Panneaux d’affichage libre" in told
    assert "donnees?jeu=panneaux-affichage-libre" in told
    assert "Jeux à reprendre, par service" in told


def test_a_service_of_the_address_keeps_its_own(opened: Opener) -> None:
    app = opened("suivi", service="finances")
    told = words(app)
    assert "Les jeux de «\u00a0Finances\u00a0»" in told
    assert "Panneaux d’affichage libre" not in told
    assert listed(app, "Service").value == "finances"


def test_incidents_are_a_view_of_their_own(opened: Opener) -> None:
    told = words(opened("suivi", vue="incidents"))
    assert "incident" in told and 'href="/api/v1/incidents.atom"' in told


def test_expected_updates_are_by_month_with_a_file(opened: Opener) -> None:
    app = opened("suivi", vue="attendus")
    told = words(app)
    assert re.search(r"\d+ mises à jour sont attendues d’ici douze mois", told)
    assert "<h2>Mars 2027</h2>" in told or "<h2>Mars\u00a02027</h2>" in told
    assert "date incertaine" in told and "Déjà passés" in told
    assert "n’annoncent aucun rythme" in told
    assert len(app.get("vega_lite_chart")) == 1


@pytest.mark.parametrize("query", [{"service": "<script>"}, {"vue": "zzz"}, {"vue": "incidents", "source": "'; drop"}])
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("suivi", **query))
    assert "valeur inconnue, ignorée" in told
    assert "<script>" not in told


def test_before_the_first_snapshot_it_says_so(opened: Opener, tmp_path: Path) -> None:
    assert "Le catalogue n’est pas encore arrivé." in words(opened("suivi", tmp_path))


@pytest.mark.parametrize("view", ["taches", "incidents", "attendus"])
def test_in_english_it_is_english(opened: Opener, view: str) -> None:
    told = words(opened("suivi", langue="en", vue=view))
    assert "What in our data asks for action?" in told
    assert "Jeux à" not in told and "mises à jour" not in told
    if view == "taches":
        assert "A known access point has not been silent" in told and "Une borne connue" not in told


def test_an_entry_of_the_agenda_keeps_its_identity_when_its_day_moves() -> None:
    def entry(on: date) -> agenda.Entry:
        frame = pd.DataFrame([{
            "dataset_id": "budget", "title": "Budget", "theme": "Finances", "step_months": 12, "is_overdue": False,
            "expected_on": pd.Timestamp(on), "updated_on": pd.Timestamp("2026-03-02"), "is_uncertain": True,
        }])  # fmt: skip
        return follow_calendar.entries(frame, "14271")[0]

    first, moved = entry(date(2027, 3, 2)), entry(date(2027, 3, 9))
    assert (first.uid, first.on, moved.on) == (moved.uid, date(2027, 3, 2), date(2027, 3, 9))
    text = agenda.ics([first], "Mises à jour", NOW).decode()
    assert "SUMMARY:Mise à jour attendue\u00a0: Budget" in text and "Date incertaine." in text
