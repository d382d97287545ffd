"""Fault 14: an empty file, a header alone, one row, a dataset of nothing. No data is not zero, and nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import Changed
from tests.loaded_town import Town, open_town

TABLES = {
    "wifi": ("core.wifi_usage", "point_id;date;sessions\n", "W01;2026-01-01;0\n"),
    "services": ("core.service_counts", "service;indicateur;periode_debut;periode_fin;valeur\n",
                 "EPN;Visites;2026-01-01;2026-01-31;0\n"),
    "demandes": ("core.service_requests", "id_opaque;categorie;recu_le\n", "a;Voirie;2026-01-01 10:00\n"),
    "bancs": ("core.facilities", "nom;lat;lon\n", "Banc;49.147829;-0.37683\n"),
    "hydrometrie": ("core.river_readings", "code_station;grandeur_hydro;date_obs;resultat_obs\n",
                    "I362102001;H;2026-01-01T00:00:00Z;0\n"),
}
OUTLINE = ('{"code":"14271","nom":"Fleury-sur-Orne","contour":{"type":"Polygon","coordinates":'
           "[[[-0.40,49.12],[-0.35,49.12],[-0.35,49.17],[-0.40,49.17],[-0.40,49.12]]]}}")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened.load_text("commune", OUTLINE)


@pytest.mark.parametrize("dataset", TABLES)
def test_an_empty_file_is_refused(town: Town, dataset: str) -> None:
    with pytest.raises(Changed, match="vide"):
        town.load_text(dataset, "", "vide.csv")


@pytest.mark.parametrize("dataset", TABLES)
def test_a_header_alone_is_a_table_of_no_row(town: Town, dataset: str) -> None:
    table, header, _ = TABLES[dataset]
    town.load_text(dataset, header, "entete.csv")
    assert town.count(table) == 0
    assert town.rejected(table) == {}


@pytest.mark.parametrize("dataset", TABLES)
def test_one_row_is_a_table(town: Town, dataset: str) -> None:
    table, header, line = TABLES[dataset]
    town.load_text(dataset, header + line, "une.csv")
    assert town.count(table) == 1


@pytest.mark.parametrize(
    ("dataset", "body", "table"),
    [
        ("hydrometrie", '{"count":0,"data":[]}', "core.river_readings"),
        ("eau-potable", '{"count":0,"data":[]}', "core.water_samples"),
        ("vigicrues", '{"Serie":{"CdStationHydro":"I362102001","GrdSerie":"Q","ObssHydro":[]}}',
         "core.vigicrues_readings"),
        ("catalogue", '{"total_count":0,"results":[]}', "core.datasets"),
        ("bancs", '{"type":"FeatureCollection","features":[]}', "core.facilities"),
        ("wifi", "[]", "core.wifi_usage"),
    ],
)
def test_an_answer_with_nothing_in_it_gives_no_row(town: Town, dataset: str, body: str, table: str) -> None:
    town.load_text(dataset, body)
    assert town.count(table) == 0
