"""A value against an earlier one, and the periods of a year added up to a date."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.figures.points import Point, a_year_before, is_number, known

WEEKS_OF_A_YEAR = timedelta(weeks=52)


@dataclass(frozen=True)
class Change:
    """A value against the one of ``reference_period``, in the indicator's unit.

    ``share`` is the change as a share of the reference (0.04 for +4 %); None when it has no meaning (one of the two is
    zero or below, or the quantity is signed: its zero is a convention), ``is_computable`` being False then. The
    difference always has one.
    """

    value: float
    reference: float
    reference_period: date
    difference: float
    share: float | None
    is_computable: bool


def change(value: float, reference: float, reference_period: date, is_signed: bool = False) -> Change:
    """The change from ``reference`` to ``value``; ``is_signed`` for a deviation, of which no share can be taken."""
    difference = value - reference
    share = difference / reference if value > 0 and reference > 0 and not is_signed else math.inf
    is_computable = math.isfinite(share)
    return Change(value, reference, reference_period, difference, share if is_computable else None, is_computable)


def previous(points: Sequence[Point]) -> Change | None:
    """The last known point against the known one before it (``reference_period`` says which); None without both."""
    series = known(points)
    return _between(series[-1], series[-2], series) if len(series) > 1 else None


def year_before(points: Sequence[Point], cadence: str) -> Change | None:
    """The last known point against the same period a year before; None when that period has no value.

    ``cadence`` ``week``: 52 weeks before, the same weekday; otherwise the same date (28 February for the 29th).
    """
    series = known(points)
    if not series:
        return None
    last = series[-1]
    wanted = last.period - WEEKS_OF_A_YEAR if cadence == "week" else a_year_before(last.period)
    reference = next((point for point in series if point.period == wanted), None)
    return _between(last, reference, series) if reference else None


def _between(last: Point, reference: Point, series: Sequence[Point]) -> Change | None:
    """The change between two points of a series, which is signed when one of its values is below zero."""
    if last.value is None or reference.value is None:
        return None
    is_signed = any(point.value is not None and point.value < 0 for point in series)
    return change(last.value, reference.value, reference.period, is_signed)


def to_date(points: Sequence[Point], total: str, start: date | None, stop: date | None) -> float | None:
    """The periods that begin from ``start`` to ``stop``, both included, as one value; None when none is known.

    ``total``: ``sum``, ``mean`` (of the periods), ``last``, or ``ratio``: sum of the numerators over sum of the
    denominators, in the unit of the values (each value weighs as much as its denominator).
    """
    span = _within(points, start, stop)
    if not span:
        return None
    values = [point.value for point in span if point.value is not None]
    if total == "sum":
        return math.fsum(values)
    if total == "mean":
        return math.fsum(values) / len(values)
    return values[-1] if total == "last" else _ratio(span)


def to_date_year_before(points: Sequence[Point], total: str, start: date, stop: date) -> float | None:
    """The same span a year before, over the very periods known this year: like is compared with like.

    None when one of them has no value a year before (sum, ratio and mean), or none has (last).
    """
    wanted = {a_year_before(point.period) for point in _within(points, start, stop)}
    earlier = [point for point in known(points) if point.period in wanted]
    if total != "last" and len(earlier) < len(wanted):
        return None
    return to_date(earlier, total, None, None)


def _within(points: Sequence[Point], start: date | None, stop: date | None) -> list[Point]:
    return [each for each in known(points) if (start or date.min) <= each.period <= (stop or date.max)]


def _ratio(span: Sequence[Point]) -> float | None:
    """Values weighted by their denominators; None when a denominator is missing or all are zero."""
    if not all(is_number(point.denominator) for point in span):
        return None
    weights = [point.denominator or 0.0 for point in span]
    whole = math.fsum(weights)
    parts = [(point.value or 0.0) * weight for point, weight in zip(span, weights, strict=True)]
    return math.fsum(parts) / whole if whole else None
