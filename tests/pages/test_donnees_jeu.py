"""One dataset opened: what it says, what is drawn of it, what the reader changes, in the address."""

from __future__ import annotations

import json
import re

import pytest

from tests.pages.conftest import Opener, listed, words


def test_it_says_what_is_held_and_whether_the_promise_is_kept(opened: Opener) -> None:
    told = words(opened("donnees", jeu="bancs"))
    assert "<h1>Bancs publics</h1>" in told
    assert re.search(r"69 lignes, 12 colonnes\. .*Rythme annoncé\s: \w+, (tenu|dépassé)", told)
    for piece in ("Colonnes", "Aperçu", "Lignes refusées", "Réceptions", "Télécharger", "Citer ce jeu de données"):
        assert f"<h2>{piece}</h2>" in told
    assert not re.search(r"\bnan\b|NaT|None", told)


def test_a_dataset_is_found_by_the_name_it_has_on_the_portal(opened: Opener) -> None:
    assert "<h1>Bancs publics</h1>" in words(opened("donnees", jeu="bancs-publics"))


def test_an_unknown_dataset_is_said_and_the_list_shown(opened: Opener) -> None:
    told = words(opened("donnees", jeu="<script>"))
    assert "ignorée" in told
    assert "<script>" not in told
    assert re.search(r"12\d jeux de données sont montrés ici", told)


def test_positions_make_a_map(opened: Opener) -> None:
    app = opened("donnees", jeu="bancs")
    assert "69 lignes situées sur 69, en 69 points." in words(app)
    layers = json.loads(app.get("deck_gl_json_chart")[0].proto.json)["layers"]
    assert sum(len(layer["data"]) for layer in layers if layer["id"] == "lignes") == 69


def test_a_date_and_a_number_make_a_series_a_line_for_each_station(opened: Opener) -> None:
    app = opened("donnees", jeu="hydrometrie")
    told = words(app)
    assert "Hauteur\u00a0: moyenne par mois" in told
    assert "Dernières valeurs par station" in told


def test_a_category_makes_a_ranking(opened: Opener) -> None:
    told = words(opened("donnees", jeu="bancs", dessin="ranking", axe="materiau"))
    assert "Nombre de lignes selon «\u00a0Matériau\u00a0»" in told
    assert len(re.findall(r'class="rank-value"', told)) == 4


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"jeu": "wifi", "calcul": "max"}, "Sessions\u00a0: maximum par mois"),
        ({"jeu": "wifi", "mesure": "lignes"}, "Nombre de lignes par mois"),
        ({"jeu": "decp", "pas": "year"}, "somme par an"),
        ({"jeu": "decp", "dessin": "distribution"}, "Répartition de «\u00a0Montant\u00a0»"),
    ],
)
def test_the_reader_changes_the_drawing_in_the_address(opened: Opener, query: dict[str, str], said: str) -> None:
    assert said in words(opened("donnees", **query))


def test_rows_are_searched_and_sorted(opened: Opener) -> None:
    told = words(opened("donnees", jeu="bancs", mots="bois assis", tri="id", sens="decroissant"))
    ids = re.findall(r"<td>(BANC-\d{4})</td>", told)
    assert ids == sorted(ids, reverse=True)
    assert 0 < len(ids) < 25
    assert re.search(rf"<caption>{len(ids)} lignes</caption>", told)


def test_rows_follow_one_another_page_after_page(opened: Opener) -> None:
    found = [name for page in "123" for name in
             re.findall(r"<td>(BANC-\d{4})</td>", words(opened("donnees", jeu="bancs", tri="id", page=page)))]
    assert len(found) == len(set(found)) == 69


def test_reasons_are_counted_with_examples_but_never_what_is_masked(opened: Opener) -> None:
    told = words(opened("donnees", jeu="decp"))
    assert re.search(r"\d+ lignes publiées ne sont pas reprises", told)
    assert "Exemples, tels que publiés" in told


def test_files_and_citation_are_those_of_the_dataset(opened: Opener) -> None:
    app = opened("donnees", jeu="bancs")
    told = words(app)
    for name in ("csv", "xlsx", "json", "parquet", "geojson"):
        assert f'href="api/v1/datasets/bancs/records.{name}"' in told
    quoted = str(app.get("code")[0].proto.code_text)
    assert quoted.startswith("Ville de Fleury-sur-Orne, «\u00a0Bancs publics\u00a0», mis à jour le ")
    assert quoted.endswith("donnees?jeu=bancs")
    assert "mailto:mairie@fleurysurorne.fr?subject=Erreur" in told
    assert "geojson" not in words(opened("donnees", jeu="decp"))


def test_in_english_it_is_english(opened: Opener) -> None:
    app = opened("donnees", jeu="services", langue="en")
    told = words(app)
    assert re.findall(r"colonnes|Aperçu|Rythme|lignes|Télécharger|moyenne|Définitive|Cachée", told) == []
    assert "“What is counted”" in told
    assert "What is counted" in listed(app, "Sort by").options
    assert 'records.xlsx?langue=en"' in told


def test_the_score_of_the_list_is_the_sum_of_the_page(opened: Opener) -> None:
    listed = words(opened("donnees", tri="qualite", mots="bancs publics"))
    score = re.findall(r'data-label="Qualité">([\d,]+)<', listed)[0]
    told = words(opened("donnees", jeu="bancs"))
    assert f"Qualité\u00a0: {score} sur 100" in told
    table = told.split('<table class="sum">')[1].split("<tfoot>")[0]
    products = [float(re.sub(r"\s", "", cell).replace(",", "."))
                for cell in re.findall(r'<td class="number">([\d\s,]+)</td></tr>', table)]
    total, weights = re.findall(r"([\d\s,]+) ÷ (\d+) = ", told.split("<tfoot>")[1])[0]
    assert sum(products) == pytest.approx(float(re.sub(r"\s", "", total).replace(",", ".")))
    assert f"{sum(products) / int(weights):.1f}".replace(".", ",") == score


def test_what_is_counted_in_different_units_is_drawn_one_thing_at_a_time(opened: Opener) -> None:
    app = opened("donnees", jeu="services")
    picked = next(box for box in app.selectbox if box.label == "Ce qui est compté")
    assert len(picked.options) > 5
    told = words(app)
    assert f"ici celles où «\u00a0Ce qui est compté\u00a0» est «\u00a0{picked.value}\u00a0»" in told
    other = words(opened("donnees", jeu="services", objet=picked.options[1]))
    assert f"{picked.options[1]}, valeur\u00a0: " in other
    assert "Dernières valeurs par ce qui est compté" not in other
