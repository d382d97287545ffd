"""The score of a dataset written out: whoever follows the lines by hand finds it again."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.quality import WEIGHTS, score
from dashboard.words import quality

BASIS: dict[str, Any] = {
    "judged_at": datetime(2026, 11, 23), "kept_until": datetime(2026, 12, 17), "stale_from": datetime(2027, 2, 2),
    "conform_columns": 12, "column_count": 14, "filled_cells": 900, "cell_count": 1_000, "valid_rows": 69,
    "published_rows": 70, "located_rows": 60,
}  # fmt: skip


def row(**parts: float | None) -> dict[str, Any]:
    every = {part: parts.get(part) for part in WEIGHTS}
    return {**BASIS, **every, "score": score(every)}  # type: ignore[arg-type]


def number(text: str) -> float:
    return float(re.sub(r"\s", "", text).replace(",", "."))


def test_the_sum_is_written_to_the_digit() -> None:
    told = quality.written(row(freshness=100.0, completeness=90.0, validity=98.6))
    assert [(line.weight, line.value, line.product) for line in told.terms] == [
        ("30", "100,0", "3\u202f000,0"), ("20", "90,0", "1\u202f800,0"), ("25", "98,6", "2\u202f465,0"),
    ]  # fmt: skip
    assert told.total == "7\u202f265,0 ÷ 75 = 96,9"
    assert told.terms[1].note == "900 cellules remplies sur 1\u202f000"
    assert "schéma" in told.rest
    assert "position" in told.rest


@given(st.fixed_dictionaries({part: st.none() | st.integers(0, 1_000).map(lambda n: n / 10) for part in WEIGHTS}))
def test_whoever_does_the_sum_by_hand_finds_the_score(parts: dict[str, float | None]) -> None:
    if all(value is None for value in parts.values()):
        return
    told = quality.written(row(**parts))
    products = [number(line.weight) * number(line.value) for line in told.terms]
    assert products == pytest.approx([number(line.product) for line in told.terms])
    weights = sum(number(line.weight) for line in told.terms)
    exact = sum(products) / weights
    by_hand = math.floor(exact * 10 + 0.5 + 1e-9) / 10
    assert told.total.endswith(f"= {by_hand:.1f}".replace(".", ","))


def test_the_explanation_gives_every_weight() -> None:
    told = quality.how()
    assert "fraîcheur 30, schéma 15, remplissage 20, validité 25, position 10" in told


def test_a_dataset_that_is_not_scored_says_so() -> None:
    assert quality.cell({**row(), "score": None}).text == "non noté"
    assert quality.cell(row(validity=98.6)).parts == (("Validité", pytest.approx(0.986)),)
