"""The address bases that the national validator is tested with: valid ones load, the others say why not.

`KEPT` gives, for each file, the rows published, the addresses kept and the rows refused by reason; `REFUSED` the files
that are no address base, with the sentence that says so.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import Changed
from tests.loaded_town import Town

KEPT = {
    "validateur-bal_1.3-valid.csv": (1, 1, {}),
    "validateur-bal_1.3-valid-uid_adresse.csv": (1, 1, {}),
    "validateur-bal_1.3-incoherent-uid_adresse.csv": (1, 0, {"uid_adresse_incoherent": 1}),
    "validateur-bal_1.4-valid.csv": (2, 1, {"doublon": 1}),
    "validateur-bal_1.4-valid-relax.csv": (1, 1, {}),
    "validateur-bal_1.4-ids-ban-empty.csv": (2, 1, {"doublon": 1}),
    "validateur-bal_1.4-bad-id-ban-adresse.csv": (1, 0, {"id_ban_invalide": 1}),
    "validateur-bal_1.4-incoherent-id-ban.csv": (1, 0, {"id_ban_incoherent": 1}),
    "validateur-bal_1.5-valid.csv": (2, 1, {"doublon": 1}),
    "validateur-bal_1.5-without-ban-ids.csv": (2, 1, {"doublon": 1}),  # no id at all: nothing tells it from a 1.4
    "validateur-bal_toponyme-replacing-voie_nom.csv": (1, 1, {}),
    "validateur-bal_aliases.csv": (1, 1, {}),
    "validateur-bal_sample.csv": (15, 12, {"code_insee_invalide": 2, "doublon": 1}),
    "etalab-bal_sample.ansi.csv": (15, 12, {"code_insee_invalide": 2, "doublon": 1}),
    "validateur-bal_without_row.csv": (0, 0, {}),
}
REFUSED = {
    "validateur-bal_junk.ascii.csv": "aucune colonne d’une Base Adresse Locale ; trouvé : « gml_id », « cli »",
    "validateur-bal_locales.csv": "ni « cle_interop » ni « numero »",
}


@pytest.mark.parametrize("name", KEPT)
def test_every_row_is_kept_or_refused(town: Town, real_files: Path, name: str) -> None:
    published, kept, refused = KEPT[name]
    town.load("base-adresse-locale", real_files / "bal" / name)
    assert town.count("raw.base_adresse_locale") == published == kept + sum(refused.values())
    assert town.count("core.addresses") == kept
    assert town.rejected("core.addresses") == refused


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_address_base_is_refused_whole(town: Town, real_files: Path, name: str) -> None:
    with pytest.raises(Changed) as caught:
        town.load("base-adresse-locale", real_files / "bal" / name)
    assert REFUSED[name] in caught.value.message
    assert town.count("raw.base_adresse_locale") == 0


def test_every_file_is_in_the_table(real_files: Path) -> None:
    assert {path.name for path in (real_files / "bal").iterdir()} == KEPT.keys() | REFUSED.keys()


def test_two_lines_of_one_address_are_one(town: Town, real_files: Path) -> None:
    town.load("base-adresse-locale", real_files / "bal" / "validateur-bal_1.5-valid.csv")
    assert town.ask(
        "select street, number, position_type, position_count, is_located, has_xy_mismatch, updated_on, commune_insee "
        "from core.addresses"
    ) == [("Rue des 3 Places", 9, "entrée", 2, True, False, date(2020, 11, 9), "31591")]


def test_windows_1252_and_utf_8_say_the_same(town: Town, real_files: Path) -> None:
    answers = []
    for name in ("validateur-bal_sample.csv", "etalab-bal_sample.ansi.csv"):
        town.load("base-adresse-locale", real_files / "bal" / name)
        answers.append(town.ask("select * from core.addresses order by address_id"))
    assert answers[0] == answers[1]
    assert "Rue de l'Aubépine" in [row[1] for row in answers[0]]


def test_the_dirt_of_the_sample_is_said(town: Town, real_files: Path) -> None:
    town.load("base-adresse-locale", real_files / "bal" / "validateur-bal_sample.csv")
    assert town.ask("select position_type, defects from core.addresses where address_id = '67482_2498_00016'") == [
        (None, "cle_interop_irreguliere, position_inconnue")
    ]
    bis = town.ask("select number, suffix from core.addresses where address_id = '67482_5740_00008_bis'")
    assert bis == [(8, "bis")]
    refused = town.ask("select original ->> 'cle_interop' from meta.rejected where reason = 'code_insee_invalide'")
    assert sorted(refused) == [("00000_5513_52",), ("A7482_6956_11",)]


def test_a_stated_commune_saves_a_broken_key(town: Town, real_files: Path) -> None:
    town.load("base-adresse-locale", real_files / "bal" / "validateur-bal_aliases.csv")
    assert town.ask("select commune_insee, number, updated_on from core.addresses") == [
        ("67482", 11, date(2013, 1, 26))
    ]
    assert town.rejected("core.addresses", "link") == {"cle_interop_invalide": 1}
