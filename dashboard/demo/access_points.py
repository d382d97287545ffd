"""The thirteen public WiFi access points: invented places, and when people come to each kind of place.

Thirteen is what the town said in 2020; where they stand was not published: names and positions are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dashboard.demo.draws import generator
from dashboard.demo.places import to_degrees, to_metres
from dashboard.demo.scale import measured

SINCE = date(2020, 6, 1)
KINDS = ("office", "library", "square", "sport", "park", "event", "transit")

# Share of a day's sessions by hour, 0 to 23, before it is brought to a sum of 1.
_HOURS = {
    "office": "0 0 0 0 0 0 0 1 6 9 10 9 4 5 10 11 10 7 2 1 0 0 0 0",
    "library": "0 0 0 0 0 0 0 0 1 4 8 7 3 4 10 12 13 11 6 1 0 0 0 0",
    "square": "1 .5 .3 .2 .2 .4 1 4 6 6 7 8 9 7 6 6 8 9 8 6 4 3 2 1",
    "sport": "0 0 0 0 0 0 0 0 1 2 2 2 1 2 4 5 7 10 13 13 11 6 2 0",
    "park": ".5 .3 .2 .1 .1 .1 .3 1 2 3 5 6 5 6 8 10 12 11 9 7 5 3 2 1",
    "event": "1 1 .5 0 0 0 0 0 1 3 4 4 4 3 5 6 6 6 7 8 9 9 6 3",
    "transit": ".4 .2 .1 .1 .2 1 4 11 10 4 3 3 5 5 4 4 9 12 10 6 3 2 1 .6",
}  # fmt: skip
# Monday to Sunday.
_WEEK = {
    "office": (1.1, 1.0, 1.2, 0.9, 1.0, 0.25, 0.03),
    "library": (0.05, 1.1, 1.7, 0.8, 1.2, 1.6, 0.02),
    "square": (0.8, 0.9, 1.1, 0.9, 1.2, 1.5, 0.6),
    "sport": (1.0, 1.1, 1.4, 1.0, 0.9, 1.2, 0.6),
    "park": (0.7, 0.7, 1.2, 0.7, 0.9, 1.5, 1.5),
    "event": (0.5, 0.5, 0.6, 0.7, 1.1, 2.2, 1.4),
    "transit": (1.2, 1.2, 1.2, 1.2, 1.2, 0.6, 0.4),
}
# January to December.
_YEAR = {
    "office": (1.05, 1.0, 1.05, 1.0, 0.95, 1.1, 0.9, 0.7, 1.2, 1.1, 1.0, 0.9),
    "library": (1.1, 1.05, 1.05, 1.0, 0.95, 0.95, 0.85, 0.55, 1.1, 1.2, 1.15, 1.05),
    "square": (0.85, 0.85, 0.95, 1.05, 1.1, 1.2, 1.15, 1.0, 1.1, 1.0, 0.9, 0.95),
    "sport": (1.05, 1.05, 1.1, 1.05, 1.05, 1.0, 0.5, 0.4, 1.2, 1.25, 1.15, 0.95),
    "park": (0.4, 0.5, 0.8, 1.15, 1.35, 1.5, 1.6, 1.55, 1.2, 0.85, 0.5, 0.4),
    "event": (0.9, 0.9, 1.0, 1.05, 1.2, 1.35, 0.9, 0.6, 1.05, 1.0, 0.95, 1.15),
    "transit": (1.05, 1.0, 1.05, 1.0, 1.0, 1.0, 0.75, 0.65, 1.15, 1.1, 1.1, 1.0),
}
_IN_SCHOOL_HOLIDAY = dict(zip(KINDS, (0.9, 0.9, 0.95, 0.45, 1.25, 1.0, 0.6), strict=True))
_UNDER_LOCKDOWN = dict(zip(KINDS, (0.3, 0.08, 0.3, 0.05, 0.45, 0.02, 0.35), strict=True))


@dataclass(frozen=True)
class AccessPoint:
    """One access point: place, kind, mean sessions a day, since when, when it was down or its feed silent.

    ``down`` periods are published as zeros (dead is not empty: availability tells them apart); ``silent``
    ones are not published at all. ``shifts`` multiply the level from a day on.
    """

    id: str
    name: str
    kind: str
    longitude: float
    latitude: float
    a_day: float
    opened: date = SINCE
    down: tuple[date, date] | None = None
    silent: tuple[date, date] | None = None
    shifts: tuple[tuple[date, float], ...] = ()


def _at(east_m: float, north_m: float) -> tuple[float, float]:
    """Longitude and latitude of a place given in metres from the town hall."""
    longitude, latitude = to_degrees(east_m, north_m)
    return round(float(longitude), 6), round(float(latitude), 6)


_TOWN = (
    AccessPoint("FSO-01", "Hôtel de ville", "office", *_at(0, 0), 62),
    AccessPoint("FSO-02", "Médiathèque", "library", *_at(190, 60), 118, shifts=((date(2025, 9, 1), 1.2),)),
    AccessPoint("FSO-03", "Place du Marché", "square", *_at(90, -120), 86),
    AccessPoint("FSO-04", "Parvis des écoles", "square", *_at(-240, 140), 41),
    AccessPoint("FSO-05", "Gymnase", "sport", *_at(-420, -260), 57,
                down=(date(2022, 11, 14), date(2023, 1, 20))),
    AccessPoint("FSO-06", "Stade", "sport", *_at(-610, -430), 38,
                down=(date(2026, 11, 19), date(2027, 2, 28))),
    AccessPoint("FSO-07", "Salle des fêtes", "event", *_at(300, -310), 44),
    AccessPoint("FSO-08", "Parc du Vallon", "park", *_at(520, 180), 52,
                silent=(date(2023, 5, 2), date(2023, 5, 9)), shifts=((date(2026, 5, 1), 1.3),)),
    AccessPoint("FSO-09", "Espace public numérique", "office", *_at(150, 210), 47, opened=date(2021, 9, 6)),
    AccessPoint("FSO-10", "Aire de jeux des Coteaux", "park", *_at(-820, 90), 27,
                silent=(date(2026, 11, 14), date(2027, 2, 28))),
    AccessPoint("FSO-11", "Pôle d’échange bus", "transit", *_at(640, 420), 95,
                down=(date(2024, 7, 3), date(2024, 8, 28))),
    AccessPoint("FSO-12", "Bords de l’Orne", "park", *_at(-1350, -260), 21),
    AccessPoint("FSO-13", "Maison des associations", "event", *_at(-60, -520), 33, opened=date(2020, 9, 14)),
)  # fmt: skip


def access_points(scale: int, seed: int) -> list[AccessPoint]:
    """The thirteen access points, ``scale`` times, ten at most: copies stand within 400 m of the first ones."""
    found = list(_TOWN)
    for copy in range(1, measured(scale)):
        for rank, first in enumerate(_TOWN, 1):
            aside = generator(seed, "access point", first.id, copy).uniform(-400, 400, 2)
            place = np.array(to_metres(first.longitude, first.latitude)) + aside
            longitude, latitude = _at(float(place[0]), float(place[1]))
            name = f"{first.name} ({copy + 1})"
            found.append(
                AccessPoint(f"FSO-{copy * len(_TOWN) + rank:02d}", name, first.kind, longitude, latitude, first.a_day)
            )
    return found


def day_weights(
    point: AccessPoint,
    span: list[date],
    holiday: NDArray[np.bool_],
    off: NDArray[np.bool_],
    locked: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """How many sessions each day is worth, 1 = the mean day: week, season, holidays, lockdowns, shifts."""
    week, year = _WEEK[point.kind], _YEAR[point.kind]
    weights = np.array(
        [week[6 if free else day.weekday()] * year[day.month - 1] for day, free in zip(span, off, strict=True)]
    )
    weights = (
        weights
        * np.where(holiday, _IN_SCHOOL_HOLIDAY[point.kind], 1)
        * np.where(locked, _UNDER_LOCKDOWN[point.kind], 1)
    )
    for start, factor in point.shifts:
        weights = weights * np.array([factor if day >= start else 1.0 for day in span])
    return np.asarray(weights)


def hour_shares(point: AccessPoint) -> NDArray[np.float64]:
    """Share of a day's sessions that begin in each hour, 24 values that add up to 1."""
    shares = np.array([float(share) for share in _HOURS[point.kind].split()])
    return np.asarray(shares / shares.sum())
