"""Targets by period, each with the act that set it.

In a header: ``80 from 2022-01-01 to 2024-12-31 by délibération 2021-14 ; 85 from 2025-01-01 by démonstration``; a
range is ``0.3..1.8``, one of its ends may be left out. The unit may follow the value, and is then checked. ``none``
says that the indicator has no target, on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from dashboard.declarations import Strict
from dashboard.indicators.units import BOUNDS

DEMONSTRATION = "démonstration"
NO_TARGET = "none"
_NUMBER = r"[-−]?\d+(?:[.,]\d+)?"
_TARGET = re.compile(
    rf"^(?:(?P<low>{_NUMBER})?\.\.(?P<high>{_NUMBER})?|(?P<value>{_NUMBER}))(?:\s+(?P<unit>(?!from\b)\S.*?))?"
    r"\s+from\s+(?P<start>\S+)(?:\s+to\s+(?P<end>\S+))?\s+by\s+(?P<act>\S.*)$")


class Target(Strict):
    """What is aimed at from ``start`` to ``end`` (both included; None: still in force).

    A single ``value``, or a range ``low`` to ``high`` of which one end may be None. ``act`` is what set it;
    ``is_demo``: the town has not set it, it is there to show. ``unit`` is the one written beside it, empty when none.
    """

    value: float | None = Field(default=None, allow_inf_nan=False)
    low: float | None = Field(default=None, allow_inf_nan=False)
    high: float | None = Field(default=None, allow_inf_nan=False)
    start: date
    end: date | None = None
    act: str = Field(min_length=2)
    is_demo: bool = False
    unit: str = ""

    def covers(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def bounds(self) -> tuple[float, ...]:
        """The numbers it is made of."""
        return tuple(each for each in (self.value, self.low, self.high) if each is not None)


def read_targets(text: str) -> tuple[Target, ...]:
    """The targets of a header's ``target`` key. Raises ValueError with the part that cannot be read."""
    if text.strip() == NO_TARGET:
        return ()
    return tuple(_read(part.strip()) for part in text.split(";") if part.strip())


def _read(text: str) -> Target:
    match = _TARGET.match(text)
    if match is None:
        raise ValueError(f"« {text} » is not « VALUE from DAY [to DAY] by ACT »")
    given = match.groupdict()
    values: dict[str, Any] = {key: _number(given[key]) for key in ("value", "low", "high")}
    try:
        start = date.fromisoformat(given["start"])
        end = date.fromisoformat(given["end"]) if given["end"] else None
    except ValueError as error:
        raise ValueError(f"« {text} »: {error}") from error
    act = given["act"].strip()
    return Target(**values, start=start, end=end, act=act, is_demo=is_demonstration(act), unit=given["unit"] or "")


def is_demonstration(act: str) -> bool:
    """Whether an act says that the town has not set the target."""
    return DEMONSTRATION in act.casefold()


def _number(text: str | None) -> float | None:
    return float(text.replace(",", ".").replace("−", "-")) if text else None


def target_defects(targets: Sequence[Target], direction: str, unit: str) -> Iterator[str]:
    """What is wrong in a list of targets, one sentence each."""
    if targets and direction == "none":
        yield "an indicator without direction has no target"
    for target in targets:
        yield from _defects(target, direction, unit)
    ordered = sorted(targets, key=lambda target: target.start)
    for earlier, later in zip(ordered, ordered[1:], strict=False):
        if earlier.end is None or earlier.end >= later.start:
            yield f"the target from {later.start} overlaps the one from {earlier.start}"


def _defects(target: Target, direction: str, unit: str) -> Iterator[str]:
    if target.end is not None and target.end < target.start:
        yield f"the target from {target.start} ends before, on {target.end}"
    if target.low is not None and target.high is not None and target.low > target.high:
        yield f"the range {target.low:g}..{target.high:g} is upside down"
    if (direction == "range") == (target.value is not None) and direction != "none":
        yield "a range is expected" if direction == "range" else "a single value is expected, not a range"
    if not target.bounds:
        yield "a target without a value"
    if target.unit and target.unit != unit:
        yield f"the target is in « {target.unit} », the indicator in « {unit} »"
    low, high = BOUNDS.get(unit, (float("-inf"), float("inf")))
    for number in target.bounds:
        if not low <= number <= high:
            yield f"{number:g} {unit} is out of {low:g} to {high:g}"
