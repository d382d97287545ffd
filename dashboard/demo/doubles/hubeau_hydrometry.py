"""Hub'Eau hydrométrie v2: the observations of the last month, in pages that a cursor links.

Source: the service's own documentation and answers recorded in September 2026. Units: mm and l/s; instants in UTC.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from datetime import datetime, timedelta

import numpy as np

from dashboard.demo.doubles.gauges import EPOCH, Seconds, Series, epoch, iso, known
from dashboard.demo.doubles.hubeau_pages import (
    Row,
    enveloped,
    instant,
    invalid,
    matches,
    page_and_size,
    page_size,
    paged,
    selected,
    whole_number,
)
from dashboard.demo.doubles.hubeau_stations import VERSION, stations
from dashboard.demo.doubles.messages import Answer, Call

MONTH = timedelta(days=30)
_METHODS = {"H": (0, "Mesurée"), "Q": (8, "Calculée")}
_RAW = 4  # the only status of real-time rows


def observations(call: Call) -> Answer:
    """``/observations_tr``: readings of the last 30 days, latest first, in pages that a cursor links."""
    size = page_size(call, 1000, 20_000)
    offset, known_at = position(call)
    start, stop = window(call, known_at)
    chosen = list(entities(call))
    if call.get("timestep"):
        return sampled(call, chosen, start, stop, known_at)
    found = [part for one in chosen for part in series(call, one, start, stop, known_at)]
    pages, count = page_rows(found, offset, size, ascending=call.get("sort") == "asc")
    further = cursor(offset + size, known_at) if offset + size < count else None
    following = call.address(cursor=further, size=size) if further else None
    if following and not offset:
        following = "http://" + following.partition("://")[2]
    links = {"first": call.address(cursor=None, size=size), "prev": None, "next": following}
    return enveloped(call, count, links, [selected(call, row) for row in pages], VERSION)


def entities(call: Call) -> Iterable[tuple[Row, bool]]:
    """The stations asked, each with whether the rows of its site are wanted too."""
    wanted = call.listed("code_entite")
    for station in stations(call):
        by_site = not wanted or matches(station["code_site"], wanted)
        if by_site or matches(station["code_station"], wanted):
            yield station, by_site or "twins" in call.marks


def series(
    call: Call, entity: tuple[Row, bool], start: datetime, stop: datetime, known_at: datetime
) -> Iterable[tuple[Row, bool, Series]]:
    """One series a measure; flows a second time without station when the site is asked."""
    station, with_site = entity
    statuses = call.listed("code_statut")
    if statuses and str(_RAW) not in statuses:
        return
    for measure in call.listed("grandeur_hydro") or ["H", "Q"]:
        readings = known(call.readings, station["code_station"], measure, start, stop, known_at)
        yield station, False, readings
        if measure == "Q" and with_site:
            yield station, True, readings


def page_rows(
    found: list[tuple[Row, bool, Series]], offset: int, size: int, *, ascending: bool
) -> tuple[list[Row], int]:
    """The rows of one page, in the publisher's order, and how many there are in all."""
    ranks = [readings.rank for _, _, readings in found]
    which = np.repeat(np.arange(len(found)), [len(rank) for rank in ranks])
    where = np.concatenate([np.arange(len(rank)) for rank in ranks]) if ranks else np.empty(0, np.int64)
    rank = np.concatenate(ranks) if ranks else np.empty(0, np.int64)
    order = np.lexsort((which, rank if ascending else -rank))[offset : offset + size]
    rows = []
    for n in order:
        station, is_site, readings = found[which[n]]
        rows.append(observation(station, is_site, readings, int(where[n])))
    return rows, len(rank)


def observation(station: Row, is_site: bool, readings: Series, position: int) -> Row:
    """One reading as published; a row of the site has no station."""
    at = int(readings.seconds[position])
    day = at - at % 86_400
    method, method_label = _METHODS[readings.measure]
    return {
        "code_site": station["code_site"],
        "code_station": None if is_site else station["code_station"],
        "grandeur_hydro": readings.measure,
        "date_debut_serie": iso(day),
        "date_fin_serie": iso(min(day + 86_400, int(readings.seconds.max()))),
        "code_statut": _RAW,
        "libelle_statut": "Brute",
        "code_systeme_alti_serie": 31,
        "date_obs": iso(at),
        "resultat_obs": float(readings.values[position]),
        "code_methode_obs": method,
        "libelle_methode_obs": method_label,
        "code_qualification_obs": 16,
        "libelle_qualification_obs": "Non qualifiée",
        "code_continuite": 0,
        "libelle_continuite": "Continue",
        "longitude": station.get("longitude_station"),
        "latitude": station.get("latitude_station"),
    }


def window(call: Call, known_at: datetime) -> tuple[datetime, datetime]:
    """First and last instant asked. Raises Refusal (400) when one lies over a month back."""
    start, stop = instant(call, "date_debut_obs"), instant(call, "date_fin_obs")
    for name, bound in (("date_debut_obs", start), ("date_fin_obs", stop)):
        if bound and bound < call.now - MONTH:
            raise invalid("ValidateDateMin", "date can't be < 1 month from now", name)
    return start or call.now - MONTH, stop or known_at


def cursor(offset: int, known_at: datetime) -> str:
    """An opaque place in the answer as it was when its first page was given."""
    return base64.urlsafe_b64encode(f"AoJ {offset} {epoch(known_at)}".encode()).decode().rstrip("=")


def position(call: Call) -> tuple[int, datetime]:
    """Offset and instant of the cursor given; (0, now) without. Raises Refusal (400) for one that is not ours."""
    text = call.get("cursor")
    if not text:
        return 0, call.known_at
    try:
        mark, offset, seconds = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split()
        return int(offset), EPOCH + timedelta(seconds=int(seconds))
    except (ValueError, binascii.Error):
        raise invalid("ValidateCursor", "cursor is not valid", "cursor") from None


def sampled(call: Call, chosen: list[tuple[Row, bool]], start: datetime, stop: datetime, known_at: datetime) -> Answer:
    """``timestep``: the first reading of each step, counted from the start, and the latest; in no order."""
    step = whole_number(call, "timestep", 0)
    if not 10 <= step <= 60:
        raise invalid("ValidateTimestep", "timestep must be between 10 and 60", "timestep")
    if len(call.listed("code_entite")) != 1 or len(chosen) > 1:
        raise invalid("ValidateTimestep", "timestep can only be used with a single code_entite", "timestep")
    page, size = page_and_size(call, 1000, 20_000)
    rows = [
        observation(station, is_site, readings, place)
        for entity in chosen
        for station, is_site, readings in series(call, entity, start, stop, known_at)
        for place in sample(readings.seconds, epoch(start), step * 60)
    ]
    part = [selected(call, row) for row in rows[(page - 1) * size : page * size]]
    return enveloped(call, len(rows), paged(call, len(rows), page, size), part, VERSION)


def sample(seconds: Seconds, start: int, step: int) -> list[int]:
    """Positions of the first reading of each step and of the latest one; even steps, then odd ones."""
    if not len(seconds):
        return []
    _, first = np.unique((seconds - start) // step, return_index=True)
    places = dict.fromkeys([*first[::2].tolist(), int(seconds.argmax()), *first[1::2].tolist()])
    return list(places)
