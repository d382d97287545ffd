"""The river page answers now, compares with past floods, and never gives for official what is not."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.words.river_curves import SPANS
from tests.demo_town import NOW
from tests.pages.conftest import Opener, Stopped, words

THURY = "I352102001"


def test_it_says_the_level_the_change_and_where_the_official_word_is(opened: Opener) -> None:
    told = words(opened("riviere"))
    assert re.search(r"L’Orne à Louvigny est à [−-]?\d+,\d\d\sm", told)
    assert "Données brutes, non validées. Pour la vigilance crues\u00a0: vigicrues.gouv.fr." in told
    assert 'href="https://www.vigicrues.gouv.fr"' in told
    assert re.search(r"en 1, 6 et 24\sheures", told)
    assert told.count('<details class="passport">') == 8


def test_floods_of_the_past_are_found_and_their_threshold_is_not_official(opened: Opener) -> None:
    told = words(opened("riviere", station=THURY))
    assert "C’est un repère statistique, pas un seuil officiel de vigilance." in told
    assert "janv. 2025" in told and "presse, non officiel" in told
    assert "<td>officiel</td>" not in told


def test_gauges_side_by_side_tell_their_lag_and_not_their_levels(opened: Opener) -> None:
    told = words(opened("riviere", duree="10ans"))
    lag = r"Une crue passe à L’Orne à Thury-Harcourt, puis à L’Orne à Louvigny environ \d+\sheures plus tard"
    assert re.search(lag, told) and "jamais les niveaux" in told
    assert re.search(r"puis à L’Orne à Caen, pont de Vaucelles environ \d+\sheures? plus tard", told)
    assert "En aval · marée probable" in told
    places = ["Thury-Harcourt", "May-sur-Orne", "Louvigny", "Caen, pont de Vaucelles"]
    side_by_side = told[told.index("jamais les niveaux") : told.index("Les crues passées")]
    found = [side_by_side.index(f">L’Orne à {place}<") for place in places]
    assert found == sorted(found)


@pytest.mark.parametrize("station", ["I362102001", THURY])
@pytest.mark.parametrize("span", SPANS)
def test_every_span_sends_less_than_300_kb(opened: Opener, span: str, station: str) -> None:
    charts = opened("riviere", duree=span, station=station).get("vega_lite_chart")
    assert len(charts) >= 5
    assert sum(len(chart.proto.data.data) + len(chart.proto.spec) for chart in charts) < 300_000


def test_a_week_is_a_mean_and_the_last_one_ends_on_the_last_reading(opened: Opener) -> None:
    told = words(opened("riviere", duree="10ans"))
    assert "Niveau de l’eau, moyenne de chaque semaine" in told and "maximum de chaque semaine" not in told
    assert "un trou est une semaine de moins de quatre jours mesurés" in told
    assert re.search(rf"au\s{NOW.day}\snovembre\s2026", told)


def test_a_short_curve_says_what_of_the_season_is_out_of_view(opened: Opener) -> None:
    for span in ("24h", "7j"):
        assert re.search(r"niveaux habituels en cette saison[^·<]*\d,\d\d\sm", words(opened("riviere", duree=span)))


def test_when_the_station_is_silent_no_movement_is_drawn(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stopped, "at", NOW + timedelta(days=3))
    app = opened("riviere", duree="24h")
    told = words(app)
    assert re.search(r"L’Orne à Louvigny était à [−-]?\d+,\d\d\sm à sa dernière mesure, il y a 3\sjours", told)
    assert "Cette station est en retard" in told and "la station se tait" in told
    for gone in ("depuis une heure", "en une heure", "en 1, 6 et 24", "ces trois derniers jours", "en cette saison."):
        assert gone not in told
    assert re.search(r"Mesures manquantes.{0,400}?(8|9|10),\d\s%", told, re.DOTALL)  # three days of thirty-one
    curve = app.get("vega_lite_chart")[0]
    drawn = pa.ipc.open_stream(curve.proto.data.data).read_all().to_pandas()
    assert drawn["t"].max() - drawn.loc[drawn["v"].notna(), "t"].max() > timedelta(days=2)


def test_where_the_tide_moves_the_level_it_is_said_beside_now(opened: Opener) -> None:
    caveat = "marée probable\u00a0: la mer"
    assert words(opened("riviere", station="I374101001")).count(caveat) == words(opened("riviere")).count(caveat) + 1


def test_levels_to_know_have_a_date_and_a_source(opened: Opener) -> None:
    told = words(opened("riviere", station=THURY))
    assert "février 2021" in told and "France Bleu" in told and "Niveau d’alerte cité" in told


@pytest.mark.parametrize("query", [{"station": "'; drop"}, {"duree": "NaN"}, {"station": "<script>"}])
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("riviere", **query))
    assert "valeur inconnue, ignorée" in told and "<script>" not in told


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    told = words(opened("riviere", tmp_path))
    assert "Aucune mesure de cette station." in told and "vigicrues.gouv.fr" in told


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("riviere", langue="en"))
    assert "Downstream · tide likely" in told and "En aval" not in told
    assert "Past floods" in told and "not an official warning threshold" in told and "Mesures manquantes" not in told
