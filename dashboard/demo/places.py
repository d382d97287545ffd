"""Places by their distance from the town hall, in metres: good to a metre over the commune."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.demo.commune import TOWN_HALL

# Length of a degree at 49.15° north on the GRS80 ellipsoid.
DEGREE_EAST_M = 72_960.0
DEGREE_NORTH_M = 111_213.0


def to_degrees(east_m: ArrayLike, north_m: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Longitudes and latitudes of places given in metres from the town hall, to about a centimetre."""
    longitude = TOWN_HALL[0] + np.asarray(east_m, dtype=float) / DEGREE_EAST_M
    latitude = TOWN_HALL[1] + np.asarray(north_m, dtype=float) / DEGREE_NORTH_M
    return np.round(longitude, 7), np.round(latitude, 7)


def to_metres(longitude: ArrayLike, latitude: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Metres east and north of the town hall of places given in degrees."""
    east = (np.asarray(longitude, dtype=float) - TOWN_HALL[0]) * DEGREE_EAST_M
    north = (np.asarray(latitude, dtype=float) - TOWN_HALL[1]) * DEGREE_NORTH_M
    return east, north
