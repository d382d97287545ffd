"""Points whose Lambert-93 coordinates are published somewhere else."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.demo.lambert93 import to_lambert93


def test_the_origin_of_the_projection() -> None:
    x, y = to_lambert93(3.0, 46.5)
    assert (float(x), float(y)) == pytest.approx((700_000, 6_600_000), abs=0.01)


def test_an_address_of_a_published_address_base() -> None:
    x, y = to_lambert93(1.028392, 43.111637)
    assert (float(x), float(y)) == pytest.approx((539_416.13, 6_225_601.11), abs=0.1)


def test_arrays_in_arrays_out_and_north_is_up() -> None:
    x, y = to_lambert93(np.array([-0.37683, -0.37683]), np.array([49.147829, 49.157829]))
    assert x.shape == y.shape == (2,)
    assert y[1] - y[0] == pytest.approx(1112, abs=5)
