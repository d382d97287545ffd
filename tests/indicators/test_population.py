"""A figure per inhabitant says which population it divides by."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.figures.points import Point
from dashboard.kpis import _population
from dashboard.series import Population

LEGAL = Population(4915, 2017, "INSEE")


class Declared:
    """What the choice reads of an indicator and of its series."""

    def __init__(self, per: str) -> None:
        self.per, self.indicator, self.population = per, self, LEGAL


class Producer:
    """What it reads of a source."""

    producer = "OFGL"


@pytest.mark.parametrize(
    ("per", "denominator", "told"),
    [
        ("", 5000.0, None),
        ("population", 5000.0, LEGAL),
        ("denominator", 5012.0, Population(5012, 2025, "OFGL")),
        ("denominator", None, None),
        ("denominator", 0.0, None),
    ],
)
def test_the_population_is_the_one_divided_by(per: str, denominator: float | None, told: Population | None) -> None:
    last = Point(date(2025, 1, 1), 1.0, 1.0, denominator)
    assert _population(Declared(per), last, [Producer()]) == told  # type: ignore[arg-type]
