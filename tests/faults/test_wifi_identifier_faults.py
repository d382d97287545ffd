"""Fault 36, at the door: a WiFi file that names devices or people is refused whole, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import Changed, Personal
from tests.loaded_town import Town, open_town

HEADER = "point_id;point_nom;date;heure;sessions;terminaux_distincts;octets_descendants"
LINE = "W01;Médiathèque;2026-01-01;8;10;5;123456789012"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened.load_text("wifi", f"{HEADER}\n{LINE}\n", "wifi.csv")


@pytest.mark.parametrize(
    "column",
    ["mac", "MAC Address", "adresse_mac", "device_id", "terminal_id", "id_terminal", "Identifiant du terminal",
     "identifiant_appareil", "client_mac", "imei", "hostname", "user", "utilisateur", "email", "adresse_ip",
     "deviceId"],
)
def test_a_column_that_names_a_device_or_a_person_refuses_the_file(town: Town, column: str) -> None:
    with pytest.raises(Changed, match="donnée personnelle") as caught:
        town.load_text("wifi", f"{HEADER};{column}\n{LINE};x\n", "wifi.csv")
    assert column in caught.value.message
    assert town.count("raw.wifi") == 1


@pytest.mark.parametrize(
    "cell",
    ["a4:5e:60:c2:1b:9f", "A4-5E-60-C2-1B-9F", "a45e.60c2.1b9f", "a45e60c21b9f", "vu a4:5e:60:c2:1b:9f à midi",
     "d41d8cd98f00b204e9800998ecf8427e", "123e4567-e89b-42d3-a456-426614174000", "0f" * 64],
)
@pytest.mark.parametrize("place", ["declared", "undeclared"])
def test_a_cell_that_looks_like_a_hardware_address_refuses_the_file(town: Town, cell: str, place: str) -> None:
    text = f"{HEADER};remarque\n{LINE};{cell}\n" if place == "undeclared" else (
        f"{HEADER}\n{LINE}\n{LINE.replace('Médiathèque', cell)}\n")
    with pytest.raises(Changed, match="adresse matérielle") as caught:
        town.load_text("wifi", text, "wifi.csv")
    assert cell not in str(caught.value)
    assert town.ask("select sessions from core.wifi_usage") == [(10,)]
    assert town.one("select count(*) from raw.wifi where concat(point_nom, _extra) like '%' || ? || '%'", cell) == 0


@pytest.mark.parametrize("cell", ["490154203237518", "208150123456789"])
def test_the_number_of_a_telephone_refuses_the_file(town: Town, cell: str) -> None:
    with pytest.raises(Personal, match="IMEI") as caught:
        town.load_text("wifi", f"{HEADER};remarque\n{LINE};{cell}\n", "wifi.csv")
    assert cell not in str(caught.value)
    assert town.count("raw.wifi") == 1


def test_json_records_are_held_to_the_same_rule(town: Town) -> None:
    with pytest.raises(Changed, match="donnée personnelle"):
        town.load_text("wifi", '{"point_id":"W01","date":"2026-01-01","sessions":1,"device_id":"x"}\n', "wifi.jsonl")


@pytest.mark.parametrize("name", ["Médiathèque", "Salle 12:30-14:00", "Cité 2026-01-01", "Parc 123456789012", "abcdef",
                                  "SIRET 21140271000018", "490154203237519"])
def test_an_ordinary_name_is_no_identifier(town: Town, name: str) -> None:
    town.load_text("wifi", f"{HEADER}\n{LINE.replace('Médiathèque', name)}\n", "wifi.csv")
    assert town.one("select point_name from core.wifi_usage") == name
