"""What an XmR chart may not judge: values that lean on the one before, and counts that are zero most of the time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.chart import Floats, pattern, xmr
from dashboard.figures.dependence import MOST_DEPENDENT, _lag_one, dependence, is_dependent, is_rare
from dashboard.figures.verdict import Verdict
from tests.figures.test_verdict import QUIET, months, of

# Box and Jenkins, Time Series Analysis, Series F: yields of 70 consecutive batches of a chemical process, r = -0.39.
YIELDS = [47, 64, 23, 71, 38, 64, 55, 41, 59, 48, 71, 35, 57, 40, 58, 44, 80, 55, 37, 74, 51, 57, 50, 60, 45, 57, 50,
          45, 25, 59, 50, 71, 56, 74, 50, 58, 45, 54, 36, 54, 48, 55, 45, 57, 50, 62, 44, 64, 43, 52, 38, 59, 55, 41,
          53, 49, 34, 35, 54, 45, 68, 38, 50, 60, 39, 59, 40, 57, 54, 23]  # fmt: skip
# Brockwell and Davis, Introduction to Time Series and Forecasting, Lake Huron: yearly level in feet, 1875 to 1972,
# r = 0.83: a level of water, as a river's.
LAKE = [580.38, 581.86, 580.97, 580.80, 579.79, 580.39, 580.42, 580.82, 581.40, 581.32, 581.44, 581.68, 581.17, 580.53,
        580.01, 579.91, 579.14, 579.16, 579.55, 579.67, 578.44, 578.24, 579.10, 579.09, 579.35, 578.82, 579.32, 579.01,
        579.00, 579.80, 579.83, 579.72, 579.89, 580.01, 579.37, 578.69, 578.19, 578.67, 579.55, 578.92, 578.09, 579.37,
        580.13, 580.14, 579.51, 579.24, 578.66, 578.86, 578.05, 577.79, 576.75, 576.75, 577.82, 578.64, 580.58, 579.48,
        577.38, 576.90, 576.94, 576.24, 576.84, 576.85, 576.90, 577.79, 578.18, 577.51, 577.23, 578.42, 579.61, 579.05,
        579.26, 579.22, 579.38, 579.10, 577.95, 578.12, 579.75, 580.85, 580.41, 579.96, 579.61, 578.76, 578.18, 577.21,
        577.13, 579.10, 578.25, 577.91, 576.89, 575.96, 576.80, 577.68, 578.38, 578.52, 579.74, 579.31, 579.89,
        579.96]  # fmt: skip


def leaning(count: int, phi: float, seed: int) -> Floats:
    """A process that never changes, each value keeping ``phi`` of the one before."""
    noise = np.random.default_rng(seed).normal(size=count + 50)
    values = np.zeros(count + 50)
    for at in range(1, count + 50):
        values[at] = phi * values[at - 1] + noise[at]
    return values[50:]


def alarms(phi: float, *, is_guarded: bool, tries: int = 400, count: int = 64) -> float:
    """How often such a process is told to have changed."""
    found = 0
    for seed in range(tries):
        values = leaning(count, phi, seed)
        has_pattern = pattern(values, xmr(values, np.ones(count - 1, dtype=bool))) is not None
        found += has_pattern and not (is_guarded and is_dependent(values))
    return found / tries


@pytest.mark.parametrize(("series", "published"), [(YIELDS, -0.39), (LAKE, 0.83)], ids=["batches", "lake"])
def test_the_autocorrelation_is_that_of_published_examples(series: list[float], published: float) -> None:
    assert _lag_one(np.array(series, dtype=float)) == pytest.approx(published, abs=0.006)


def test_a_lake_cannot_be_judged_and_batches_can() -> None:
    assert of(LAKE) == Verdict("silent", "dependent")
    assert of([float(each) for each in YIELDS]).kind != "silent"


def test_false_alarms_are_what_the_rules_promise() -> None:
    assert alarms(0.0, is_guarded=False) < 0.03
    assert alarms(0.7, is_guarded=False) > 0.2
    assert alarms(0.7, is_guarded=True) < 0.05
    assert alarms(0.9, is_guarded=True) < 0.03


def test_real_shifts_and_slopes_are_still_told() -> None:
    noise = np.random.default_rng(7).normal(size=(200, 64))
    shifted, sloped = noise.copy(), noise + np.arange(64) * 0.1
    shifted[:, -12:] += 3
    assert sum(map(is_dependent, shifted)) == 0
    assert sum(map(is_dependent, sloped)) == 0
    assert all(_lag_one(each) > MOST_DEPENDENT for each in sloped)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-500, 500), min_size=1, max_size=60), st.integers(-1000, 1000), st.sampled_from([2.0, 8.0]))
def test_dependence_has_no_unit_and_lies_between_minus_one_and_one(values: list[int], more: int, factor: float) -> None:
    series = np.array(values, dtype=float)
    found = dependence(series)
    assert -1 <= found <= 1
    assert dependence(series * factor + more) == pytest.approx(found, abs=1e-6)


def test_mostly_zeros_are_rare_events() -> None:
    assert is_rare(np.array([0.0, 0.0, 1.0]))
    assert not is_rare(np.array([0.0, 1.0]))
    assert not is_rare(np.array([]))


def test_a_quiet_stretch_after_an_old_spike_is_not_a_change() -> None:
    breakdowns = [*[0.0] * 20, 9.0, 6.0, 2.0, *[0.0] * 26]
    assert of(breakdowns) == Verdict("silent", "rare")
    assert of([*breakdowns, 3.0]).reason == "rare"


def test_what_was_charted_before_a_step_stays_drawn() -> None:
    found = of([*QUIET, *[0.0] * 11, 1.0], steps=[months(24)[12]])
    assert (found.kind, found.reason, len(found.bands)) == ("silent", "rare", 12)
