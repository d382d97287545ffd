"""Maximal coverage: never under its guarantee, exact for one site, the same as brute force on what it reaches."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.coverage import GUARANTEE, Gain, Reach, greedy, zones

metres = st.integers(-900, 900).map(float)
points = st.lists(st.tuples(metres, metres), min_size=1, max_size=30).map(lambda found: np.array(found))


def within(homes: np.ndarray, sites: np.ndarray, radius: float) -> np.ndarray:
    """Brute force: which home (row) each site (column) reaches."""
    return np.hypot(*(homes[:, None, :] - sites[None, :, :]).transpose(2, 0, 1)) <= radius


@given(homes=points, sites=points, radius=st.sampled_from([50.0, 300.0, 2_000.0]))
@settings(max_examples=60, deadline=None)
def test_what_a_site_reaches_is_what_brute_force_finds(homes: np.ndarray, sites: np.ndarray, radius: float) -> None:
    expected = within(homes, sites, radius)
    reach = Reach(homes, sites, radius)
    bounds = reach.bounds(np.ones(len(homes), dtype=np.int64))
    for at in range(len(sites)):
        assert sorted(reach.near(at).tolist()) == np.flatnonzero(expected[:, at]).tolist()
        assert bounds[at] >= expected[:, at].sum()


@given(homes=points, sites=points.map(lambda found: found[:7]), number=st.integers(1, 3), seed=st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_greedy_keeps_its_guarantee_and_its_first_site_is_the_best(
    homes: np.ndarray, sites: np.ndarray, number: int, seed: int
) -> None:
    weights = np.random.default_rng(seed).integers(1, 9, len(homes))
    found = greedy(homes, weights, sites, 300, number)
    reach = within(homes, sites, 300)
    best = max(
        int(weights[reach[:, list(chosen)].any(axis=1)].sum())
        for size in range(1, number + 1)
        for chosen in combinations(range(len(sites)), min(size, len(sites)))
    )
    total = found[-1].total if found else 0
    assert GUARANTEE * best <= total <= best
    assert (found[0].added if found else 0) == max(int(weights[reach[:, at]].sum()) for at in range(len(sites)))
    assert [gain.added for gain in found] == sorted((gain.added for gain in found), reverse=True)


def test_a_second_site_counts_only_what_the_first_does_not_reach() -> None:
    homes = np.array([[0.0, 0.0], [100.0, 0.0], [1_000.0, 0.0]])
    sites = np.array([[50.0, 0.0], [0.0, 0.0], [1_000.0, 300.0]])
    assert greedy(homes, np.array([2, 3, 4]), sites, 300, 3) == [Gain(0, 5, 5), Gain(2, 4, 9)]


@pytest.mark.parametrize(("away", "added"), [(300.0, [1]), (300.01, [])])
def test_a_home_exactly_at_the_limit_is_within(away: float, added: list[int]) -> None:
    gains = greedy(np.array([[away, 0.0]]), np.array([1]), np.array([[0.0, 0.0]]), 300, 1)
    assert [gain.added for gain in gains] == added


def test_nothing_to_reach_or_nowhere_to_build_is_no_site() -> None:
    nobody, nowhere = np.empty((0, 2)), np.empty((0, 2))
    assert greedy(nobody, np.empty(0, dtype=int), np.array([[0.0, 0.0]]), 300, 2) == []
    assert greedy(np.array([[0.0, 0.0]]), np.array([1]), nowhere, 300, 2) == []


def test_hexagons_that_touch_are_one_zone_and_the_most_peopled_comes_first() -> None:
    assert zones({(0, 0): 2, (1, 0): 3, (5, 5): 9, (0, 1): 1}) == [[(5, 5)], [(0, 0), (0, 1), (1, 0)]]
    assert zones({}) == []


def test_a_zone_stops_before_it_is_too_large_to_act_on() -> None:
    line = {(q, 0): 40 for q in range(6)}
    found = zones(line, 100)
    assert all(sum(line[cell] for cell in zone) <= 100 for zone in found)
    assert sorted(cell for zone in found for cell in zone) == sorted(line)
    assert zones({(0, 0): 500, (1, 0): 1}, 100)[0] == [(0, 0)]


@given(st.dictionaries(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), st.integers(1, 60), max_size=40))
@settings(max_examples=60, deadline=None)
def test_every_hexagon_is_in_one_zone_and_a_zone_of_several_keeps_its_bound(counts: dict[tuple[int, int], int]) -> None:
    found = zones(counts, 80)
    assert sorted(cell for zone in found for cell in zone) == sorted(counts)
    assert all(len(zone) == 1 or sum(counts[cell] for cell in zone) <= 80 for zone in found)


def test_five_thousand_sites_for_two_hundred_and_fifty_thousand_homes_and_the_best_may_be_the_northernmost() -> None:
    random = np.random.default_rng(1)
    homes, sites = random.uniform(0, 8_000, (250_000, 2)), random.uniform(0, 8_000, (5_000, 2))
    homes[:20_000] = [4_000.0, 8_500.0]
    sites[-1] = [4_000.0, 8_550.0]
    found = greedy(homes, np.ones(len(homes), dtype=np.int64), sites, 300, 3)
    assert (found[0].candidate, len(found)) == (4_999, 3)
