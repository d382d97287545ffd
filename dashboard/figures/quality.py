"""How good a dataset is, out of 100: five parts that are there or not, their weights, and the sum to the digit.

====================  ======  =================================================================================
part                  weight  100 times
====================  ======  =================================================================================
freshness             30      1 while the promised cadence is kept, 0 once stale, in a straight line between
schema                15      columns that are what they are announced to be ÷ columns
completeness          20      cells that hold something ÷ cells
validity              25      published rows without anything refused ÷ published rows
position              10      rows that stand on the map ÷ published rows, for a dataset that says where things are
====================  ======  =================================================================================

A part that does not apply (no promise, no position, nothing announced) is left out and the weights of the others are
brought back to 100. Each part is rounded to a tenth, halves up, and the score is the mean of the rounded parts, rounded
in the same way: whoever has the parts finds the score again by hand. Nothing at all is known of a dataset without rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Part = Literal["freshness", "schema", "completeness", "validity", "position"]
WEIGHTS: dict[Part, int] = {"freshness": 30, "schema": 15, "completeness": 20, "validity": 25, "position": 10}


@dataclass(frozen=True)
class Term:
    """One part of a score: its value (0 to 100), its weight, and the points that it brings to the score, unrounded."""

    part: Part
    value: float
    weight: int
    points: float


def freshness_part(at: datetime, kept_until: datetime | None, stale_from: datetime | None) -> float | None:
    """100 until ``kept_until``, 0 from ``stale_from``, in a straight line between; None when nothing was promised."""
    if kept_until is None or stale_from is None:
        return None
    if at <= kept_until:
        return 100.0
    if at >= stale_from:
        return 0.0
    return tenth(Decimal(100) * _seconds(stale_from, at) / _seconds(stale_from, kept_until))


def share_part(good: int | None, whole: int | None) -> float | None:
    """``good`` out of ``whole`` as a part (0 to 100, one decimal); None when there is nothing to count."""
    if good is None or not whole:
        return None
    return tenth(Decimal(100) * min(max(good, 0), whole) / whole)


def terms(parts: Mapping[Part, float | None]) -> list[Term]:
    """The parts that are there, in the order of the weights, and what each brings."""
    known = [(part, value, WEIGHTS[part]) for part in WEIGHTS if (value := parts.get(part)) is not None]
    total = sum(weight for _, _, weight in known)
    return [Term(part, value, weight, value * weight / total) for part, value, weight in known]


def score(parts: Mapping[Part, float | None]) -> float | None:
    """The weighted mean of the parts that are there, to a tenth; None when there is none."""
    known = terms(parts)
    if not known:
        return None
    total = sum(term.weight for term in known)
    return tenth(sum((Decimal(str(term.value)) * term.weight for term in known), Decimal(0)) / total)


def tenth(value: Decimal) -> float:
    """To one decimal, halves up, as one rounds by hand."""
    return float(value.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _seconds(later: datetime, earlier: datetime) -> Decimal:
    return Decimal(int((later - earlier).total_seconds()))
