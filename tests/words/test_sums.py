"""What is printed adds up: value − earlier value = gap, value to target = what is missing, as a reader would check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.figures.shown import common_share
from dashboard.locale import use
from dashboard.locale.numbers import amount
from dashboard.words import kpis as words
from dashboard.words.change import change
from dashboard.words.kpi_text import missing_text
from tests.words.made_kpi import Goal, made

SIZES = {"k€": 1e3, "M€": 1e6, "Md€": 1e9}
VALUES = st.floats(0.0, 5e6, allow_nan=False) | st.integers(0, 400).map(float) | st.floats(0, 100)


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    use("fr")
    yield
    use("fr")


def read(text: str) -> tuple[float, float]:
    """The first number of a text as a reader understands it, and what its last digit is worth."""
    found = re.search(r"([+\u2212]?)([\d\u202f]+)(?:,(\d+))?\u00a0?([kM]€|Md€)?", text)
    assert found is not None, text
    sign, whole, part, scale = found.groups()
    size = SIZES.get(scale or "", 1.0)
    number = float(whole.replace("\u202f", "") + "." + (part or "0")) * size
    return (-number if sign == "\u2212" else number), size * 10.0 ** -len(part or "")


def check(value: str, before: str, gap: str) -> None:
    """The gap told is the one between the two printed numbers, to half of the gap's last digit."""
    (seen, _), (reference, _) = read(value), read(before)
    if gap == "sans changement":
        assert seen == reference
    elif gap.startswith("écart de moins de 1"):
        assert seen != reference and abs(seen / reference - 1) < 0.01
    elif gap.endswith("%"):
        assert read(gap)[0] == pytest.approx(100 * (seen / reference - 1), abs=0.5 + 1e-6)
    else:
        told, last = read(gap)
        assert told == pytest.approx(seen - reference, abs=last / 2 + 1e-6)
        if read(value)[1] == read(before)[1]:
            assert told == pytest.approx(seen - reference, abs=last / 100)


@settings(max_examples=300, deadline=None)
@given(VALUES, VALUES, st.sampled_from(["%", "‰", "jours", "visites", "€", "€/hab.", "m", "prêts"]), st.integers(0, 2))
def test_a_value_minus_the_earlier_one_is_the_gap_told(value: float, before: float, unit: str, digits: int) -> None:
    if unit == "%":
        value, before = min(value, 100.0), min(before, 100.0)
    kpi = made([before, value], unit=unit, digits=0 if unit == "€" else digits, direction="none")
    assert kpi.previous is not None
    told = words.change_text(kpi, kpi.previous).removesuffix(", évolution non calculable")
    check(words.value_text(kpi), words.number_text(kpi, before), told)


@settings(max_examples=200, deadline=None)
@given(st.floats(0.1, 5e7), st.floats(0.1, 5e7))
def test_an_amount_minus_the_earlier_one_is_the_gap_told(value: float, before: float) -> None:
    check(amount(value), amount(before), change(value, before, is_amount=True))


@settings(max_examples=200, deadline=None)
@given(st.floats(0, 100), st.floats(0, 100), st.integers(0, 1))
def test_the_value_and_what_is_missing_make_the_target(value: float, target: float, digits: int) -> None:
    kpi = made([50.0, value], digits=digits, goal=Goal(target), tolerance=5)
    assume(kpi.status in ("watch", "missed"))
    told = missing_text(kpi)
    if told:
        shown_target = read(words.number_text(kpi, target))[0]
        assert read(words.value_text(kpi))[0] + read(told)[0] == pytest.approx(shown_target)


def test_the_pairs_that_did_not_add_up() -> None:
    share = made([78.6, 74.4])
    assert words.comparison_text(share).endswith("(\u22125\u00a0points)")
    days = made([11.7, 22.4], unit="jours", direction="down")
    assert words.comparison_text(days).endswith("(+10\u00a0jours)")
    money = made([1_423_000.0, 1_764_000.0], unit="€", cadence="year", last=date(2025, 1, 1))
    assert words.comparison_text(money).endswith("(+0,4\u00a0M€)")


def test_a_deviation_is_told_in_its_unit() -> None:
    level = made([-0.36, -0.29], unit="m", digits=2, direction="none")
    assert words.comparison_text(level).endswith("(+0,07\u00a0m)")
    above = made([-0.36, 0.04, 0.09], unit="m", digits=2, direction="none")
    assert words.comparison_text(above).endswith("(+0,05\u00a0m)")


@pytest.mark.parametrize(
    ("value", "before", "shown_value", "shown_before", "share"),
    [
        (104.0, 100.0, 104.0, 100.0, 0.04),
        (22.4, 11.7, 22.0, 12.0, None),
        (1.764e6, 1.423e6, 1.8e6, 1.4e6, None),
        (5.0, 0.0, 5.0, 0.0, None),
        (-3.0, -4.0, -3.0, -4.0, None),
        (1_001.0, 1_000.0, 1_001.0, 1_000.0, None),
        (1.0, 5e-324, 1.0, 5e-324, None),
    ],
)
def test_a_share_is_told_when_the_printed_numbers_give_it(
    value: float, before: float, shown_value: float, shown_before: float, share: float | None
) -> None:
    assert common_share(value, before, shown_value, shown_before) == share
