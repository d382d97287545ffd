"""The invented streets of the demonstration town: names and polylines inside the real contour."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.demo.commune import contains
from dashboard.demo.draws import generator
from dashboard.demo.places import to_degrees

CONTENT = Path(__file__).parent / "content" / "streets.toml"
STREETS = 88
MARGIN_M = 16.0  # what an address keeps from the axis, and the axis from the limit of the commune

# Quarters: metres east and north of the town hall, spread, share of the streets.
_QUARTERS = (
    (0, 0, 380, 0.28),
    (520, 330, 300, 0.2),
    (-620, -240, 340, 0.18),
    (-130, -800, 330, 0.14),
    (620, -350, 280, 0.12),
    (-900, 330, 260, 0.08),
)


@dataclass(frozen=True)
class Street:
    """A street: four-character code within the commune, name, vertices in metres from the town hall."""

    code: str
    name: str
    vertices: NDArray[np.float64]

    def length_m(self) -> float:
        """Length of the axis."""
        return float(np.hypot(*np.diff(self.vertices, axis=0).T).sum())

    def beside(self, along_m: NDArray[np.float64], aside_m: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points at a distance along the axis and aside of it (left is positive), in metres."""
        steps = np.diff(self.vertices, axis=0)
        lengths = np.hypot(*steps.T)
        ends = np.concatenate([[0.0], np.cumsum(lengths)])
        part = np.clip(np.searchsorted(ends, along_m, side="right") - 1, 0, len(steps) - 1)
        unit = steps[part] / lengths[part][:, None]
        normal = np.column_stack([-unit[:, 1], unit[:, 0]])
        return np.asarray(self.vertices[part] + unit * (along_m - ends[part])[:, None] + normal * aside_m[:, None])


@lru_cache(maxsize=1)
def content() -> dict[str, Any]:
    """The words of ``streets.toml``."""
    return tomllib.loads(CONTENT.read_text(encoding="utf-8"))


def name_of(rank: int) -> str:
    """The name of the nth street; names differ, beyond the list by their type, then by a number."""
    types, complements = content()["types"], content()["complements"]
    lap, place = divmod(rank, len(complements))
    kinds = list(dict.fromkeys(types))
    shift, tour = lap % len(kinds), lap // len(kinds)
    first = types[place % len(types)]
    kind = kinds[(kinds.index(first) + shift) % len(kinds)]
    return f"{kind} {complements[place]}" + (f" {tour + 1}" if tour else "")


def _draft(random: np.random.Generator) -> NDArray[np.float64]:
    """A polyline of one to four stretches, in a quarter, roughly along the quarter's grid."""
    shares = [quarter[3] for quarter in _QUARTERS]
    rank = int(random.choice(len(_QUARTERS), p=shares))
    east, north, spread, _ = _QUARTERS[rank]
    start = random.normal((east, north), spread)
    heading = 0.35 * rank + random.integers(0, 4) * np.pi / 2 + random.normal(0, 0.12)
    length = float(np.clip(random.lognormal(np.log(148), 0.42), 60, 480))
    turns = heading + np.concatenate([[0.0], np.cumsum(random.normal(0, 0.3, int(random.integers(0, 4))))])
    step = length / len(turns)
    return np.asarray(np.cumsum(np.vstack([start, step * np.column_stack([np.cos(turns), np.sin(turns)])]), axis=0))


def _is_inside(vertices: NDArray[np.float64]) -> bool:
    """Whether the street and a margin around it lie within the commune."""
    around = np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]) * MARGIN_M * 1.5
    middles = (vertices[1:] + vertices[:-1]) / 2
    corners = (np.vstack([vertices, middles])[:, None, :] + around).reshape(-1, 2)
    return bool(contains(*to_degrees(corners[:, 0], corners[:, 1])).all())


def street(rank: int, seed: int) -> Street:
    """The nth street: the first draft inside the commune, the same whatever the number of streets."""
    random = generator(seed, "street", rank)
    vertices = _draft(random)
    while not _is_inside(vertices):
        vertices = _draft(random)
    return Street(
        np.base_repr(rank + 10, 36).rjust(4, "0") if rank > 9_000 else f"{rank + 10:04d}",
        name_of(rank),
        vertices,
    )


@lru_cache(maxsize=4)
def streets(count: int, seed: int) -> tuple[Street, ...]:
    """The first ``count`` streets of the demonstration town."""
    return tuple(street(rank, seed) for rank in range(count))
