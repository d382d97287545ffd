"""Any dataset of a portal is browsable with no file written for it: odd names, HTML, nulls, a point of another name."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from dashboard.warehouse.snapshots import publish
from tests.odd_dataset import HOSTILE, KIND, LOANS, ODD, odd_warehouse
from tests.pages.conftest import Opener, words
from tests.shelf_town import Portal, field, open_shelf

ROWS = 4_000


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd_warehouse(tmp_path_factory.getbasetemp().parent, ROWS)


def test_it_is_listed_and_opened_with_its_title_as_text(opened: Opener, odd: Path) -> None:
    assert f"jeu={ODD}" in words(opened("donnees", odd))
    told = words(opened("donnees", odd, jeu=ODD))
    assert "<h1>Prêts &lt;script&gt;alert(1)&lt;/script&gt; &amp; autres</h1>" in told
    assert "4\u202f000 lignes" in told


def test_its_description_keeps_its_layout_and_nothing_that_runs(opened: Opener, odd: Path) -> None:
    shown = re.search(r'(?s)<div class="description">(.*?)</div>', words(opened("donnees", odd, jeu=ODD)))
    assert shown is not None
    assert "<h3>Prêts</h3>" in shown[1]
    assert 'href="https://exemple.fr/"' in shown[1]
    assert "$\\LaTeX$ **gras** :red[x]" in shown[1]
    assert not re.search(r"script|onerror|<img", shown[1])


def test_odd_names_are_profiled_drawn_and_sorted(opened: Opener, odd: Path) -> None:
    app = opened("donnees", odd, jeu=ODD, dessin="series")
    told = words(app)
    assert html.escape(LOANS) in told
    assert "somme par" in told
    assert json.loads(app.get("vega_lite_chart")[0].proto.spec)["layer"]
    ranked = words(opened("donnees", odd, jeu=ODD, dessin="ranking"))
    assert f"selon «\u00a0{html.escape(KIND)}\u00a0»" in ranked
    assert "non renseigné" in ranked


def test_a_point_of_another_name_is_a_map_of_few_points(opened: Opener, odd: Path) -> None:
    app = opened("donnees", odd, jeu=ODD, dessin="map")
    assert "3\u202f920 lignes situées sur 4\u202f000" in words(app)
    layers = json.loads(app.get("deck_gl_json_chart")[0].proto.json)["layers"]
    assert 0 < sum(len(layer["data"]) for layer in layers if layer["id"] == "lignes") <= 2_000


def test_a_cell_that_would_run_is_text(opened: Opener, odd: Path) -> None:
    told = words(opened("donnees", odd, jeu=ODD, mots="onerror"))
    assert html.escape(HOSTILE) in told
    assert HOSTILE not in told
    assert "<caption>4 lignes</caption>" in told


@pytest.fixture(scope="module")
def shrunk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that published two datasets, then a single one."""
    folder = tmp_path_factory.mktemp("shrunk")
    portal = Portal(folder / "samples")
    for name in ("arbres", "comptages"):
        portal.publish(name, [{"n": number, "nom": f"n°{number}"} for number in range(9)], field("n", "int"),
                       field("nom"), license="Licence Ouverte v2.0")  # fmt: skip
    with open_shelf(folder, portal) as town:
        town.refresh()
        del portal.entries["arbres"]
        town.refresh()
        publish(town.workshop.path, town.site.folder, town.workshop.finish(town.now(), "demo"), town.now())
    return folder


def test_a_dataset_that_left_the_portal_is_kept_and_marked(opened: Opener, shrunk: Path) -> None:
    listed = words(opened("donnees", shrunk, etat="withdrawn"))
    assert "jeu=arbres" in listed
    assert "jeu=comptages" not in listed
    assert "1 retiré du portail" in listed
    assert "retiré le 2" in listed
    told = words(opened("donnees", shrunk, jeu="arbres"))
    assert re.search(r"9 lignes.*Retiré du portail le 2\d\snov\. 2026", told)
    assert "Licence Ouverte v2.0" in told
    assert 'href="api/v1/datasets/arbres/records.csv"' in told
