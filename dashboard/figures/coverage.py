"""Where one more place would bring most homes within reach, and which homes without one stand together.

Maximal coverage (Church and ReVelle, 1974) by the greedy rule: each step takes the site that reaches most homes not
yet reached. Whatever the map, it reaches at least 1 − 1/e (63 %) of what the best possible choice would (Nemhauser,
Wolsey and Fisher, 1978); its first step is the best single site.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Cell = tuple[int, int]
GUARANTEE = 1 - math.exp(-1)
_NEIGHBOURS = ((1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1), (0, 1))


@dataclass(frozen=True)
class Gain:
    """A site chosen: its place in the candidates, the homes that it adds, and the homes added so far with it."""

    candidate: int
    added: int
    total: int


def greedy(homes: Points, weights: NDArray[np.int64], sites: Points, radius_m: float, number: int) -> list[Gain]:
    """At most ``number`` sites in the order chosen; fewer when no other adds anything.

    ``homes`` (n × 2) and ``sites`` (m × 2) in metres, ``weights`` homes at each point. A home at exactly ``radius_m``
    is reached. Ties go to the site that comes first.
    """
    reach = reached(homes, sites, radius_m)
    left = np.asarray(weights, dtype=np.int64).copy()
    found: list[Gain] = []
    bounds = np.array([left[at].sum() for at in reach], dtype=np.int64)
    while len(found) < number and len(bounds):
        best = _best(reach, left, bounds)
        if best is None:
            break
        added = int(bounds[best])
        found.append(Gain(best, added, added + (found[-1].total if found else 0)))
        left[reach[best]] = 0
        bounds[best] = 0
    return found


def _best(reach: Sequence[NDArray[np.int64]], left: NDArray[np.int64], bounds: NDArray[np.int64]) -> int | None:
    """The site that adds most now; ``bounds`` are brought up to date. Gains only shrink: most need no second look."""
    best, most = None, 0
    for site in np.argsort(-bounds, kind="stable"):
        if bounds[site] < most or bounds[site] == 0:
            break
        bounds[site] = left[reach[site]].sum()
        if bounds[site] > most or (best is not None and bounds[site] == most > 0 and site < best):
            best, most = int(site), int(bounds[site])
    return best


def reached(homes: Points, sites: Points, radius_m: float) -> list[NDArray[np.int64]]:
    """For each site the homes within ``radius_m`` of it (metres). Homes are first sorted in squares of that side."""
    if not len(homes):
        return [np.empty(0, dtype=np.int64) for _ in sites]
    squares = np.floor(homes / radius_m).astype(np.int64)
    low = squares.min(axis=0) - 1
    width = int(squares[:, 1].max() - low[1]) + 2
    keys = (squares[:, 0] - low[0]) * width + squares[:, 1] - low[1]
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    return [_around(site, homes, order, sorted_keys, low, width, radius_m) for site in sites]


def _around(
    site: NDArray[np.float64], homes: Points, order: NDArray[np.int64], keys: NDArray[np.int64],
    low: NDArray[np.int64], width: int, radius_m: float,
) -> NDArray[np.int64]:  # fmt: skip
    """The homes near one site: those of the nine squares around it, measured. A column of three is one run of keys."""
    column, row = np.floor(site / radius_m).astype(np.int64) - low
    rows = max(int(row) - 1, 0), min(int(row) + 1, width - 1)
    if rows[0] > rows[1]:
        return np.empty(0, dtype=np.int64)
    runs = []
    for east in (column - 1, column, column + 1):
        first = np.searchsorted(keys, east * width + rows[0], side="left")
        runs.append(order[first : np.searchsorted(keys, east * width + rows[1], side="right")])
    near = np.concatenate(runs)
    away = homes[near] - site
    return np.sort(near[(away**2).sum(axis=1) <= radius_m**2])


def grid(rings: Iterable[Points], step_m: float) -> Points:
    """Points every ``step_m`` metres inside closed rings (even-odd rule: a ring within another is a hole)."""
    outlines = [np.asarray(ring, dtype=float) for ring in rings]
    if not outlines:
        return np.empty((0, 2))
    corners = np.vstack(outlines)
    low, high = np.floor(corners.min(axis=0) / step_m), np.ceil(corners.max(axis=0) / step_m)
    east, north = np.meshgrid(np.arange(low[0], high[0]) + 0.5, np.arange(low[1], high[1]) + 0.5)
    points = np.column_stack([east.ravel(), north.ravel()]) * step_m
    inside = np.zeros(len(points), dtype=bool)
    for ring in outlines:
        for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:], strict=True):
            crosses = (y1 > points[:, 1]) != (y2 > points[:, 1])
            if y1 != y2:
                inside ^= crosses & (points[:, 0] < (x2 - x1) * (points[:, 1] - y1) / (y2 - y1) + x1)
    return np.asarray(points[inside])


def zones(counts: Mapping[Cell, int]) -> list[list[Cell]]:
    """Hexagons (axial coordinates) that touch, as zones: the one with most homes first, then by coordinates."""
    waiting, found = set(counts), []
    while waiting:
        edge = [waiting.pop()]
        zone = list(edge)
        while edge:
            q, r = edge.pop()
            touching = [(q + east, r + north) for east, north in _NEIGHBOURS if (q + east, r + north) in waiting]
            waiting.difference_update(touching)
            edge += touching
            zone += touching
        found.append(sorted(zone))
    return sorted(found, key=lambda zone: (-sum(counts[cell] for cell in zone), zone))
