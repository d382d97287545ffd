"""The catalogue page: every dataset judged, found, sorted and paged from the address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.data import rows
from tests.pages.conftest import Opener, words

TITLE = re.compile(r'<th scope="row"><a href="\?(?:[^"]*;)?jeu=([\w.-]+)[^"]*"')


def test_it_lists_every_dataset_of_the_portal_and_the_sources_outside_it(opened: Opener) -> None:
    told = words(opened("donnees"))
    assert re.search(r"<h1>Que publie la ville, et qu’est-ce que cela vaut\s\?</h1>", told)
    sources = len(rows("datasets/fiches")) - 10  # ten of the declared ones are on the portal
    assert f"{120 + sources} jeux de données sont montrés ici" in told
    assert told.count('<li class="figure">') == told.count('<details class="passport">') == 4
    assert len(TITLE.findall(told)) == 30
    assert not re.search(r"\bnan\b|NaT|None", told)


def test_pages_follow_one_another_without_a_gap(opened: Opener) -> None:
    pages = [words(opened("donnees", page=page)) for page in "12345"]
    found = [name for told in pages for name in TITLE.findall(told)]
    whole = re.findall(r'class="selection" role="status">(\d+) jeux', pages[0])[0]
    assert len(found) == len(set(found)) == int(whole) > 120


def test_a_search_forgives_accents_and_plurals(opened: Opener) -> None:
    found = [TITLE.findall(words(opened("donnees", mots=asked))) for asked in ("écoles", "ECOLE", "les écoles de la")]
    assert found[0] == found[1] == found[2]
    assert "effectifs-scolaires" in found[0]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"rythme": "broken"}, "Rythme non tenu"),
        ({"etat": "perime"}, "Périmé"),
        ({"origine": "source"}, "Hors du portail"),
        ({"licence": "aucune"}, "licence non dite"),
        ({"producteur": "arcep"}, "Arcep"),
    ],
)
def test_filters_are_in_the_address_and_said(opened: Opener, query: dict[str, str], said: str) -> None:
    told = words(opened("donnees", **query))
    selected = re.findall(r'class="selection" role="status">([^<]+)', told)[0]
    assert said in selected
    assert 0 < len(TITLE.findall(told)) <= 30


def test_the_theme_of_the_frame_filters_the_list(opened: Opener) -> None:
    told = words(opened("donnees", theme="numerique"))
    assert len(TITLE.findall(told)) == 8
    assert "Numérique)" in told


@pytest.mark.parametrize(
    ("order", "first"), [("lignes", "hydrometrie"), ("titre", "accidents-corporels-de-la-circulation")]
)
def test_the_order_is_in_the_address(opened: Opener, order: str, first: str) -> None:
    told = words(opened("donnees", tri=order))
    assert TITLE.findall(told)[0] == first
    assert told.count('aria-sort="') == 1


def test_nothing_found_says_what_to_do(opened: Opener) -> None:
    assert "Effacez des mots, ou enlevez un filtre." in words(opened("donnees", mots="zzzz"))


@pytest.mark.parametrize(
    "query", [{"page": "99"}, {"page": "-1"}, {"tri": "'; drop"}, {"etat": "<script>"}, {"producteur": "x" * 300}]
)
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("donnees", **query))
    assert "ignorée" in told
    assert "<script>" not in told
    assert len(TITLE.findall(told)) == 30


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucun jeu de données à montrer." in words(opened("donnees", tmp_path))


def test_in_english_it_is_english(opened: Opener) -> None:
    told = words(opened("donnees", langue="en"))
    assert "What does the town publish" in told
    shown = re.sub(r'(?s)<details class="passport">.*?</details>', "", told)
    assert re.findall(r"jeux de données sont|Mensuelle|À jour|licence non dite", shown) == []
