"""Hub'Eau hydrométrie v2, ``/obs_elab``: daily and monthly figures, computed from the folder's yearly files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pandas as pd

from dashboard.demo.doubles.hubeau_hydrometry import cursor, position
from dashboard.demo.doubles.hubeau_pages import Row, enveloped, instant, invalid, matches, page_size, selected
from dashboard.demo.doubles.hubeau_stations import VERSION, stations
from dashboard.demo.doubles.messages import Answer, Call

# Name of the figure → measure, statistic, period.
FIGURES = {
    "QmnJ": ("Q", "mean", "D"),
    "QmM": ("Q", "mean", "M"),
    "QIXnJ": ("Q", "max", "D"),
    "QINnJ": ("Q", "min", "D"),
    "QixM": ("Q", "max", "M"),
    "QINM": ("Q", "min", "M"),
    "HIXnJ": ("H", "max", "D"),
    "HIXM": ("H", "max", "M"),
}
_OLDEST = datetime(1900, 1, 1)  # noqa: DTZ001 - naive UTC, as every instant of the doubles
_ABSURD = -900  # a gauge that writes -999 says that it has nothing to say


def elaborated(call: Call) -> Answer:
    """``/obs_elab``: by station, then date, oldest first whatever ``sort`` says; pages linked by a cursor."""
    size = page_size(call, 1000, 20_000)
    offset, known_at = position(call)
    start, stop = instant(call, "date_debut_obs_elab"), instant(call, "date_fin_obs_elab")
    figures = call.listed("grandeur_hydro_elab") or list(FIGURES)
    unknown = [name for name in figures if name not in FIGURES]
    if unknown:
        raise invalid("ValidateGrandeur", f"{unknown[0]} is not a grandeur_hydro_elab", "grandeur_hydro_elab")
    wanted = call.listed("code_entite")
    if len(wanted) > 100:
        raise invalid("ValidateListSize", "code_entite must have at most 100 values", "code_entite")
    rows = [
        row
        for station in stations(call)
        if not wanted or matches(station["code_station"], wanted) or matches(station["code_site"], wanted)
        for name in figures
        for row in figure_rows(call, station, name, start or _OLDEST, stop or known_at)
    ]
    further = call.address(cursor=cursor(offset + size, known_at), size=size) if offset + size < len(rows) else None
    links = {"first": call.address(cursor=None, size=size), "prev": None, "next": further}
    part = [selected(call, row) for row in rows[offset : offset + size]]
    return enveloped(call, len(rows), links, part, VERSION)


def figure_rows(call: Call, station: Row, name: str, start: datetime, stop: datetime) -> list[Row]:
    """The rows of one figure at one station, from the yearly files of these years."""
    measure, statistic, period = FIGURES[name]
    folder = call.samples.folder / "hubeau" / "hydrometrie"
    files = sorted(folder.glob(f"observations_tr-{station['code_station']}-{measure}-*.csv.gz"))
    kept = [path for path in files if start.year <= int(path.name.split("-")[3][:4]) <= stop.year]
    if not kept:
        return []
    daily = pd.concat([call.samples.kept(path, daily_figures) for path in kept])
    first_days = daily["day"].dt.to_period(period).dt.start_time
    figures = daily.groupby(first_days)[statistic].agg(statistic)
    days = pd.DatetimeIndex(figures.index)
    return [
        elaborated_row(station, name, day.to_pydatetime(), float(value))
        for day, value in zip(days, figures, strict=True)
        if start <= day <= stop
    ]


def daily_figures(path: Path) -> pd.DataFrame:
    """Mean, min and max of each UTC day of one yearly file, sentinels left out."""
    columns = ["date_obs", "resultat_obs"]
    frame = pd.read_csv(path, sep=";", usecols=columns, dtype={"resultat_obs": float})
    frame = frame[frame["resultat_obs"] > _ABSURD]
    day = pd.to_datetime(frame["date_obs"].str.slice(0, 10)).rename("day")
    return frame.groupby(day)["resultat_obs"].agg(["mean", "min", "max"]).reset_index()


def elaborated_row(station: Row, name: str, day: datetime, value: float) -> Row:
    """One elaborated observation as published."""
    return {
        "code_site": station["code_site"],
        "code_station": station["code_station"],
        "date_obs_elab": day.strftime("%Y-%m-%d"),
        "resultat_obs_elab": float(round(value)),
        "date_prod": f"{day.strftime('%Y-%m-%d')}T21:45:14Z",
        "code_statut": 4,
        "libelle_statut": "Donnée brute",
        "code_methode": 8,
        "libelle_methode": "Calculée",
        "code_qualification": 16,
        "libelle_qualification": "Non qualifiée",
        "longitude": station.get("longitude_station"),
        "latitude": station.get("latitude_station"),
        "grandeur_hydro_elab": name,
    }
