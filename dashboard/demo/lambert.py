"""The Lambert-93 projection (EPSG:2154), both ways.

Source: IGN, note technique NTG_71 "Projection cartographique conique conforme de Lambert", algorithms ALG0001
(isometric latitude), ALG0002 (its inverse), ALG0003 and ALG0004 (the projection and its inverse), with the constants
published there for Lambert-93 and the first eccentricity of the GRS80 ellipsoid of RGF93.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

EXPONENT = 0.7256077650532670
CONSTANT_M = 11754255.426096
POLE_X_M = 700000.0
POLE_Y_M = 12655612.049876
ECCENTRICITY = 0.0818191910428158
MERIDIAN_RAD = np.radians(3.0)

Metres = NDArray[np.float64]
Degrees = NDArray[np.float64]


def _isometric(latitude_rad: NDArray[np.float64]) -> NDArray[np.float64]:
    sine = np.sin(latitude_rad)
    return np.asarray(np.arctanh(sine) - ECCENTRICITY * np.arctanh(ECCENTRICITY * sine))


def project(longitude: ArrayLike, latitude: ArrayLike) -> tuple[Metres, Metres]:
    """Easting and northing, in metres, of points given in degrees (RGF93, the same as WGS84 within a metre)."""
    radius = CONSTANT_M * np.exp(-EXPONENT * _isometric(np.radians(np.asarray(latitude, dtype=float))))
    angle = EXPONENT * (np.radians(np.asarray(longitude, dtype=float)) - MERIDIAN_RAD)
    return POLE_X_M + radius * np.sin(angle), POLE_Y_M - radius * np.cos(angle)


def unproject(x_m: ArrayLike, y_m: ArrayLike) -> tuple[Degrees, Degrees]:
    """Longitude and latitude, in degrees, of points given in Lambert-93 metres."""
    east = np.asarray(x_m, dtype=float) - POLE_X_M
    south = POLE_Y_M - np.asarray(y_m, dtype=float)
    isometric = -np.log(np.hypot(east, south) / CONSTANT_M) / EXPONENT
    latitude = np.arcsin(np.tanh(isometric))
    for _ in range(6):  # converges by a factor e² a turn: six turns go under 1e-12 rad
        latitude = np.arcsin(np.tanh(isometric + ECCENTRICITY * np.arctanh(ECCENTRICITY * np.sin(latitude))))
    return np.degrees(np.arctan2(east, south) / EXPONENT + MERIDIAN_RAD), np.degrees(latitude)
