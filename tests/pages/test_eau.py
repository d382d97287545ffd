"""The page on drinking water answers, keeps limits and references apart, and shows no censored result as a zero."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.settings import PROJECT_ROOT
from tests.pages.conftest import Opener, listed, words


def drawn(app: object, number: int) -> list[dict[str, object]]:
    """The rows behind a chart."""
    chart = app.get("vega_lite_chart")[number]  # type: ignore[attr-defined]
    return pa.ipc.open_stream(chart.proto.data.data).read_all().to_pylist()


def test_it_answers_with_limits_and_references_apart(opened: Opener) -> None:
    told = words(opened("eau"))
    assert re.search(r"<h1>L’eau du robinet est-elle bonne à boire\s\?</h1>", told)
    assert re.search(r"\d+ prélèvements publiés du .* : \d+ dépassent une limite de qualité, \d+ manque", told.replace(
        "\u00a0", " "))
    assert told.count('<li class="figure">') == 4 and told.count('<details class="passport">') == 4
    assert "agence régionale de santé" in told
    assert re.search(r"date du .* 2026, il y a 2\s?mois", told)
    assert "L’agence de santé en conclut" in told


def test_a_censored_result_is_at_its_bound_and_written_as_published(opened: Opener) -> None:
    app = opened("eau", parametre="1335", debut="2017-01-12")
    rows = drawn(app, 2)
    censored = [row for row in rows if row["n"] == "censored"]
    assert censored and {row["v"] for row in censored} == {0.05}
    assert "&lt;\u00a00,05\u00a0mg/L" in words(app)
    assert all("<\u00a00,05" in str(row["said"]) for row in censored)


def test_a_result_beyond_its_limit_is_a_mark_of_its_own(opened: Opener) -> None:
    app = opened("eau", parametre="1449", debut="2017-01-12")
    assert [row["v"] for row in drawn(app, 2) if row["n"] == "beyond"] == [5.0]
    assert "souillure fécale" in words(app)
    assert '"limit_high"' in app.get("vega_lite_chart")[2].proto.spec


def test_a_qualitative_parameter_is_a_count_of_answers(opened: Opener) -> None:
    app = opened("eau", parametre="6489")
    assert len(app.get("vega_lite_chart")) == 2
    assert "Aspect normal" in words(app)


def test_a_family_keeps_its_parameters_only(opened: Opener) -> None:
    app = opened("eau", famille="metaux")
    options = listed(app, "Paramètre").options
    assert any("Plomb" in each for each in options) and not any("Nitrates" in each for each in options)


def test_a_network_and_a_period_are_kept_in_words(opened: Opener) -> None:
    told = words(opened("eau", reseau="014999002", debut="2024-01-01"))
    assert "RESEAU DE DEMONSTRATION SUD, prélèvements" in told
    assert "RESEAU DE DEMONSTRATION · " not in told


@pytest.mark.parametrize("query", [{"reseau": "<script>"}, {"parametre": "'; drop"}, {"fin": "9999-99-99"}])
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("eau", **query))
    assert "valeur inconnue, ignorée" in told
    assert "<script>" not in told


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucun prélèvement d’eau n’est arrivé." in words(opened("eau", tmp_path))


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("eau", langue="en"))
    assert "Is the tap water good to drink?" in told
    assert "The health agency concludes, in French" in told
    assert "Quality limits and references are judged apart" in told  # the passport of a figure
    assert "Prélevé" not in told and "Télécharger" not in told


@pytest.mark.slow
def test_a_real_sample_is_shown_as_it_was_published(
    opened: Opener, real_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    file = real_files / "eau" / "hubeau_resultats_dis_59310_2023-08-18_excerpt.json"
    command = [sys.executable, "-m", "dashboard", "load", "eau-potable", str(file)]
    subprocess.run(command, check=True, cwd=PROJECT_ROOT, capture_output=True)
    told = words(opened("eau", tmp_path / "data", parametre="1302"))
    assert re.search(r"1 prélèvement publié", told)
    assert "tous ceux qui ont été jugés respectent les limites" in told
    assert "7,8" in told and "référence" in told
