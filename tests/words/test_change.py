"""A change is never said where it cannot be."""

from __future__ import annotations

import pytest

from dashboard.locale import use
from dashboard.words.change import against, change

N = "\u00a0"


@pytest.mark.parametrize(
    ("value", "before", "told"),
    [
        (104, 100, f"+4{N}%"),
        (88, 100, f"\u221212{N}%"),
        (100, 100, "sans changement"),
        (100.4, 100, "sans changement"),
        (5, 0, "évolution non calculable"),
        (0, 0, "évolution non calculable"),
        (None, 3, "évolution non calculable"),
        (3, float("nan"), "évolution non calculable"),
        (0, 10, "\u221210"),
        (22.4, 11.7, "+10"),
        (1_001, 1_000, f"écart de moins de 1{N}%"),
        (17_539, 17_527, f"écart de moins de 1{N}%"),
        (-3, -4, "+1"),
    ],
)
def test_change(value: float | None, before: float | None, told: str) -> None:
    assert change(value, before) == told


def test_no_earlier_figure_is_said_so() -> None:
    assert against(3, None) == "pas de chiffre un an avant"


def test_an_earlier_amount_is_written_as_an_amount_and_its_gap_is_that_of_the_amounts_shown() -> None:
    assert against(1_100, 1_000, is_amount=True) == f"1,0{N}k€ un an avant (+10{N}%)"
    assert against(1_764_000, 1_423_000, is_amount=True) == f"1,4{N}M€ un an avant (+0,4{N}M€)"


def test_in_english_the_sign_is_against_the_number() -> None:
    use("en")
    assert change(88, 100) == "\u221212%"
    use("fr")
