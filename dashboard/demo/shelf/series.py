"""Series: by year, by month, by day, and the last readings of the river."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from dashboard.demo import river
from dashboard.demo.draws import months
from dashboard.demo.portal import Field, Record
from dashboard.demo.shelf.tables import Entry, Moment, Table, own, rounded, table, years

_STATIONS = (("I362102001", "L’Orne à Louvigny"), ("I362101001", "L’Orne à May-sur-Orne"))
_LAST_HOURS = 48


def _level(entry: Entry, base: float, elapsed_years: float, random: np.random.Generator) -> float:
    noise = float(random.normal(0, entry.get("noise", 0.05)))
    return float(max(0.0, base * (1 + entry.get("growth", 0.0)) ** elapsed_years * (1 + noise)))


def _fields(entry: Entry, when: Field) -> list[Field]:
    name, label = entry["column"]
    return [when, Field(name, label, facet=True), Field(*entry["value"])]


def yearly(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """One row a year and an item: a level that grows, with chance."""
    name, label = entry.get("year", ("annee", "Année"))
    item, value, kind = entry["column"][0], entry["value"][0], entry["value"][2]
    records = [
        {
            name: year,
            item: title,
            value: rounded(_level(entry, base, year - entry["since"], own(moment.seed, portal_id, title, year)), kind),
        }
        for year in years(entry, moment)
        for title, base in entry["items"].items()
    ]
    return table(_fields(entry, Field(name, label, "int", facet=True)), records)


def monthly(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """One row a month and an item; ``summer`` is what July and August are worth, winter the contrary."""
    item, value, kind = entry["column"][0], entry["value"][0], entry["value"][2]
    stop = min(entry.get("stop", moment.today), moment.today.replace(day=1) - timedelta(days=1))
    summer = entry.get("summer", 1.0)

    def rows() -> Iterator[Record]:
        for month in months(date(entry["since"], 1, 1), stop):
            warmth = -np.cos((month.month - 0.5) / 6 * np.pi)  # −1 in January, 1 in July
            season = summer ** float(warmth)
            elapsed = month.year - entry["since"] + month.month / 12
            for title, base in entry["items"].items():
                level = _level(entry, base * season, elapsed, own(moment.seed, portal_id, title, month))
                yield {"mois": month.isoformat(), item: title, value: rounded(level, kind)}

    return table(_fields(entry, Field("mois", "Mois", "date")), rows())


def recent(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """One row a day and an item over the last ``days``, with ``ahead`` days of forecast; older days leave."""
    item, value, kind = entry["column"][0], entry["value"][0], entry["value"][2]
    last = moment.today + timedelta(days=entry.get("ahead", -1))
    wanted = [last - timedelta(days=n) for n in reversed(range(entry["days"]))]
    records = [
        {
            "date": day.isoformat(),
            item: title,
            value: rounded(base * float(own(moment.seed, portal_id, title, day).gamma(8, 1 / 8)), kind),
        }
        for day in wanted
        for title, base in entry["items"].items()
    ]
    return table(_fields(entry, Field("date", "Date", "date")), records)


def gauge(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """The last two days of level at the two nearest stations, as the hydrometric service gives them."""
    stop = river.naive(moment.instant)
    records: list[dict[str, Any]] = []
    for station, label in _STATIONS:
        readings = river.readings(station, "H", stop - timedelta(hours=_LAST_HOURS), stop)
        records += [
            {
                "station_id": station,
                "lbstationhydro": label,
                "timestamp": f"{measured_at:%Y-%m-%dT%H:%M:%S}+00:00",
                "hauteur": round(float(level_mm) / 1000, 3),
                "debit": None,
            }
            for measured_at, level_mm in readings.iloc[::4].itertuples(index=False)
        ]
    fields = (
        Field("station_id", "Station", facet=True),
        Field("lbstationhydro", "Libellé de la station", facet=True),
        Field("timestamp", "Date et heure", "datetime"),
        Field("hauteur", "Hauteur (m)", "double"),
        Field("debit", "Débit (m³/s)", "double"),
    )
    return table(fields, records)
