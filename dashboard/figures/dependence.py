"""Whether a series can be charted at all: an XmR chart wants values that do not follow from one another, and that move.

**Dependence.** Limits come from the ranges between neighbours. When each value leans on the one before, neighbours are
close, ranges are short and limits too narrow: with a lag-1 autocorrelation r, the mean moving range is short by
√(1 − r) (its square has the mean 2σ²(1 − r)), and runs of eight come by themselves. At r = 0.7 a process that never
changes is told to have changed one day in three. Wheeler, *Advanced Topics in Statistical Process Control* (SPC Press,
1995), chapter on autocorrelated data; Montgomery, *Introduction to Statistical Quality Control*, "Autocorrelated
process data".

A shift or a slope, the very things a chart looks for, make neighbours alike too. So r is measured on what is left of
the series once a single step, or a straight line, is taken out, and the smallest of the three counts. What remains
above ``MOST_DEPENDENT`` is dependence that no one change explains.

**Rare counts.** When most values are zero, the centre follows the few that are not, every quiet stretch is « below the
mean » and the moving range says nothing: such events want a chart of the time between them (Provost and Murray, *The
Health Care Data Guide*, 2011, "T and G charts").
"""

from __future__ import annotations

import numpy as np

from dashboard.figures.chart import Floats

# Above it, one alarm in eight at least is false; under it, a real shift of two sigmas is still found as often.
MOST_DEPENDENT = 0.4
MOST_ZEROS = 0.5
# A step leaves at least this many values on each side: fewer would be any odd value.
LEAST_SIDE = 4


def is_rare(values: Floats) -> bool:
    """Whether more than half of the values are zero."""
    return len(values) > 0 and float(np.mean(values == 0)) > MOST_ZEROS


def is_dependent(values: Floats) -> bool:
    """Whether neighbours lean on each other more than one step or one slope explains."""
    return dependence(values) > MOST_DEPENDENT


def dependence(values: Floats) -> float:
    """Lag-1 autocorrelation, from −1 to 1: the least of the series, of it without its slope, and without its step."""
    return min(_lag_one(values), _lag_one(_without_slope(values)), _lag_one(_without_step(values)))


def _lag_one(values: Floats) -> float:
    """Σ (x[t] − m)(x[t+1] − m) / Σ (x[t] − m)², m being the mean (Box and Jenkins); 0 for a series that never moves."""
    apart = values - values.mean()
    spread = float((apart * apart).sum())
    return float((apart[1:] * apart[:-1]).sum()) / spread if spread > 0 else 0.0


def _without_slope(values: Floats) -> Floats:
    """What is left of the straight line of least squares over the rank of the values."""
    rank = np.arange(len(values)) - (len(values) - 1) / 2
    spread = float((rank * rank).sum())
    return values - rank * (float((rank * values).sum()) / spread if spread else 0.0)


def _without_step(values: Floats) -> Floats:
    """What is left of the two means of the one step that explains most (least squares)."""
    count = len(values)
    cuts = np.arange(LEAST_SIDE, count - LEAST_SIDE + 1)
    if not len(cuts):
        return values
    centred = values - values.mean()
    before = np.cumsum(centred)[cuts - 1]
    # Centred values add up to zero, so both sides' means follow from the sum of the first.
    cut = int(cuts[np.argmax(before**2 * count / (cuts * (count - cuts)))])
    return np.concatenate([values[:cut] - values[:cut].mean(), values[cut:] - values[cut:].mean()])
