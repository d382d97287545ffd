"""The procurement page: firm amounts apart from maxima, competition, firms, what ends, what is not counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.conftest import Opener, words


def test_it_answers_its_question_with_the_demonstration_town(opened: Opener) -> None:
    told = words(opened("marches"))
    assert re.search(r"<h1>Que commande la ville, à qui, et que va-t-elle remettre en concurrence\s\?</h1>", told)
    assert re.search(r"\d+ contrats sont notifiés\u00a0: [\d,]+\u00a0[kM]€ en montant ferme", told)
    assert told.count('<li class="figure">') == 4


def test_it_has_a_main_chart_and_four_smaller_ones(opened: Opener) -> None:
    app = opened("marches")
    assert len(app.get("vega_lite_chart")) == 2
    assert words(app).count('class="card ranking"') == 3


def test_the_contracts_to_come_are_listed_with_an_estimated_end(opened: Opener) -> None:
    told = words(opened("marches"))
    assert "contrats se terminent dans les 18 mois" in told
    assert "Fin estimée" in told


def test_a_procedure_of_the_address_is_the_selection(opened: Opener) -> None:
    told = words(opened("marches", procedure="procedure-adaptee", nature="marche"))
    assert "Marchés, Procédure adaptée, " in told


def test_ten_years_are_drawn_by_the_year_and_list_what_is_not_counted(opened: Opener) -> None:
    told = words(opened("marches", debut="2016-01-01"))
    assert re.search(r"<h\d>Montant notifié par an</h\d>", told)
    assert re.search(r"montants? publiés? n’entren?t? dans aucun total", told)
    assert "Raison" in told


def test_a_selection_without_a_contract_says_so(opened: Opener) -> None:
    told = words(opened("marches", nature="concession", debut="2026-09-01", fin="2026-10-31"))
    assert "Aucun contrat sur cette sélection." in told
    assert "aucun contrat n’est publié" in told


@pytest.mark.parametrize("query", [{"procedure": "'; drop table x"}, {"nature": "<script>"}, {"fin": "0000-00-00"}])
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("marches", **query))
    assert "valeur inconnue, ignorée" in told
    assert "<script>" not in told
    assert "Contrats par procédure" in told


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucun contrat daté n’est arrivé." in words(opened("marches", tmp_path))


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("marches", langue="en"))
    assert "What does the town buy" in told
    assert "Framework agreements (ceiling)" in told


def test_every_figure_has_its_passport(opened: Opener) -> None:
    told = words(opened("marches"))
    assert told.count('<details class="passport">') == 4
    assert "from core." in told
