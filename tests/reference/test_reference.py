"""Reference files: a gap, an overlap, an invented link or an unknown key is one error with its file and its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import reference
from dashboard.declarations import Town, load_town
from dashboard.errors import DeclarationError
from dashboard.purchases import Purchases
from dashboard.reference import epci, needs, thresholds

Load = Callable[[Path], object]


def broken(tmp_path: Path, source: Path, old: str, new: str) -> Path:
    text = source.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / source.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_files_that_ship_are_right() -> None:
    assert len(thresholds.load()) == 28
    assert [len(each.members) for each in epci.load()] == [48]
    assert [rule.need for rule in needs.load()].count("recurrent") == 4
    assert all(row.link for row in thresholds.load() if row.status == "verifie")


@pytest.mark.parametrize(("load", "source", "old", "new", "why"), [
    (thresholds.load, reference.THRESHOLDS, "since = 2026-04-01", "since = 2026-04-03", "gap: dispense"),
    (thresholds.load, reference.THRESHOLDS, "since = 2026-04-01", "since = 2026-03-15", "overlap: dispense"),
    (thresholds.load, reference.THRESHOLDS, "https://www.legifrance.gouv.fr", "https://example.org", "pattern"),
    (thresholds.load, reference.THRESHOLDS, 'act = "', 'acte = "', "missing key"),
    (thresholds.load, reference.THRESHOLDS, "amount_eur = 25_000", "amount_eur = 0", "greater than 0"),
    (epci.load, reference.MEMBERS, '"14060"', '"14030"', "declared twice: 14030"),
    (epci.load, reference.MEMBERS, 'siren = "200065597"', 'siren = "2000"', "pattern"),
    (needs.load, reference.NEEDS, 'need = "ponctuel"', 'need = "peut-être"', "recurrent"),
    (needs.load, reference.NEEDS, "without_cpv = true", "", "the last rule alone"),
])  # fmt: skip
def test_a_defect_names_file_and_line(
    tmp_path: Path, load: Load, source: Path, old: str, new: str, why: str
) -> None:
    path = broken(tmp_path, source, old, new)
    with pytest.raises(DeclarationError, match=why) as caught:
        load(path)
    assert caught.value.file == path
    assert caught.value.line


def test_a_gap_is_told_at_the_row_that_begins_too_late(tmp_path: Path) -> None:
    path = broken(tmp_path, reference.THRESHOLDS, "since = 2026-04-01", "since = 2026-04-03")
    with pytest.raises(DeclarationError, match="should begin on 2026-04-01") as caught:
        thresholds.load(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[(caught.value.line or 0) - 1] == "[[thresholds]]"
    assert "since = 2026-04-03" in lines[(caught.value.line or 0) : (caught.value.line or 0) + 4]


def test_a_verified_threshold_takes_a_link(tmp_path: Path) -> None:
    text = reference.THRESHOLDS.read_text(encoding="utf-8")
    at = text.index('status = "verifie"')
    link = text.rindex('link = "', 0, at)
    end = text.index("\n", link)
    path = tmp_path / "seuils.toml"
    path.write_text(text[:link] + 'link = ""' + text[end:], encoding="utf-8")
    with pytest.raises(DeclarationError, match="verifie takes the link"):
        thresholds.load(path)


def test_a_town_names_services_that_it_has() -> None:
    town = load_town("14271")
    assert town.purchases is not None
    stranger = {"declared_by": "la ville", "services": [{"owner": "inconnu", "words": ["cantine"]}]}
    with pytest.raises(ValueError, match="no such service: inconnu"):
        Town.model_validate({**town.model_dump(by_alias=True), "purchases": stranger})
    with pytest.raises(ValueError, match="neither a division nor a word"):
        Purchases.model_validate({"declared_by": "la ville", "services": [{"owner": "finances"}]})
