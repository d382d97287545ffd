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
        (0, 10, f"\u2212100{N}%"),
    ],
)
def test_change(value: float | None, before: float | None, told: str) -> None:
    assert change(value, before) == told


def test_no_earlier_figure_is_said_so() -> None:
    assert against(3, None) == "pas de chiffre un an avant"


def test_an_earlier_amount_is_written_as_it_is_given() -> None:
    assert against(1_100, 1_000, "1,0 k€") == f"1,0 k€ un an avant (+10{N}%)"


def test_in_english_the_sign_is_against_the_number() -> None:
    use("en")
    assert change(88, 100) == "\u221212%"
    use("fr")
