"""Address bases: names and aliases, encodings, and files that are no address base."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.declarations import load_datasets
from dashboard.errors import Changed
from dashboard.warehouse.formats import bal, create_raw
from tests.formats.conftest import Door

HEAD = "cle_interop;commune_insee;commune_nom;voie_nom;numero;suffixe;position;long;lat;x;y;source;date_der_maj"
LINE = "14271_0120_00012;14271;Fleury-sur-Orne;Rue de l’Église;12;;entrée;-0,37;49,14;453000;6899000;Ville;2026-01-02"


def load(door: Door, body: bytes | str) -> list[dict[str, Any]]:
    dataset = load_datasets()["base-adresse-locale"]
    create_raw(door.connection, dataset)
    bal.LOADERS["bal_csv"](door.connection, dataset, [door.part(body, "bal_csv", "adresses.csv")])
    return door.rows("base-adresse-locale")


def test_cells_land_as_published(door: Door) -> None:
    row = load(door, f"{HEAD}\n{LINE}\n")[0]
    assert (row["voie_nom"], row["long"], row["numero"], row["_row"]) == ("Rue de l’Église", "-0,37", "12", 1)
    assert row["id_ban_adresse"] is None and row["_extra"] is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(door: Door, encoding: str) -> None:
    assert load(door, f"{HEAD}\r\n{LINE}\r\n".encode(encoding))[0]["voie_nom"] == "Rue de l’Église"


def test_the_dos_page(door: Door) -> None:
    body = f"{HEAD}\n{LINE.replace('’', ' ')}\n".encode("cp850")
    assert load(door, body)[0]["position"] == "entrée"


@pytest.mark.parametrize(
    ("head", "column"),
    [("cle_intero;voie_nom;commune_in", "commune_insee"), ("CLE_INTEROP;Voie_Nom;Commune_INSEE", "commune_insee"),
     ("cle_interop;toponyme;date_der_m", "date_der_maj"), ("cle interop;voie nom;x_l93", "x")],
)
def test_names_and_aliases(door: Door, head: str, column: str) -> None:
    row = load(door, f"{head}\nclé;rue;valeur\n")[0]
    assert (row["cle_interop"], row["voie_nom"], row[column]) == ("clé", "rue", "valeur")


def test_unknown_columns_are_kept_aside(door: Door) -> None:
    assert load(door, "cle_interop;voie_nom;voie_nom_bre\na;b;c\n")[0]["_extra"] == '{"voie_nom_bre":"c"}'


def test_a_header_alone_is_an_empty_base(door: Door) -> None:
    assert load(door, f"{HEAD}\n") == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("gml_id,cli\n1,CLI 4\n", "aucune colonne d’une Base Adresse Locale ; trouvé : « gml_id », « cli »"),
        ("cle_interop;numero\na;1\n", "obligatoires absentes : « voie_nom »"),
        ("voie_nom;commune_insee\nRue;14271\n", "ni « cle_interop » ni « numero »"),
        ("id;numero;nom_voie;lon;lat\n1;2;Rue;0;49\n", "« voie_nom »"),
        (f"{HEAD}\n{LINE};de trop\n", "14 cellules au lieu de 13"),
        ("", "fichier vide"),
        ("<html><body>Maintenance</body></html>", "page web"),
        ('[{"voie_nom": "Rue"}]', "Base Adresse Locale|absentes"),
    ],
)
def test_refuses_whole(door: Door, body: str, reason: str) -> None:
    with pytest.raises(Changed, match=reason) as caught:
        load(door, body)
    assert caught.value.dataset == "base-adresse-locale"
    assert door.rows("base-adresse-locale") == []


def test_every_file_of_the_base_is_for_this_reader(tmp_path: Path) -> None:
    assert bal.sniff(load_datasets()["base-adresse-locale"], "x", b"", tmp_path) == "bal_csv"
    assert bal.sniff(load_datasets()["bancs"], "x.csv", b"", tmp_path) is None
