"""The procurement page: one view at a time, each with its figures proved; a contract opens; a wrong address is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.data import rows
from tests.pages.conftest import Opener, words


def test_it_answers_its_question_with_the_demonstration_town(opened: Opener) -> None:
    app = opened("marches")
    told = words(app)
    assert re.search(r"<h1>Que commande la ville, à qui, et que va-t-elle remettre en concurrence\s\?</h1>", told)
    assert re.search(r"\d+ contrats sont notifiés\u00a0: [\d,]+\u00a0[kM]€ en montant ferme", told)
    assert told.count('<li class="figure">') == told.count('<details class="passport">') == 4
    assert len(app.get("vega_lite_chart")) == 2
    assert "Le service de la ville qui a acheté n’est pas publié." in told
    assert "Déclaré par la ville" in told
    assert "répartition d’exemple de la démonstration" in told
    assert "Non attribué" in told


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("echeances", ["date estimée", "Pourquoi ces dates", "Besoin qui revient", "Achat ponctuel", "id=2114"]),
        ("concurrence", ["R.\u00a02196-1", "Nombre d’offres reçues", "Seuils en vigueur au"]),
        ("titulaires", ["connues)", "Indice de concentration", "parmi celles qui disent la commune ou la taille"]),
        ("avenants", ["avenants ajoutent", "R.\u00a02194-8", "?id=21140271400011-"]),
    ],
)
def test_each_view_has_its_figures_with_their_passport(opened: Opener, view: str, said: list[str]) -> None:
    told = words(opened("marches", vue=view))
    assert told.count('<li class="figure">') == told.count('<details class="passport">') == 4
    assert [each for each in said if each not in told] == []
    assert not re.search(r"\bnan\b|NaT|None", told)


def test_the_outlook_is_filtered_and_taken_away(opened: Opener) -> None:
    app = opened("marches", vue="echeances", mois="6", cpv="45")
    assert "d’ici 6 mois" in words(app)
    assert re.search(r"<td data-label=.Fin estimée.>\d", words(app))
    one_off = words(opened("marches", vue="echeances", besoin="ponctuel"))
    assert "Besoin qui revient</td>" not in one_off.replace("<span", "</td><span")
    assert [button.proto.label for button in app.get("download_button")].count("Excel (XLSX)") == 1


def test_a_contract_opens_with_its_states_and_its_file(opened: Opener) -> None:
    opened("marches")
    uid = rows("marches/recherche", stems=["traval"])["uid"].iloc[0]
    told = words(opened("marches", id=uid))
    for piece in ("États successifs", "Titulaires", "Seuils légaux à sa notification", "Empreinte (SHA-256)"):
        assert piece in told


def test_a_search_forgives_accents_and_plurals(opened: Opener) -> None:
    found = [words(opened("marches", vue="recherche", mots=asked)) for asked in ("ECOLE", "écoles")]
    assert [re.findall(r"id=([\w-]+)", told) for told in found][0] == re.findall(r"id=([\w-]+)", found[1])
    assert "?id=" in found[0]


def test_a_procedure_of_the_address_is_the_selection(opened: Opener) -> None:
    told = words(opened("marches", procedure="procedure-adaptee", nature="marche"))
    assert "Marchés, Procédure adaptée, " in told


def test_ten_years_are_drawn_by_the_year_and_list_what_is_not_counted(opened: Opener) -> None:
    told = words(opened("marches", debut="2016-01-01"))
    assert re.search(r"<h\d>Montant notifié par an</h\d>", told)
    assert re.search(r"montants? publiés? n’entren?t? dans aucun total", told)


def test_a_selection_without_a_contract_says_so(opened: Opener) -> None:
    told = words(opened("marches", nature="concession", debut="2026-09-01", fin="2026-10-31"))
    assert "Aucun contrat sur cette sélection." in told
    assert "aucun contrat n’est publié" in told


@pytest.mark.parametrize(
    "query",
    [{"procedure": "'; drop table x"}, {"nature": "<script>"}, {"fin": "0000-00-00"}, {"vue": "x"}, {"id": "<script>"}],
)
def test_a_wrong_parameter_is_ignored_and_said(opened: Opener, query: dict[str, str]) -> None:
    told = words(opened("marches", **query))
    assert "valeur inconnue, ignorée" in told
    assert "<script>" not in told
    assert "Contrats par procédure" in told


@pytest.mark.parametrize("view", ["concurrence", "titulaires", "avenants"])
def test_every_view_stands_without_a_contract(opened: Opener, view: str) -> None:
    query = {"nature": "concession", "debut": "2026-09-01", "fin": "2026-10-31", "vue": view}
    assert "<h1>" in words(opened("marches", **query))


def test_before_the_first_snapshot_it_says_what_is_missing(opened: Opener, tmp_path: Path) -> None:
    assert "Aucun contrat daté n’est arrivé." in words(opened("marches", tmp_path))


def test_concessions_alone_are_not_judged_by_the_rules_of_marches(opened: Opener) -> None:
    told = words(opened("marches", vue="concurrence", nature="concession", debut="2016-01-01"))
    told = re.sub(r'(?s)<details class="passport">.*?</details>', "", told)
    assert "sans objet" in told
    assert "ni les uns ni les autres ne sont jugés ici" in told
    for piece in ("Seuils en vigueur au", "Par année de notification", "Sous le seuil de publicité", "marchés datés"):
        assert piece not in told


def test_a_contract_without_a_date_is_counted_said_and_listed(opened: Opener) -> None:
    told = words(opened("marches"))
    assert "1 contrat n’a pas de date de notification et n’est d’aucune période" in told
    assert re.search(r"Sans date de notification · ", told)
    assert "1 contrat sans date n’y est pas" in words(opened("marches", vue="concurrence"))
    assert "n’a pas de date" not in words(opened("marches", nature="concession"))


@pytest.mark.parametrize("view", ["montants", "echeances", "titulaires"])
def test_in_english_it_is_english(opened: Opener, view: str) -> None:
    told = words(opened("marches", langue="en", vue=view))
    assert "What does the town buy" in told
    # A passport shows the query's own prose, which is French.
    shown = re.sub(r'(?s)<details class="passport">.*?</details>', "", told)
    assert re.findall(r"Aucun|date estimée|Montant ferme|sont titulaires|Voir les données", shown) == []
