"""Numbers as written in French, then in English."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from dashboard.locale import use
from dashboard.locale.numbers import amount, decimal, integer, ordinal, percent, quantity, signed

UNKNOWN = [None, math.nan, math.inf, -math.inf, pd.NA, pd.NaT, np.nan, "12"]


def test_thousands_are_parted_by_a_narrow_space_and_decimals_by_a_comma() -> None:
    assert integer(4915) == "4\u202f915"
    assert decimal(1234.5) == "1\u202f234,5"
    assert decimal(np.float64(0.5), 2) == "0,50"


def test_a_minus_is_a_minus_sign_and_zero_has_none() -> None:
    assert decimal(-12.5) == "\u221212,5"
    assert decimal(-0.04) == "0,0"
    assert integer(-0.0) == "0"


@pytest.mark.parametrize("value", UNKNOWN)
def test_what_is_not_a_finite_number_is_said_unknown(value: object) -> None:
    for write in (integer, decimal, percent, amount, signed):
        assert write(value) == "non connu"
    assert quantity(value, "m") == "non connu"


@pytest.mark.parametrize(
    ("euros", "words"),
    [
        (0, "0\u00a0€"),
        (950, "950\u00a0€"),
        (999.6, "1,0\u00a0k€"),
        (12_345, "12,3\u00a0k€"),
        (999_940, "999,9\u00a0k€"),
        (999_960, "1,0\u00a0M€"),
        (1_234_567, "1,2\u00a0M€"),
        (2_500_000_000, "2,5\u00a0Md€"),
        (-40_000, "\u221240,0\u00a0k€"),
    ],
)
def test_an_amount_never_has_twelve_digits(euros: float, words: str) -> None:
    assert amount(euros) == words


def test_a_change_has_its_sign_unless_it_rounds_to_nothing() -> None:
    assert signed(6, unit="cm") == "+6\u00a0cm"
    assert signed(-3) == "\u22123"
    assert signed(0.04, 1) == "0,0"


def test_a_share_is_a_percentage() -> None:
    assert percent(0.42) == "42\u00a0%"
    assert percent(0.4267, 1) == "42,7\u00a0%"


def test_english_writes_its_own_way() -> None:
    use("en")
    assert decimal(1234.5) == "1,234.5"
    assert percent(0.42) == "42%"
    assert amount(1_234_567) == "€1.2m"
    assert amount(-1_234) == "\u2212€1.2k"
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 22)] == ["1st", "2nd", "3rd", "4th", "11th", "22nd"]


def test_first_is_not_written_as_the_others() -> None:
    assert [ordinal(1), ordinal(2)] == ["1er", "2e"]
