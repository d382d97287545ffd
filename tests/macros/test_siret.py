"""SIRET: the key, La Poste, what a spreadsheet does to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.macros.conftest import Ask


def luhn(digits: str) -> bool:
    doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def keyed(digits: str) -> str:
    """The digits and the one that makes their key right."""
    return next(digits + last for last in "0123456789" if luhn(digits + last))


sirens = st.text("0123456789", min_size=8, max_size=8).filter(lambda d: d.strip("0") != "").map(keyed)
sirets = st.builds(lambda siren, nic: keyed(siren + nic), sirens, st.text("0123456789", min_size=4, max_size=4))


@pytest.mark.parametrize(
    ("siret", "defect", "repaired"),
    [
        ("80128543800017", None, "80128543800017"),
        ("35600000049837", None, "35600000049837"),  # La Poste: digits add up to a multiple of five, Luhn is false
        ("35600000049838", "siret_cle_fausse", None),
        ("79858993300019", "siret_cle_fausse", None),
        ("7150193600067", "siret_zero_perdu", "07150193600067"),
        ("801 285 438 00017", "siret_espaces", "80128543800017"),
        ("80128543800017\t", "siret_espaces", "80128543800017"),
        ("2114027140001", "siret_longueur", None),
        ("868768687576575", "siret_longueur", None),
        ("PAS", "siret_non_numerique", None),
        ("FR66562096297", "siret_non_numerique", None),
        ("00000000000000", "siret_nul", None),
        ("", "siret_absent", None), ("CDL", "siret_absent", None), (None, "siret_absent", None),
    ],
)
def test_defects(ask: Ask, siret: str | None, defect: str | None, repaired: str | None) -> None:
    assert ask("siret_defect", siret) == defect
    assert ask("clean_siret", siret) == repaired


@given(siret=sirets)
@settings(max_examples=80, deadline=None)
def test_a_right_key_is_right(ask: Ask, siret: str) -> None:
    assert ask("siret_defect", siret) is None
    assert ask("clean_siret", f" {siret[:9]} {siret[9:]}") == siret


@given(siret=sirets, place=st.integers(0, 13), step=st.integers(1, 9))
@settings(max_examples=80, deadline=None)
def test_one_wrong_digit_is_seen(ask: Ask, siret: str, place: int, step: int) -> None:
    wrong = siret[:place] + str((int(siret[place]) + step) % 10) + siret[place + 1 :]
    if not wrong.startswith("356000000"):
        assert ask("siret_defect", wrong) in ("siret_cle_fausse", "siret_nul")


@given(siret=sirets.filter(lambda digits: digits[0] == "0"))
@settings(max_examples=15, deadline=None)
def test_a_lost_leading_zero_is_put_back(ask: Ask, siret: str) -> None:
    assert ask("siret_defect", siret[1:]) == "siret_zero_perdu"
    assert ask("clean_siret", siret[1:]) == siret


@given(text=st.text(max_size=20))
@settings(max_examples=150, deadline=None)
def test_any_text_has_a_defect_or_is_fourteen_digits(ask: Ask, text: str) -> None:
    if "\0" not in text:
        assert ask("siret_defect", text) is not None or (len(text) == 14 and text.isascii() and text.isdigit())
