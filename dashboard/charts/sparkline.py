"""A series as a small picture: one line, its limits behind, its last point. Plain HTML, no script.

Streamlit strips SVG elements from HTML, so the line is a mask (an SVG as a ``data:`` address) over the page's accent
colour: it follows light and dark by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from dashboard.locale.numbers import is_known

WIDTH, HEIGHT, MARGIN = 100.0, 28.0, 3.0
MOST_POINTS = 120
LEAST_SPREAD = 0.1


def sparkline(
    values: Iterable[Any],
    limits: tuple[float, float] | None = None,
    goals: Sequence[float] = (),
    label: str = "",
) -> str:
    """The picture of ``values`` in their order; a missing value is a hole. Empty text under two known values.

    ``limits`` is a band behind, ``goals`` are dashed lines. ``label`` says it in words for a screen reader; without
    one it is silent (``aria-hidden``), the figure beside it saying what it shows.
    """
    series = thinned([float(v) if is_known(v) else None for v in values])
    known = [value for value in series if value is not None]
    if len(known) < 2:
        return ""
    low, high = _extent([*known, *(limits or ()), *goals])
    scale = (HEIGHT - 2 * MARGIN) / ((high - low) or 1.0)

    def height(value: float) -> float:
        return HEIGHT / 2 if high == low else HEIGHT - MARGIN - (value - low) * scale

    step = WIDTH / (len(series) - 1)
    points = [None if value is None else (at * step, height(value)) for at, value in enumerate(series)]
    across, down = next(point for point in reversed(points) if point)
    band = _band(height(limits[1]), height(limits[0])) if limits else ""
    heights = [height(goal) / HEIGHT * 100 for goal in goals]
    lines = "".join(f'<span class="spark-goal" style="top:{top:.1f}%"></span>' for top in heights)
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    mask = quote(_SVG.format(path=path(points)), safe="")
    return (
        f'<span class="spark" {said}>{band}{lines}'
        f'<span class="spark-line" style="--line-mask:url(&quot;data:image/svg+xml,{mask}&quot;)"></span>'
        f'<span class="spark-last" style="left:{across:.1f}%;top:{down / HEIGHT * 100:.1f}%"></span></span>'
    )


_SVG = (
    f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH:g} {HEIGHT:g}' preserveAspectRatio='none'>"
    "<path d='{path}' fill='none' stroke='#000' stroke-width='2' stroke-linejoin='round' stroke-linecap='round' "
    "vector-effect='non-scaling-stroke'/></svg>"
)


def _extent(values: list[float]) -> tuple[float, float]:
    """Lowest and highest, kept at least a tenth of the mean apart: noise must not look like a change."""
    low, high = min(values), max(values)
    missing = max(0.0, LEAST_SPREAD * abs(sum(values) / len(values)) - (high - low)) / 2
    return low - missing, high + missing


def _band(top: float, bottom: float) -> str:
    above, below = top / HEIGHT * 100, 100 - bottom / HEIGHT * 100
    return f'<span class="spark-band" style="top:{above:.1f}%;bottom:{below:.1f}%"></span>'


def thinned(series: list[float | None]) -> list[float | None]:
    """At most `MOST_POINTS` points, evenly taken, the last one always kept."""
    if len(series) <= MOST_POINTS:
        return series
    step = (len(series) - 1) / (MOST_POINTS - 1)
    return [series[round(at * step)] for at in range(MOST_POINTS)]


def path(points: list[tuple[float, float] | None]) -> str:
    """Points as an SVG path; None lifts the pen."""
    parts, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
        else:
            parts.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
            pen = "L"
    return "".join(parts)
