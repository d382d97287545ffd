"""A year of made-up requests, everything that is published of it, and what linear algebra gives back of the rest.

The unknowns are the counts by month, object, channel and state. Each published figure is a sum of them; a sum that is
not published is given back when it lies in the span of those that are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from dashboard import queries
from tests.queries.conftest import emptied

COMPLAINTS = ("bruit", "propreté", "doléance voirie", "éclairage")
OBJECTS = (*COMPLAINTS, "OTV", "objet trouvé", "rendez-vous", "erreur de donnée")
CHANNELS = ("portail", "guichet", "téléphone")
# Closed after so many days, and how: at once and to no avail, well but late, or much too late.
STATES = {"quick": (5, "absence"), "kept": (40, ""), "lost": (200, "annulé")}
WELL = {"OTV": "terminée", "objet trouvé": "restitué", "rendez-vous": "honoré"}
MONTHS = [pd.Timestamp(2025, month, 1) for month in range(1, 13)]
SHAPE = (len(MONTHS), len(OBJECTS), len(CHANNELS), len(STATES))
MARTS = ("requests_quarters", "requests_cells", "requests_quick", "requests_endings", "requests_medians",
         "requests_waiting")
COUNTED = {"demandes_recues": None, "bruit_plaintes": "bruit", "proprete_signalements": "propreté",
           "voirie_signalements": "doléance voirie"}
QUICK = {"bruit_closes_15j": "bruit", "eclairage_closes_15j": "éclairage", "proprete_closes_15j": "propreté",
         "voirie_closes_15j": "doléance voirie", "erreurs_traitees_15j": "erreur de donnée"}
ENDED = {"objets_rendus": "objet trouvé", "otv_realisees": "OTV", "rendez_vous_honores": "rendez-vous"}
Sum = tuple[np.ndarray, float | None]


def drawn(seed: int, level: float) -> np.ndarray:
    """Requests by month, object, channel and state, very unequal."""
    random = np.random.default_rng(seed)
    weights = [np.exp(random.normal(0, 1.0, [size if place == axis else 1 for place in range(4)]))
               for axis, size in enumerate(SHAPE)]
    return random.poisson(level * np.broadcast_to(weights[1] * weights[2] * weights[3] * weights[0] ** 0.3, SHAPE))


def published(truth: np.ndarray) -> duckdb.DuckDBPyConnection:
    """The masked tables of these counts."""
    connection, days = emptied("core.service_requests"), list(STATES.values())
    rows = [(OBJECTS[kind], CHANNELS[channel], MONTHS[month] + pd.Timedelta(days=9, hours=9), *days[state])
            for (month, kind, channel, state), count in np.ndenumerate(truth) for _ in range(count)]
    frame = pd.DataFrame(rows, columns=["category", "channel", "received_at", "days", "outcome"])
    frame["closed_at"] = frame["received_at"] + pd.to_timedelta(frame.pop("days"), unit="D")
    frame["outcome"] = [outcome or WELL.get(category, "résolue")
                        for outcome, category in zip(frame["outcome"], frame["category"], strict=True)]
    connection.execute("insert into core.service_requests by name select * from frame")
    for name in MARTS:
        connection.execute(f"create or replace table mart.{name} as {queries.load(f'marts/{name}').sql}")
    return connection


def chosen(months: Any = None, names: Any = None, channel: str | None = None, states: Any = None) -> np.ndarray:
    """The unknowns that a figure sums: every one where nothing is said."""
    found = np.zeros(SHAPE)
    places = [range(12) if months is None else months, [OBJECTS.index(name) for name in names or OBJECTS],
              range(len(CHANNELS)) if channel is None else [CHANNELS.index(channel)],
              [list(STATES).index(state) for state in states or STATES]]
    found[np.ix_(*places)] = 1
    return found.ravel()


def of_quarter(day: Any) -> range:
    """The rank of its months."""
    first = (pd.Timestamp(day).month - 1) // 3 * 3
    return range(first, first + 3)


def objects_of(dimension: str, value: str) -> tuple[str, ...]:
    """The objects that a cell counts."""
    if dimension == "kind":
        return COMPLAINTS if value == "signalement" else OBJECTS[4:]
    return (value,) if dimension == "category" else OBJECTS


def facts(connection: duckdb.DuckDBPyConnection) -> list[Sum]:
    """Every count that tables, indicators and the page publish; None for one that is hidden."""
    return [*_cells(connection), *_waiting(connection), *_indicators(connection), *_page(connection)]


def _cells(connection: duckdb.DuckDBPyConnection) -> Iterator[Sum]:
    sql = "select quarter, dimension, value, received_count from mart.requests_cells"
    for quarter, dimension, value, count in connection.execute(sql).fetchall():
        if quarter.year == 2025:
            channel = value if dimension == "channel" else None
            yield chosen(of_quarter(quarter), objects_of(dimension, value), channel), count


def _waiting(connection: duckdb.DuckDBPyConnection) -> Iterator[Sum]:
    sql = ("select month, value, dimension, open_count from mart.requests_waiting "
           "where dimension <> 'age' and month < '2026-01-01'")
    for month, value, dimension, count in connection.execute(sql).fetchall():
        end, names = pd.Timestamp(month) + pd.DateOffset(months=1), objects_of(dimension, value)
        summed = np.zeros(np.prod(SHAPE))
        for rank, first in enumerate(MONTHS):
            received = first + pd.Timedelta(days=9, hours=9)
            waits = [state for state, (days, _) in STATES.items()
                     if received < end <= received + pd.Timedelta(days=days)]
            summed += chosen([rank], names, states=waits) if waits else 0
        yield summed, count


def _indicators(connection: duckdb.DuckDBPyConnection) -> Iterator[Sum]:
    for name in (*COUNTED, *QUICK, *ENDED, "demandes_closes_15j"):
        for period, value, *parts in connection.execute(queries.load(f"kpi/{name}").sql).fetchall():
            if name in COUNTED:
                wanted = COUNTED[name]
                yield chosen(of_quarter(period), (wanted,) if wanted else None), value
            else:
                yield from _share(name, period, *parts)


def _share(name: str, period: date, numerator: float, denominator: float) -> Iterator[Sum]:
    if name in ENDED:
        due = ["quick", "kept"] if ENDED[name] == "rendez-vous" else None
        yield chosen(names=[ENDED[name]], states=["kept"]), numerator
        yield chosen(names=[ENDED[name]], states=due), denominator
    else:
        names = [QUICK[name]] if name in QUICK else COMPLAINTS
        months = None if name in QUICK else of_quarter(period)
        yield chosen(months, names, states=["quick"]), numerator
        yield chosen(months, names), denominator


def _page(connection: duckdb.DuckDBPyConnection) -> Iterator[Sum]:
    """What the page answers to any one day: the whole quarter, or nothing."""
    query = queries.load("services/demandes").sql
    for first in MONTHS[::3]:
        day = (first + pd.Timedelta(days=20)).date()
        row = connection.execute(query, {"start": day, "stop": day}).df().iloc[0]
        months = of_quarter(first)
        yield chosen(months), _known(row["received_count"])
        yield chosen(months, COMPLAINTS), _known(row["aged_count"])
        yield chosen(months, COMPLAINTS, states=["quick"]), _known(row["quick_count"])


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def small(truth: np.ndarray) -> list[np.ndarray]:
    """Every sum of one to ten requests that a reader could want: received, quick, slow, kept or not, by any period."""
    periods = [None, *([rank] for rank in range(12)), *(range(first, first + 3) for first in range(0, 12, 3))]
    groups = [None, COMPLAINTS, OBJECTS[4:], *([name] for name in OBJECTS)]
    states = [None, ["quick"], ["kept", "lost"], ["kept"], ["quick", "lost"], ["lost"], ["quick", "kept"]]
    sums = [chosen(period, group, None, state) for period in periods for group in groups for state in states]
    sums += [chosen(period, group, channel) for period in periods for group in groups for channel in CHANNELS]
    return [each for each in sums if 1 <= each @ truth.ravel() <= 10]


def given_back(found: list[Sum], truth: np.ndarray) -> list[int]:
    """The counts of one to ten that lie in the span of what is published, zeros being known one by one."""
    zeros = sum((each for each, count in found if count == 0), start=np.zeros(truth.size)) > 0
    known = np.array([each * ~zeros for each, count in found if count])
    if not len(known):
        return []
    _, strengths, directions = np.linalg.svd(known, full_matrices=False)
    basis = directions[strengths > 1e-8]
    wanted = np.array([each * ~zeros for each in small(truth)]).reshape(-1, truth.size)
    left = wanted - wanted @ basis.T @ basis
    return [int(each @ truth.ravel()) for each, rest in zip(wanted, left, strict=True) if np.abs(rest).max() < 1e-6]
