"""The WiFi page says what it serves, hides what is small, and keeps its filters in the address."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.settings import PROJECT_ROOT
from tests.pages.conftest import Opener, words

HEAD = (
    "point_id;point_nom;latitude;longitude;date;heure;sessions;terminaux_distincts;duree_totale_s;"
    "octets_descendants;octets_montants;disponibilite_min"
)


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ``DASHBOARD_DATA`` with one busy hour and one hour of seven persons at a point whose name is a trap."""
    file = tmp_path / "wifi.csv"
    rows = [
        "A;<b>Mairie</b> [x](javascript:alert(1));49,147;-0,376;2026-11-02;9;7;7;600;1;1;60",
        "A;<b>Mairie</b> [x](javascript:alert(1));49,147;-0,376;2026-11-02;10;73;40;600;1;1;60",
    ]
    file.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    command = [sys.executable, "-m", "dashboard", "load", "wifi", str(file)]
    subprocess.run(command, check=True, cwd=PROJECT_ROOT, capture_output=True)
    return tmp_path / "data"


def test_it_answers_its_question_with_the_demonstration_town(opened: Opener) -> None:
    told = words(opened("wifi"))
    assert re.search(r"<h1>Le WiFi public sert-il\s\?</h1>", told)
    assert re.search(r"En 30 jours, jusqu’au .*, le WiFi public a ouvert [\d\u202f]+ sessions", told)
    assert told.count('<li class="figure">') == 4
    assert "Bords de l’Orne" in told and "Ville de Fleury-sur-Orne" in told


def test_dead_and_silent_points_are_an_alert_and_on_the_map(opened: Opener) -> None:
    page = opened("wifi")
    told = re.sub(r"\s", " ", words(page))
    assert "1 borne est en panne : Stade (depuis le 19 nov. 2026)." in told
    assert re.search(r"1 borne ne publie plus rien[^:]*: Aire de jeux des Coteaux \(depuis le 14 nov. 2026\)", told)
    assert len(page.get("deck_gl_json_chart")) == 1
    assert "En service, sans session depuis 7 jours" in told


def test_in_english_the_states_are_english(opened: Opener) -> None:
    told = re.sub(r"\s", " ", words(opened("wifi", langue="en")))
    assert "1 access point is down: Stade (since " in told
    assert "Working, no session for 7 days" in told


def test_it_draws_the_days_and_the_week_of_the_town(opened: Opener) -> None:
    assert len(opened("wifi").get("vega_lite_chart")) == 2


def test_a_point_of_the_address_has_its_own_chart(opened: Opener) -> None:
    told = words(opened("wifi", borne="FSO-08"))
    assert re.search(r"<h\d>Parc du Vallon\s: sessions, par mois</h\d>", told)
    assert 'class="highlight"' in told


def test_a_short_period_is_drawn_by_the_day(opened: Opener) -> None:
    told = words(opened("wifi", debut="2026-10-01", fin="2026-10-31"))
    assert re.search(r"<h\d>Sessions par jour</h\d>", told)
    assert "Toute la ville, octobre 2026" in told


@pytest.mark.parametrize(
    "query", [{"borne": "<script>"}, {"debut": "NaN"}, {"fin": "9999-99-99"}, {"borne": "'; drop"}]
)
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("wifi", **query))
    assert "valeur inconnue, ignorée" in told
    assert "<script>" not in told
    assert "Sessions par borne" in told


def test_seven_persons_are_nowhere_on_the_page(opened: Opener, loaded: Path) -> None:
    app = opened("wifi", loaded)
    told = words(app)
    assert "80" in told
    assert not re.search(r"<td[^>]*>(7|73)</td>", told)
    drawn = [pa.ipc.open_stream(chart.proto.data.data).read_all().to_pylist() for chart in app.get("vega_lite_chart")]
    assert {7, 73} & {value for rows in drawn for row in rows for value in row.values()} == set()


def test_a_name_full_of_marks_is_only_text(opened: Opener, loaded: Path) -> None:
    told = words(opened("wifi", loaded))
    assert "&lt;b&gt;Mairie&lt;/b&gt;" in told
    assert "<b>Mairie" not in told


def test_with_a_single_day_it_does_not_conclude(opened: Opener, loaded: Path) -> None:
    told = words(opened("wifi", loaded))
    assert "trop peu de jours sont publiés pour comparer" in told
    assert "on ne peut pas conclure" in told


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucun relevé du WiFi public n’est arrivé." in words(opened("wifi", tmp_path))


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("wifi", langue="en"))
    assert "Is the public WiFi used?" in told
    assert "hidden" in told and "Télécharger" not in told


def test_every_figure_has_its_passport(opened: Opener) -> None:
    told = words(opened("wifi"))
    assert told.count('<details class="passport">') == 4
    assert "from core." in told
