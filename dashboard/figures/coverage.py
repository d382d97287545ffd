"""Where one more place would bring most homes within reach, and which homes without one stand together.

Maximal coverage (Church and ReVelle, 1974) by the greedy rule: each step takes the site that reaches most homes not
yet reached. Whatever the map, it reaches at least 1 − 1/e (63 %) of what the best possible choice would (Nemhauser,
Wolsey and Fisher, 1978); its first step is the best single site.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Cell = tuple[int, int]
GUARANTEE = 1 - math.exp(-1)
_AROUND = 4  # squares of a quarter of the radius, on each side of a site's own
_NEIGHBOURS = ((1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1), (0, 1))


@dataclass(frozen=True)
class Gain:
    """A site chosen: its place in the candidates, the homes that it adds, and the homes added so far with it."""

    candidate: int
    added: int
    total: int


class Reach:
    """Which homes each site reaches, without looking at all of them: homes are sorted in squares.

    ``homes`` (n × 2) and ``sites`` (m × 2) in metres. The squares are a quarter of the radius wide; the homes of a
    column of them are one run.
    """

    def __init__(self, homes: Points, sites: Points, radius_m: float) -> None:
        self._sites, self._radius_m = sites, radius_m
        squares = np.floor(homes / (radius_m / 4)).astype(np.int64)
        low = squares.min(axis=0) - _AROUND
        width = int(squares[:, 1].max() - low[1]) + _AROUND + 1
        keys = (squares[:, 0] - low[0]) * width + squares[:, 1] - low[1]
        self._order = np.argsort(keys, kind="stable")
        self._homes, keys = homes[self._order], keys[self._order]
        at = np.floor(sites / (radius_m / 4)).astype(np.int64) - low
        rows = np.clip(at[:, 1] + np.array([[-_AROUND], [_AROUND]]), 0, width - 1)
        columns = (at[:, 0] + np.arange(-_AROUND, _AROUND + 1)[:, None]) * width
        self._first = np.searchsorted(keys, columns + rows[0], side="left")
        last = np.searchsorted(keys, columns + rows[1], side="right")
        is_there = (at[:, 1] >= -_AROUND) & (at[:, 1] < width + _AROUND)
        self._last = np.where(is_there, last, self._first)

    def near(self, site: int) -> NDArray[np.int64]:
        """The homes within the radius of one site."""
        runs = [np.arange(first, last) for first, last in zip(self._first[:, site], self._last[:, site], strict=True)]
        around = np.concatenate(runs)
        away = self._homes[around] - self._sites[site]
        within = around[np.einsum("ij,ij->i", away, away) <= self._radius_m**2]
        return np.asarray(self._order[within])

    def bounds(self, weights: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each site a weight that what it reaches cannot exceed: that of the squares around it."""
        summed = np.concatenate([[0], np.cumsum(weights[self._order])])
        return np.asarray((summed[self._last] - summed[self._first]).sum(axis=0), dtype=np.int64)


def greedy(homes: Points, weights: NDArray[np.int64], sites: Points, radius_m: float, number: int) -> list[Gain]:
    """At most ``number`` sites in the order chosen; fewer when no other adds anything.

    ``homes`` (n × 2) and ``sites`` (m × 2) in metres, ``weights`` homes at each point. A home at exactly ``radius_m``
    is reached. Ties go to the site that comes first. Only the sites whose bound is above the best found are measured:
    thousands of sites and a quarter of a million homes take a second or two, and little memory.
    """
    if not len(homes) or not len(sites):
        return []
    reach, left = Reach(homes, sites, radius_m), np.asarray(weights, dtype=np.int64).copy()
    bounds = reach.bounds(left)
    found: list[Gain] = []
    while len(found) < number:
        best = _best(reach, left, bounds)
        if best is None:
            break
        added = int(bounds[best])
        found.append(Gain(best, added, added + (found[-1].total if found else 0)))
        left[reach.near(best)] = 0
        bounds[best] = 0
    return found


def _best(reach: Reach, left: NDArray[np.int64], bounds: NDArray[np.int64]) -> int | None:
    """The site that adds most now; ``bounds`` are brought up to date. Gains only shrink: most need no second look."""
    best, most = None, 0
    for site in np.argsort(-bounds, kind="stable"):
        if bounds[site] < most or bounds[site] == 0:
            break
        bounds[site] = left[reach.near(int(site))].sum()
        if bounds[site] > most or (best is not None and bounds[site] == most > 0 and site < best):
            best, most = int(site), int(bounds[site])
    return best


def zones(counts: Mapping[Cell, int], most: int = 0) -> list[list[Cell]]:
    """Hexagons (axial coordinates) that touch, as zones: the one with most homes first, then by coordinates.

    With ``most`` a zone grows around its most peopled hexagon and stops before it would hold more homes than that, so
    that it stays small enough to act on; what is left over beside it begins another one.
    """
    waiting, found = dict(counts), []
    while waiting:
        zone = _grown(waiting, most)
        for cell in zone:
            del waiting[cell]
        found.append(sorted(zone))
    return sorted(found, key=lambda zone: (-sum(counts[cell] for cell in zone), zone))


def _grown(waiting: Mapping[Cell, int], most: int) -> list[Cell]:
    """One zone among the hexagons that wait, from the most peopled one, its nearest first."""
    centre = min(waiting, key=lambda cell: (-waiting[cell], cell))
    zone, total, edge = [centre], waiting[centre], {centre}
    while edge := {cell for at in edge for cell in _touching(at) if cell in waiting and cell not in zone}:
        before = len(zone)
        for cell in sorted(edge, key=lambda each: (_away(centre, each), -waiting[each], each)):
            if not most or total + waiting[cell] <= most:
                zone.append(cell)
                total += waiting[cell]
        edge = set(zone[before:])
    return zone


def _touching(cell: Cell) -> list[Cell]:
    return [(cell[0] + east, cell[1] + north) for east, north in _NEIGHBOURS]


def _away(first: Cell, second: Cell) -> float:
    """Steps from one hexagon to another, as the crow flies."""
    q, r = second[0] - first[0], second[1] - first[1]
    return math.sqrt(q * q + r * r + q * r)
