"""Fault 8: encodings, marks, NUL bytes, line ends, delimiters, quotes. Read right or refused whole, never shifted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import Changed
from tests.loaded_town import Town, open_town

HEADER = "service;indicateur;periode_debut;periode_fin;valeur;unite;source;statut;commentaire\n"
LINE = "État civil;Actes dressés;2026-01-01;2026-01-31;12,5;actes;registre;definitif;reçu à la mairie\n"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as opened:
        yield opened


def load(town: Town, body: bytes) -> Town:
    path = town.folder / "services.csv"
    path.write_bytes(body)
    return town.load("services", path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_table_in_any_writing_gives_the_same_row(
    town: Town, encoding: str, delimiter: str, end: str
) -> None:
    text = (HEADER + LINE).replace(";", delimiter).replace("\n", end)
    load(town, text.encode(encoding))
    assert town.ask("select service, indicator, value, comment from core.service_counts") == [
        ("État civil", "Actes dressés", 12.5, "reçu à la mairie")]


def test_line_ends_of_both_kinds_and_quoted_cells_do_not_shift_a_column(town: Town) -> None:
    body = HEADER + LINE.replace("\n", "\r\n") + LINE.replace("2026-01", "2026-03").replace(
        "reçu à la mairie", '"deux;\nlignes ""citées"""')
    load(town, body.encode())
    assert town.ask("select comment from core.service_counts order by period_start") == [
        ("reçu à la mairie",), ('deux; lignes "citées"',)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (HEADER + LINE + LINE.replace("12,5", "12;5"), "ligne 3 : 10 cellules au lieu de 9"),
        (HEADER + LINE + "État civil;Actes\n", "ligne 3 : 2 cellules au lieu de 9"),
        (HEADER + LINE.replace("reçu", '"reçu'), "guillemets"),
        (HEADER + LINE.replace("reçu", "re\0u"), "octets nuls"),
        ("\0" * 5000, "vide"),
    ],
)
def test_a_table_that_breaks_its_columns_keeps_what_was_there(town: Town, body: str, reason: str) -> None:
    load(town, (HEADER + LINE).encode())
    with pytest.raises(Changed, match=reason):
        load(town, body.encode())
    assert town.count("core.service_counts") == 1
