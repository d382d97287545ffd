"""Adding an indicator is adding one file: it is on the home page and has a page of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.indicators.one_file import ID, QUESTION, TITLE, published
from tests.pages.conftest import Opener, words

pytestmark = pytest.mark.slow
N = "\u00a0"


def test_one_file_is_a_card_of_the_home_page_and_a_page(opened: Opener, tmp_path: Path) -> None:
    folder = published(tmp_path)
    home = words(opened("accueil", folder))
    assert f'id={ID}" target="_self">{TITLE}</a></h3>' in home
    assert "1 indicateur sur 1 dans sa cible" in home
    page = words(opened("indicateur", folder, id=ID))
    assert f"<h1>{QUESTION.replace(' ?', N + '?')}</h1>" in page
    assert f"{TITLE}{N}: 12{N}interventions en " in page
    assert f"la cible d’au moins 11{N}interventions est tenue" in page
    assert "délibération 2020-3" in page and "Haies taillées dans le mois." in page
