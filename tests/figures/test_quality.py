"""The score of a dataset, to the digit: each part, what is left out, the sum that anyone can do again."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.quality import WEIGHTS, Part, freshness_part, score, share_part, tenth, terms

KEPT, STALE = datetime(2026, 11, 1), datetime(2026, 12, 1)
ALL: dict[Part, float | None] = {"freshness": 50.0, "schema": 100.0, "completeness": 87.3, "validity": 99.9,
                                 "position": 0.0}


def test_the_weights_make_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100


def test_a_score_is_the_sum_that_one_does_by_hand() -> None:
    # 50 × 30 + 100 × 15 + 87,3 × 20 + 99,9 × 25 + 0 × 10 = 7243,5 ; divided by 100: 72,435, that is 72,4
    assert score(ALL) == 72.4
    assert sum(term.points for term in terms(ALL)) == pytest.approx(72.435)


def test_a_part_that_does_not_apply_gives_its_weight_to_the_others() -> None:
    # (100 × 15 + 87,3 × 20 + 99,9 × 25) ÷ 60 = 95,725: 95,7
    left: dict[Part, float | None] = {**ALL, "freshness": None, "position": None}
    assert score(left) == 95.7
    assert [(term.part, term.weight) for term in terms(left)] == [
        ("schema", 15), ("completeness", 20), ("validity", 25)]


def test_nothing_known_is_no_score() -> None:
    assert score({}) is None
    assert score(dict.fromkeys(WEIGHTS)) is None
    assert share_part(0, 0) is None
    assert share_part(None, 5) is None


@pytest.mark.parametrize(("at", "expected"), [
    (datetime(2026, 10, 1), 100.0), (KEPT, 100.0), (datetime(2026, 11, 16), 50.0), (datetime(2026, 11, 30), 3.3),
    (STALE, 0.0), (datetime(2027, 1, 1), 0.0),
])
def test_freshness_falls_in_a_straight_line_from_the_promise_to_stale(at: datetime, expected: float) -> None:
    assert freshness_part(at, KEPT, STALE) == expected


def test_without_a_promise_there_is_no_freshness() -> None:
    assert freshness_part(KEPT, None, STALE) is None
    assert freshness_part(KEPT, KEPT, None) is None


def test_halves_go_up_as_one_rounds_by_hand() -> None:
    assert tenth(Decimal("72.45")) == 72.5
    assert share_part(1, 16) == 6.3  # 6,25
    assert share_part(7, 5) == 100.0


@given(st.dictionaries(st.sampled_from(list(WEIGHTS)), st.none() | st.integers(0, 1000).map(lambda n: n / 10)))
def test_a_score_lies_among_its_parts(parts: dict[Part, float | None]) -> None:
    values = [value for value in parts.values() if value is not None]
    found = score(parts)
    assert (found is None) == (not values)
    assert found is None or min(values) <= found <= max(values)
