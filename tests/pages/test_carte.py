"""The map answers how far a playground is, proves each figure, and says the same in both languages."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from dashboard.words import places_address
from tests.pages.conftest import Opener, words

VIEWS = ("lieux", "acces", "adresses")


def plain(told: str) -> str:
    return html.unescape(told).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("view", VIEWS)
def test_every_figure_has_its_passport(opened: Opener, view: str) -> None:
    told = words(opened("carte", vue=view))
    assert told.count('<li class="figure">') >= 3
    assert told.count('<li class="figure">') == told.count('<details class="passport">')


@pytest.mark.parametrize("view", ["lieux", "acces"])
def test_the_example_is_an_address_of_the_town_and_the_nearest_playground_is_said_first(
    opened: Opener, view: str
) -> None:
    page = opened("carte", vue=view)
    typed = next(each for each in page.text_input if each.label == "Votre adresse").placeholder
    told = plain(words(opened("carte", vue=view, adresse=typed)))
    sentence = re.search(r'<p class="sentence">(.*?)</p>', told)
    assert sentence is not None
    first = rf"L’aire de jeux la plus proche \(.+?\) est à [\d ]+ m à vol d’oiseau du {re.escape(typed)}\."
    assert re.match(first, sentence[1])
    assert told.count(f"Distances depuis le {typed}") == 1


def test_a_number_that_does_not_exist_gives_the_nearest_of_its_street(opened: Opener) -> None:
    opened("carte")
    street = places_address.example().split(" ", 1)[1]
    told = plain(words(opened("carte", adresse=f"998 {street}")))
    assert re.search(rf"n’a pas ce numéro 998 : le plus proche de la même voie est le \d+.* {re.escape(street)}", told)


def test_a_street_badly_spelt_is_a_link_to_the_right_one(opened: Opener) -> None:
    opened("carte")
    street = places_address.example().split(" ", 1)[1]
    told = plain(words(opened("carte", adresse=f"12 {street[:-2]}zz{street[-2:]}")))
    assert "Voies dont le nom ressemble" in told
    assert re.search(r'<a href="[^"]*adresse=12\+', told)


def test_the_proposals_speak_the_language_of_each_reader(opened: Opener) -> None:
    french = plain(words(opened("carte", vue="acces")))
    english = plain(words(opened("carte", vue="acces", langue="en")))
    again = plain(words(opened("carte", vue="acces")))
    assert "adresses de plus à moins de 300 m" in french and "près du" in french
    assert "Where would one more help most?" in english
    assert not re.search(r"près du|Bancs?\b|adresses? de plus|aires? de jeux", english)
    assert "next to" not in again and french.count("près du") == again.count("près du")


def test_the_list_begins_with_the_playgrounds_and_names_one_of_a_kind(opened: Opener) -> None:
    told = plain(words(opened("carte")))
    body = told[told.index('<th scope="col">Lieu</th>') :]
    kinds = re.findall(r"<tr><td>.*?</td><td>(.*?)</td>", body)
    assert kinds[0] == "Aire de jeux" and "Bancs" not in kinds
    assert len(set(kinds[:60])) > 2


def test_what_could_not_be_placed_is_in_words_of_the_reader(opened: Opener) -> None:
    french, english = plain(words(opened("carte"))), plain(words(opened("carte", langue="en")))
    assert "3 points publiés n’ont pas pu être situés" in french
    assert ">bornes-incendie<" not in french and ">bancs<" not in french
    assert "coordinates swapped" in english and "coordonnées inversées" not in english


def test_the_addresses_to_certify_are_on_the_map_and_those_not_measured_are_explained(opened: Opener) -> None:
    told = plain(words(opened("carte", vue="adresses")))
    assert "non certifiée par la commune" in told and "publiée deux fois" in told
    assert re.search(
        r"\d+ adresses numérotées sur [\d ]+ n’ont pas de position publiée", plain(words(opened("carte", vue="acces")))
    )


def test_the_head_counts_its_sources_and_does_not_call_them_all_stale(opened: Opener) -> None:
    told = plain(words(opened("carte")))
    head = told[: told.index("</header>")]
    assert re.search(r"\d+ sources : \d+ à jour", head) and "Périmé depuis" not in head


@pytest.mark.parametrize("query", [{"vue": "x"}, {"vue": "acces", "type": "<script>"}, {"fond": "photo"}])
def test_a_wrong_parameter_is_ignored(opened: Opener, query: dict[str, str]) -> None:
    assert "<script>" not in words(opened("carte", **query))


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucun lieu à montrer." in words(opened("carte", tmp_path))
