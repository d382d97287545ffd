"""Numbers as people and machines write them."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.macros.conftest import Ask

amounts = st.decimals(-10**11, 10**11, places=2, allow_nan=False, allow_infinity=False)


def grouped(amount: Decimal, blank: str, mark: str) -> str:
    return f"{amount:,.2f}".replace(",", "\0").replace(".", mark).replace("\0", blank)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234,56", 1234.56), ("1\u00a0234,56", 1234.56), ("1\u202f234,56", 1234.56), ("1.234,56", 1234.56),
        ("1,234.56", 1234.56), ("1.234.567", 1234567), ("12 %", 12), ("12\u00a0€", 12), ("(12)", -12),
        ("(1 234,50)", -1234.5), ("\u22125", -5), ("+3", 3), ("1e3", 1000), (" 7 ", 7), (",5", 0.5), ("-12,5", -12.5),
    ],
)
def test_reads(ask: Ask, text: str, number: float) -> None:
    assert ask("parse_number", text) == number


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "n.c.", "NC", "CDL", "1e400", "-1e400", "NaN", "Infinity", "12 34", "1,2,3", "1.2.3", "(-3)", "5 kg",
     "0x10", "1_000", "--1", "٣", None],
)
def test_refuses(ask: Ask, text: str | None) -> None:
    assert ask("parse_number", text) is None


@given(amount=amounts)
@settings(max_examples=60, deadline=None)
def test_every_writing_of_an_amount_gives_it_back(ask: Ask, amount: Decimal) -> None:
    writings = [
        str(amount), str(amount).replace(".", ","), grouped(amount, " ", ","), grouped(amount, "\u00a0", ","),
        grouped(amount, "\u202f", ","), grouped(amount, ",", "."), grouped(amount, "\u2009", "."),
        str(amount).replace("-", "\u2212"),
    ]
    if abs(amount) >= 1000:
        writings.append(grouped(amount, ".", ","))
    assert {ask("parse_number", text) for text in writings} == {float(amount)}


@given(text=st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_finite_number_or_none(ask: Ask, text: str) -> None:
    if "\0" not in text:
        number = ask("parse_number", text)
        assert number is None or math.isfinite(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("12,0", 12), ("1 234", 1234), ("9007199254740993", 9007199254740993), ("12,5", None),
     ("1e400", None), ("NC", None), (None, None)],
)
def test_integers(ask: Ask, text: str | None, number: int | None) -> None:
    assert ask("parse_integer", text) == number


@given(number=st.integers(-(10**18) + 1, 10**18 - 1))
@settings(max_examples=60, deadline=None)
def test_an_integer_keeps_every_digit(ask: Ask, number: int) -> None:
    assert ask("parse_integer", str(number)) == number


def test_an_amount_is_rounded_to_the_cent(ask: Ask) -> None:
    assert ask("parse_amount", "1 234,567") == Decimal("1234.57")
    assert ask("parse_amount", "1e17") is None


@pytest.mark.parametrize(
    ("amount", "status"),
    [
        (None, "missing"), (0.0, "zero"), (-5.0, "zero"), (0.5, "symbolic"), (1.0, "symbolic"), (1.01, "ok"),
        (999999999.0, "placeholder"), (9999999.0, "placeholder"), (999999.0, "ok"), (12311111111.0, "placeholder"),
        (11111111.0, "placeholder"), (123456789.0, "placeholder"), (99999.0, "ok"), (100000000.0, "ok"),
        (100000000.01, "absurd"), (1e17, "absurd"),
    ],
)
def test_what_an_amount_is_worth(ask: Ask, amount: float | None, status: str) -> None:
    assert ask("amount_status", amount) == status


@pytest.mark.parametrize(("text", "value"), [("Oui", True), ("VRAI", True), ("1", True), (" t ", True), ("non", False),
                                              ("0", False), ("False", False), ("peut-être", None), ("", None)])
def test_booleans(ask: Ask, text: str, value: bool | None) -> None:
    assert ask("parse_boolean", text) is value
