"""An indicator's last periods as a line: the first and the last one named, round levels behind, the last value marked.

A period without a value is a gap in the line.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.figures.points import Point, is_number, known
from dashboard.kpis import Kpi
from dashboard.locale import _
from dashboard.locale.numbers import NBSP, decimal
from dashboard.server.screen.curve import BOTTOM, HEIGHT, RIGHT, TOP, WIDTH
from dashboard.server.screen.shapes import Drawing, Mark, Stroke
from dashboard.words import kpi_periods
from dashboard.words.kpi_text import number_text

# Two years of months, three of quarters: long enough to see a season come back, short enough to be read from afar.
SHOWN = {"day": 60, "week": 53, "month": 25, "quarter": 13, "year": 11, "state": 25}
LEAST, MOST_LINES, SIGN = 4, 4, 22
SYMBOLS = ("%", "‰", "m", "j", "Go")


class Frame:
    """Where ranks and values fall in the drawing; the left leaves room for the longest level."""

    def __init__(self, count: int, values: Sequence[float], unit: str) -> None:
        self.levels, digits = levels(values)
        self.count, self.low, self.high = count, self.levels[0], self.levels[-1]
        self.names = [decimal(each, digits) for each in self.levels]
        self.names[-1] += f"{NBSP}{unit}" if unit in SYMBOLS else ""
        self.left = 30 + SIGN * max(len(each) for each in self.names)

    def x(self, rank: int) -> float:
        return round(self.left + (RIGHT - self.left) * rank / (self.count - 1), 1)

    def y(self, value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (value - self.low) / (self.high - self.low), 1)


def spark(kpi: Kpi) -> Drawing | None:
    """The line of an indicator; None with fewer than four values or none at its end."""
    points = shown(kpi)
    values = [each.value for each in known(points) if each.value is not None]
    if len(values) < LEAST:
        return None
    frame = Frame(len(points), values, kpi.indicator.unit)
    end = f"M{frame.x(len(points) - 1):g} {frame.y(values[-1]):g}h0"
    strokes = [Stroke(role="grid", path="".join(f"M{frame.left} {frame.y(each):g}H{RIGHT}" for each in frame.levels)),
               Stroke(role="line", path=line(points, frame)), Stroke(role="dot", path=end)]  # fmt: skip
    return Drawing(width=WIDTH, height=HEIGHT, summary=summary(kpi, points, values), strokes=strokes,
                   marks=[*_levels(frame), *_ends(kpi, points, frame)])  # fmt: skip


def shown(kpi: Kpi) -> list[Point]:
    """The last periods up to the last value."""
    points = list(kpi.points)
    while points and not is_number(points[-1].value):
        points.pop()
    return points[-SHOWN[kpi.indicator.cadence] :]


def levels(values: Sequence[float]) -> tuple[list[float], int]:
    """Round levels around the values, four steps at most, and the decimals that they need."""
    low, high = min(values), max(values)
    size = 10.0 ** math.floor(math.log10((high - low) or abs(high) or 1.0))
    step = next(each * size for each in (0.25, 0.5, 1, 2, 2.5, 5, 10) if (high - low) / (each * size) <= MOST_LINES - 1)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = last if last > first else first + 1
    digits = next(n for n in range(12) if round(step, n) and abs(round(step, n) - step) < step * 1e-6)
    return [n * step for n in range(first, last + 1)], digits


def line(points: Sequence[Point], frame: Frame) -> str:
    """The values joined, broken where a period has none; a value alone between two gaps is a dot."""
    told, is_open = [], False
    for rank, each in enumerate(points):
        if is_number(each.value):
            told.append(f"{'L' if is_open else 'M'}{frame.x(rank):g} {frame.y(each.value):g}")
        is_open = is_number(each.value)
    return "".join(f"{each}h0" if each[0] == "M" and not after.startswith("L") else each
                   for each, after in zip(told, [*told[1:], ""], strict=True))  # fmt: skip


def _levels(frame: Frame) -> list[Mark]:
    """The round levels, the symbol of the unit on the highest."""
    return [Mark(role="axis", x=frame.left - 14, y=frame.y(each) + 10, anchor="end", text=name)
            for each, name in zip(frame.levels, frame.names, strict=True)]  # fmt: skip


def _ends(kpi: Kpi, points: Sequence[Point], frame: Frame) -> list[Mark]:
    """The first and the last period by name."""
    ends = (("start", frame.left, points[0]), ("end", RIGHT, points[-1]))
    return [Mark(role="axis", x=x, y=BOTTOM + 46, anchor="start" if side == "start" else "end",
                 text=_name(kpi, each)) for side, x, each in ends]  # fmt: skip


def _name(kpi: Kpi, point: Point) -> str:
    """A period as short as it goes: a week by its first day."""
    cadence = kpi.indicator.cadence
    return kpi_periods.name(point.period, "day" if cadence == "week" else cadence)


def summary(kpi: Kpi, points: Sequence[Point], values: Sequence[float]) -> str:
    """What the line says to who does not see it."""
    told = _("Courbe, {first} – {last} : au plus bas {low}, au plus haut {high}, {value} à la fin.")
    low, high, value = (number_text(kpi, each) for each in (min(values), max(values), values[-1]))
    return told.format(first=_name(kpi, points[0]), last=_name(kpi, points[-1]), low=low, high=high, value=value)
