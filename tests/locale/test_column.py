"""How cells are written, and what is written where there is nothing."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from dashboard.locale.column import Column, Kind


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("text", "Eurovia", "Eurovia"),
        ("integer", 1234, "1\u202f234"),
        ("decimal", 1.25, "1,2"),
        ("percent", 0.5, "50\u00a0%"),
        ("amount", 12_345, "12,3\u00a0k€"),
        ("date", date(2026, 11, 23), "23\u00a0nov. 2026"),
        ("month", date(2026, 11, 1), "novembre 2026"),
        ("moment", datetime(2026, 11, 23, 17, 5), "23/11/2026 18:05"),
        ("boolean", True, "oui"),
        ("boolean", False, "non"),
    ],
)
def test_a_cell_is_written_by_its_kind(kind: Kind, value: object, words: str) -> None:
    assert Column("x", kind).text(value) == words


@pytest.mark.parametrize(
    "kind", ["text", "integer", "decimal", "percent", "amount", "date", "month", "moment", "boolean"]
)
@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, pd.NaT])
def test_nothing_is_a_dash_whatever_the_kind(kind: Kind, value: object) -> None:
    assert Column("x", kind).text(value) == "–"


def test_the_title_carries_the_unit() -> None:
    assert Column("Débit", "decimal", 2, "m³/s").title == "Débit (m³/s)"
    assert Column("Débit").title == "Débit"


def test_numbers_know_that_they_are_numbers() -> None:
    assert Column("x", "amount").is_number
    assert not Column("x", "date").is_number
