"""Points whose Lambert-93 coordinates are published somewhere else."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.demo.lambert93 import to_lambert93


def test_the_origin_of_the_projection() -> None:
    x, y = to_lambert93(3.0, 46.5)
    assert (float(x), float(y)) == pytest.approx((700_000, 6_600_000), abs=0.01)


def test_the_eiffel_tower() -> None:
    x, y = to_lambert93(2.294481, 48.858370)
    assert (float(x), float(y)) == pytest.approx((648_237, 6_862_274), abs=5)


def test_arrays_in_arrays_out_and_north_is_up() -> None:
    x, y = to_lambert93(np.array([-0.37683, -0.37683]), np.array([49.147829, 49.157829]))
    assert x.shape == y.shape == (2,)
    assert y[1] - y[0] == pytest.approx(1112, abs=5)
