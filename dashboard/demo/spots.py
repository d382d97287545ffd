"""Spots along the streets, where benches, containers and hydrants stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dashboard.demo.draws import generator
from dashboard.demo.places import to_degrees
from dashboard.demo.streets import STREETS, streets


@dataclass(frozen=True)
class Spot:
    """A spot on a pavement: degrees, and the nearest number and street."""

    longitude: float
    latitude: float
    number: int
    street: str

    @property
    def address(self) -> str:
        """The address as one writes it: ``12 rue des Aubépines``."""
        return f"{self.number} {self.street[0].lower()}{self.street[1:]}"


def spot(kind: str, rank: int, seed: int, aside_m: float = 5.0) -> Spot:
    """The nth spot of a kind, that far from the axis of a street; the same at any scale."""
    random = generator(seed, "spot", kind, rank)
    street = streets(STREETS, seed)[int(random.integers(0, STREETS))]
    along, side = float(random.uniform(0, street.length_m())), int(random.integers(0, 2))
    place = street.beside(np.array([along]), np.array([aside_m if side else -aside_m]))
    longitude, latitude = to_degrees(place[:, 0], place[:, 1])
    number = 1 + 2 * int(along // 12) + (0 if side else 1)
    return Spot(float(longitude[0]), float(latitude[0]), number, street.name)


def spot_at(east_m: float, north_m: float, seed: int) -> Spot:
    """A spot at a place given in metres from the town hall, with the address of the nearest street."""
    starts = np.array([street.vertices.mean(axis=0) for street in streets(STREETS, seed)])
    nearest = streets(STREETS, seed)[int(np.hypot(*(starts - (east_m, north_m)).T).argmin())]
    longitude, latitude = to_degrees(east_m, north_m)
    number = 1 + int(abs(east_m * 7 + north_m * 3)) % 40
    return Spot(float(longitude), float(latitude), number, nearest.name)


def last_visit(until: date, every_days: int, *name: object) -> date:
    """The last regular visit (check, maintenance) made by ``until``; its day depends on the name."""
    phase = int(generator(0, "visit", *name).integers(0, every_days))
    return until - timedelta(days=(until.toordinal() - phase) % every_days)
