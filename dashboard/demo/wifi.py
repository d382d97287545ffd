"""Use of the public WiFi by access point, day and hour since June 2020 (``frequentation-du-wifi-public``).

Aggregated at the source, as the town's own export is: sessions, distinct devices, time, bytes, minutes of
availability; nothing identifies a device or a person. The day before is published each day. A month of a
point is drawn at once, so the past never depends on the end.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.demo.access_points import (
    SINCE,
    AccessPoint,
    access_points,
    day_weights,
    hour_shares,
)
from dashboard.demo.civil_calendar import days, flags
from dashboard.demo.draws import generator, month_end, months, wall_clock
from dashboard.demo.portal import Field, write_frames

PORTAL_ID = "frequentation-du-wifi-public"

FIELDS = (
    Field("point_id", "Identifiant du point d’accès", facet=True),
    Field("point_nom", "Point d’accès", facet=True),
    Field("latitude", "Latitude", "double"),
    Field("longitude", "Longitude", "double"),
    Field("date", "Date", "date"),
    Field("heure", "Heure", "int", description="Heure locale de début, de 0 à 23."),
    Field("sessions", "Sessions", "int"),
    Field(
        "terminaux_distincts",
        "Terminaux distincts",
        "int",
        description="Ne s’additionne ni entre heures ni entre points.",
    ),
    Field("duree_totale_s", "Durée totale (s)", "int"),
    Field("octets_descendants", "Octets descendants", "int"),
    Field("octets_montants", "Octets montants", "int"),
    Field("disponibilite_min", "Minutes de disponibilité", "int"),
)

_MEAN_SESSION_S = 2_200
_MEAN_DOWN_BYTES = 46_000_000

Hours = NDArray[np.float64]
_Month = tuple[list[date], NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]


@lru_cache(maxsize=256)
def _month(month: date) -> _Month:
    span = days(month, month_end(month).day)
    return span, *flags(span)


@lru_cache(maxsize=256)
def _is_published(month: date, opened: date, silent: tuple[date, date] | None, last: date) -> NDArray[np.bool_]:
    """Which hours of a month have a row: open, not silent, existing (one day in March skips 2 a.m.)."""
    span = _month(month)[0]
    kept = np.array([opened <= day <= last and not (silent and silent[0] <= day <= silent[1]) for day in span])
    hours = np.repeat(kept, 24)
    if month.month == 3:
        hours[(span[-1] - timedelta(days=(span[-1].weekday() + 1) % 7) - month).days * 24 + 2] = False
    return hours


def _availability(point: AccessPoint, span: list[date], random: np.random.Generator) -> Hours:
    """Minutes of service in each hour: 60, but for a short failure one month in four and the long ones."""
    minutes = np.full(len(span) * 24, 60.0)
    start, length = int(random.integers(0, len(minutes))), int(random.integers(1, 30))
    rest = int(random.integers(0, 60))
    if random.random() < 0.25:
        minutes[start : start + length] = 0
        minutes[start] = rest
    if point.down:
        is_down = np.repeat([point.down[0] <= day <= point.down[1] for day in span], 24)
        minutes[is_down] = 0
    return minutes


def _drawn(point: AccessPoint, month: date, seed: int) -> dict[str, NDArray[Any]]:
    """Every hour of a month at a point: sessions, devices, duration, bytes both ways, availability."""
    random = generator(seed, "wifi", point.id, month)
    span, holiday, off, locked = _month(month)
    minutes = _availability(point, span, random)
    a_day = point.a_day * day_weights(point, span, holiday, off, locked) * random.lognormal(0, 0.16, len(span))
    fading = 0.98 ** (month.year - SINCE.year)  # mobile plans grow: a little less use every year
    sessions = random.poisson(np.outer(a_day * fading, hour_shares(point)).ravel() * minutes / 60)
    down = random.gamma(0.35 * np.maximum(sessions, 1e-9), _MEAN_DOWN_BYTES / 0.35)
    return {
        "sessions": sessions,
        "terminaux_distincts": sessions - random.binomial(np.maximum(sessions - 1, 0), 0.21),
        "duree_totale_s": random.gamma(0.8 * np.maximum(sessions, 1e-9), _MEAN_SESSION_S / 0.8) * (sessions > 0),
        "octets_descendants": down * (sessions > 0),
        "octets_montants": down * random.uniform(0.06, 0.2, len(sessions)) * (sessions > 0),
        "disponibilite_min": minutes,
    }


def frame(point: AccessPoint, last: date, seed: int) -> pd.DataFrame:
    """All the rows of an access point up to a day, in the columns that are published."""
    pieces: list[dict[str, NDArray[Any]]] = []
    for month in months(max(SINCE, point.opened), last):
        kept = _is_published(month, point.opened, point.silent, last)
        hours = np.flatnonzero(kept)
        place = {"day": hours // 24 + (month - SINCE).days, "heure": hours % 24}
        pieces.append({**place, **{name: values[kept] for name, values in _drawn(point, month, seed).items()}})
    columns = {name: np.concatenate([piece[name] for piece in pieces]).astype("int64") for name in pieces[0]}
    # Few values, many rows: as categories they take half the time to write.
    count = len(columns["heure"])
    calendar = np.datetime_as_string(np.arange(np.datetime64(SINCE), np.datetime64(last) + 1))
    return pd.DataFrame(
        {
            "point_id": pd.Categorical([point.id]).repeat(count),
            "point_nom": pd.Categorical([point.name]).repeat(count),
            "latitude": point.latitude,
            "longitude": point.longitude,
            "date": pd.Categorical.from_codes(columns.pop("day"), calendar.tolist()),
            **columns,
        }
    )


def last_day(until: datetime) -> date:
    """The last day published at an instant: the day before, in Paris."""
    return wall_clock(until).date() - timedelta(days=1)


def row_count(scale: int, until: datetime) -> int:
    """How many rows are published, without drawing them."""
    last = last_day(until)
    return sum(
        int(_is_published(month, point.opened, point.silent, last).sum())
        for point in access_points(scale, 0)
        for month in months(max(SINCE, point.opened), last)
    )


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``opendatasoft/frequentation-du-wifi-public.jsonl.gz``, one access point in memory at a time."""
    last = last_day(until)
    frames = (frame(point, last, seed) for point in access_points(scale, seed) if point.opened <= last)
    write_frames(output, PORTAL_ID, frames, compressed=True)
