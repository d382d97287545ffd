"""Counts of the municipal services over ten years (portal dataset ``statistiques-des-services-municipaux``).

Monthly, except the digital training of seniors, which counts by session. A complete month is published; the
last one is provisional and is revised when the next comes. The column of values is text, for someone once
typed ``n.c.`` and once ``1 234,5`` in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd

from dashboard.demo import requests, training
from dashboard.demo.civil_calendar import days, has_lunch
from dashboard.demo.draws import generator, month_end, months, next_month, wall_clock
from dashboard.demo.indicators import as_typed, indicators, monthly_value
from dashboard.demo.portal import Field, Record, write_records

PORTAL_ID = "statistiques-des-services-municipaux"
YEARS = 10

FIELDS = (
    Field("service", "Service", facet=True),
    Field("indicateur", "Indicateur", facet=True),
    Field("periode_debut", "Début de la période", "date"),
    Field("periode_fin", "Fin de la période", "date"),
    Field("valeur", "Valeur", description="Nombre, ou « n.c. » quand le comptage n’a pas pu être fait."),
    Field("unite", "Unité"),
    Field("source", "Source"),
    Field("statut", "Statut", facet=True, description="provisoire ou definitif"),
    Field("commentaire", "Commentaire"),
)


def _meals(month: date, seed: int) -> int:
    """School lunches: about 385 a lunch day, none in August."""
    random = generator(seed, "service", "restauration-scolaire", month)
    lunches = sum(has_lunch(day) for day in days(month, month_end(month).day))
    yearly = 372 + 3.5 * (month.year - 2016)
    return int(random.normal(yearly, 6) * lunches)


def _row(
    service: str, name: str, first: date, last: date, value: int | str, unit: str, source: str
) -> dict[str, object]:
    return {
        "service": service,
        "indicateur": name,
        "periode_debut": first.isoformat(),
        "periode_fin": last.isoformat(),
        "valeur": str(value),
        "unite": unit,
        "source": source,
        "statut": "definitif",
        "commentaire": "",
    }


def _monthly(month: date, scale: int, seed: int) -> Iterator[dict[str, object]]:
    last = month_end(month)
    for copy in range(scale):
        # A bigger town is one with more sites; the first site never changes with the
        # scale.
        site = f"-annexe-{copy:03d}" if copy else ""
        for item in indicators():
            if month < item.since:
                continue
            value = monthly_value(item, month, copy, seed)
            row = _row(item.service + site, item.name, month, last, value, item.unit, item.source)
            if not copy and (item.service, item.name, month) in as_typed():
                row["valeur"], row["commentaire"] = as_typed()[item.service, item.name, month]
            yield row
        meals = _meals(month, seed + copy)
        yield _row(
            "restauration-scolaire" + site,
            "repas servis",
            month,
            last,
            meals,
            "repas",
            "logiciel de facturation",
        )


def _police(until: datetime, scale: int, seed: int) -> Iterator[dict[str, object]]:
    """What the municipal police counts, from the very requests that the town publishes one by one."""
    frames = [requests.drawn(month, scale, seed) for month in months(requests.SINCE, until.date())]
    events = pd.concat(frames, ignore_index=True)
    received = events[~events["issue"].eq("résolue après réouverture")].drop_duplicates("id_opaque")
    counted = {
        "doléances": received.loc[received["categorie"].isin(requests.COMPLAINTS), "received"],
        "objets trouvés": received.loc[received["categorie"].eq("objet trouvé"), "received"],
        "objets restitués": received.loc[received["issue"].eq("restitué"), "closed"],
        "OTV demandées": received.loc[received["categorie"].eq("OTV"), "received"],
        "rendez-vous": received.loc[received["categorie"].eq("rendez-vous"), "received"],
    }
    for name, instants in counted.items():
        counts = instants.dropna().dt.to_period("M").value_counts()
        for month in months(requests.SINCE, until.date()):
            value = int(counts.get(pd.Period(month, "M"), 0))
            yield _row("police-municipale", name, month, month_end(month), value, "demandes", "portail de la police")
            if name == "OTV demandées":  # about five rounds a watched home
                rounds = int(generator(seed, "rounds", month).poisson(4.8 * value))
                yield _row(
                    "police-municipale",
                    "OTV passages faits",
                    month,
                    month_end(month),
                    rounds,
                    "passages",
                    "main courante",
                )


def _provisional(row: dict[str, object]) -> dict[str, object]:
    """A row of the last complete month, as first published: large counts are a little too low."""
    value = str(row["valeur"])
    revised = str(int(int(value) * 0.98)) if value.isdigit() and int(value) > 100 else value
    return {**row, "valeur": revised, "statut": "provisoire"}


def records(scale: int, until: datetime, seed: int) -> Iterator[Record]:
    """Every published row at ``until`` (Paris clock), oldest month first; ten years, complete months only."""
    current = until.date().replace(day=1)
    last = (current - timedelta(days=1)).replace(day=1)
    first = date(current.year - YEARS, 1, 1)
    rows: list[dict[str, object]] = []
    for month in months(first, last):
        rows += _monthly(month, scale, seed)
    if last >= requests.SINCE:
        rows += _police(datetime.combine(last, datetime.min.time()), scale, seed)
    rows += [
        _row("formation-numerique-seniors", name, day, day, value, "personnes", "feuilles d’émargement")
        for day, counts in training.sessions(max(first, training.SINCE), next_month(last), seed)
        for name, value in counts.items()
    ]
    rows.sort(key=lambda row: (str(row["periode_debut"]), str(row["service"]), str(row["indicateur"])))
    for row in rows:
        yield _provisional(row) if str(row["periode_debut"]) >= last.isoformat() else row


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``opendatasoft/statistiques-des-services-municipaux.jsonl``."""
    write_records(output, PORTAL_ID, records(scale, wall_clock(until), seed))
