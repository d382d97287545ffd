"""The river page answers now, compares with past floods, and never gives for official what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.conftest import Opener, words

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
    app = opened("riviere", duree="10ans")
    told = words(app)
    lag = r"Une crue passe à L’Orne à Thury-Harcourt, puis à L’Orne à Louvigny environ \d+\sheures plus tard"
    assert re.search(lag, told)
    assert "jamais les niveaux" in told


def test_ten_years_send_less_than_300_kb(opened: Opener) -> None:
    for station in ("I362102001", THURY):
        charts = opened("riviere", duree="10ans", station=station).get("vega_lite_chart")
        assert len(charts) >= 3
        assert sum(len(chart.proto.data.data) + len(chart.proto.spec) for chart in charts) < 300_000


@pytest.mark.parametrize("query", [{"station": "'; drop"}, {"duree": "NaN"}, {"station": "<script>"}])
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("riviere", **query))
    assert "valeur inconnue, ignorée" in told and "<script>" not in told


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    told = words(opened("riviere", tmp_path))
    assert "Aucune mesure de cette station." in told and "vigicrues.gouv.fr" in told


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("riviere", langue="en"))
    assert "Past floods" in told and "not an official warning threshold" in told and "Mesures manquantes" not in told
