"""Every page in English: no French word of ours in what a reader reads."""

from __future__ import annotations

import re

import pytest

from dashboard.settings import PROJECT_ROOT
from tests.pages.conftest import Opener, words

pytestmark = pytest.mark.slow
STEMS = sorted(path.stem for path in (PROJECT_ROOT / "pages").glob("*.py"))
FRENCH = re.compile(r"\b(Voir les données|Télécharger|Mis à jour|Période|Aucune?|il y a|Données de démonstration|"
                    r"à jour|en retard|Sources|depuis|D’où vient)\b")


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_in_english_is_english(opened: Opener, stem: str) -> None:
    told = re.sub(r"<(style|pre)\b.*?</\1>", "", words(opened(stem, langue="en")), flags=re.DOTALL)
    assert FRENCH.findall(told.replace(">Sources<", "><")) == []
