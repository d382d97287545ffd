"""A wrong declaration is one clear error with file, key and line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dashboard.declarations import Dataset, load_datasets, load_town, parse_duration, read_toml
from dashboard.errors import DeclarationError

GOOD = Path("data/datasets/wifi.toml")


def broken(tmp_path: Path, old: str, new: str, name: str = "wifi.toml") -> Path:
    text = (Path(__file__).parent.parent / GOOD).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(("old", "new", "key", "why"), [
    ('mode = "origins"', 'mode = "origins"\ncolour = "blue"', "colour", "unknown key"),
    ('licence = "Licence Ouverte 2.0"\n', "", "licence", "missing key"),
    ('type = "date"', 'type = "day"', "columns.4.type", "Input should be"),
    ('name = "heure"', 'name = "date"', "columns", "declared twice: date"),
    ('late_after = "3d"', 'late_after = "1h"', "late_after", "cadence ≤ late_after"),
    ('id = "wifi"', 'id = "Wi Fi"', "id", "pattern"),
])
def test_a_defect_names_file_key_and_line(tmp_path: Path, old: str, new: str, key: str, why: str) -> None:
    path = broken(tmp_path, old, new)
    with pytest.raises(DeclarationError) as caught:
        read_toml(path, Dataset)
    error = caught.value
    assert error.file == path
    assert error.key == key
    assert why in error.message
    if "missing" not in why:
        wanted = next(n for n, line in enumerate(path.read_text().splitlines(), 1) if line.startswith(
            ("colour", 'type = "day"', "[[columns]]", "late_after", "id =")) and key.split(".")[-1] in line
            or (key == "columns" and line == "[[columns]]"))
        assert error.line == wanted
        assert f"{path}:{wanted}: {key}" in str(error)


def test_broken_toml_names_its_line(tmp_path: Path) -> None:
    path = broken(tmp_path, 'mode = "origins"', "mode = origins")
    with pytest.raises(DeclarationError) as caught:
        read_toml(path, Dataset)
    assert path.read_text().splitlines()[(caught.value.line or 0) - 1] == "mode = origins"


def test_a_duplicate_id_is_refused(tmp_path: Path) -> None:
    broken(tmp_path, "cadence", "cadence", "wifi.toml")
    broken(tmp_path, "cadence", "cadence", "zz.toml")
    with pytest.raises(DeclarationError, match="duplicate id wifi"):
        load_datasets(tmp_path)


def test_an_unknown_town_lists_those_that_are_declared() -> None:
    with pytest.raises(DeclarationError, match="14271"):
        load_town("99999")


def test_the_first_town_has_thirteen_themes_and_its_gauges() -> None:
    town = load_town("14271")
    assert len(town.themes) == 13
    assert [(station.role, station.tide) for station in town.stations] == [
        ("main", "none"), ("upstream", "none"), ("upstream", "none"), ("downstream", "likely")]
    assert "officiel" not in {mark.status for mark in town.marks}  # none is published by station


def test_every_dataset_of_the_product_is_declared() -> None:
    promised = {
        "catalogue", "decp", "base-adresse-locale", "hydrometrie", "vigicrues", "eau-potable", "wifi", "services",
        "demandes", "aires-de-jeux", "bancs", "conteneurs", "bornes-incendie", "panneaux-affichage-libre",
        "defibrillateurs", "equipements",
    }
    assert promised <= set(load_datasets())


@pytest.mark.parametrize(("text", "span"), [
    ("5min", timedelta(minutes=5)), ("2h", timedelta(hours=2)), ("31d", timedelta(days=31)),
    ("2w", timedelta(days=14)),
])
def test_durations(text: str, span: timedelta) -> None:
    assert parse_duration(text) == span


def test_what_is_no_duration_is_left_to_the_model() -> None:
    assert parse_duration("soon") == "soon"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fleury-sur-Orne", "de Fleury-sur-Orne"), ("Évrecy", "d’Évrecy"), ("Ifs", "d’Ifs"), ("Œuilly", "d’Œuilly"),
        ("Le Havre", "du Havre"), ("Les Ulis", "des Ulis"), ("La Rochelle", "de La Rochelle"),
        ("L’Haÿ-les-Roses", "de L’Haÿ-les-Roses"), ("Ysé", "d’Ysé"),
    ],
)  # fmt: skip
def test_a_town_is_named_after_a_word_as_french_wants_it(name: str, expected: str) -> None:
    assert load_town("14271").model_copy(update={"name": name}).of_town == expected


LEVELS = """
[[marks]]
station = "I352102001"
kind = "seuil"
label = "Alerte"
level_m = 2.5
date = "2021-02"
source = "Un journal"
status = "presse"
"""


@pytest.mark.parametrize(("old", "new", "key", "why"), [
    ('date = "2021-02"', 'date = "février 2021"', "date", "pattern"),
    ("level_m = 2.5", "level_m = 2500.0", "level_m", "less than or equal to 20"),
    ('status = "presse"', 'status = "rumeur"', "status", "Input should be"),
    ('status = "presse"', 'status = "officiel"', "link", "says where it is published"),
    ('kind = "seuil"', 'kind = "seuil"\ncolour = "red"', "colour", "unknown key"),
    ("I352102001", "I999999999", "marks", "not among the stations"),
    ('source = "Un journal"\n', "", "source", "missing key"),
])
def test_a_wrong_level_to_know_names_file_and_line(tmp_path: Path, old: str, new: str, key: str, why: str) -> None:
    text = (Path(__file__).parent.parent / "data" / "towns" / "14271.toml").read_text(encoding="utf-8")
    before, after = text.index("[[marks]]"), text.index("[theme_owners]")
    text = text[:before] + LEVELS.replace(old, new) + text[after:]
    path = tmp_path / "14271.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DeclarationError, match=why) as caught:
        load_town("14271", tmp_path)
    assert caught.value.file == path and key in caught.value.key + caught.value.message
    assert (caught.value.line or 0) > text[:before].count("\n")
