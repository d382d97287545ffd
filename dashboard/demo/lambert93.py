"""WGS84 to Lambert-93 (EPSG:2154), the metres that French registers publish beside the degrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Constants of the projection as IGN defines them (GRS80, parallels 44° and 49°, meridian 3°).
_ECCENTRICITY = 0.0818191910428158
_EXPONENT = 0.7256077650532670
_CONSTANT = 11754255.4260960
_ORIGIN_X = 700_000.0
_ORIGIN_Y = 12655612.0498760
_MERIDIAN = np.radians(3.0)


def to_lambert93(longitude: ArrayLike, latitude: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """X and Y in metres of WGS84 points in degrees; good to a few centimetres in mainland France."""
    sine = np.sin(np.radians(np.asarray(latitude, dtype=float)))
    isometric = np.arctanh(sine) - _ECCENTRICITY * np.arctanh(_ECCENTRICITY * sine)
    radius = _CONSTANT * np.exp(-_EXPONENT * isometric)
    angle = _EXPONENT * (np.radians(np.asarray(longitude, dtype=float)) - _MERIDIAN)
    return _ORIGIN_X + radius * np.sin(angle), _ORIGIN_Y - radius * np.cos(angle)
