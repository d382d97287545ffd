"""Counts of the municipal services over ten years (portal dataset ``statistiques-des-services-municipaux``).

Monthly, except the digital training of seniors, which counts by session. A complete month is published; the
last one is provisional and is revised when the next comes. The column of values is text, for someone once
typed ``n.c.`` and once ``1 234,5`` in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd

from dashboard.demo import requests, training
from dashboard.demo.civil_calendar import days, has_lunch, share_locked
from dashboard.demo.draws import generator, month_end, months, next_month, wall_clock
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

# January to December, 1 = the year's mean.
_EVEN = (1.0,) * 12
_DESK = (1.08, 1.0, 1.05, 1.02, 0.98, 1.06, 0.92, 0.72, 1.22, 1.08, 0.97, 0.9)
_BIRTHS = (0.96, 0.94, 0.98, 0.97, 1.01, 1.02, 1.07, 1.05, 1.04, 1.02, 0.98, 0.96)
_WEDDINGS = (0.25, 0.3, 0.5, 0.8, 1.3, 1.9, 1.9, 1.8, 1.7, 0.8, 0.35, 0.4)
_DEATHS = (1.2, 1.12, 1.06, 0.98, 0.94, 0.9, 0.92, 0.9, 0.91, 0.98, 1.02, 1.07)
_READERS = (1.08, 1.05, 1.06, 1.0, 0.97, 0.95, 0.86, 0.55, 1.08, 1.17, 1.15, 1.08)
_TRAVEL = (0.85, 0.95, 1.15, 1.3, 1.35, 1.25, 0.95, 0.6, 0.95, 1.0, 0.85, 0.8)


@dataclass(frozen=True)
class Indicator:
    """What a service counts: since when, how many a month, with which season, and what befell it.

    ``locked`` is what is left of it under a lockdown (1 = nothing changed). ``shifts`` multiply the level
    from a month on: real changes, that the reader of the figures is meant to find.
    """

    service: str
    name: str
    unit: str
    source: str
    level: float
    season: tuple[float, ...] = _EVEN
    since: date = date(2000, 1, 1)
    growth: float = 0.0
    locked: float = 0.3
    noise: float = 0.06
    shifts: tuple[tuple[date, float], ...] = field(default=())


_DESK_LOG, _CIVIL, _LIBRARY = "registre de l’accueil", "logiciel d’état civil", "logiciel de la médiathèque"
_EPN, _ADVISER = "comptage de l’espace numérique", "outil des conseillers numériques"

INDICATORS = (
    Indicator("accueil", "visites", "visites", _DESK_LOG, 780, _DESK, locked=0.12,
              shifts=((date(2024, 1, 1), 0.9),)),
    Indicator("accueil", "appels", "appels", _DESK_LOG, 1240, _DESK, locked=1.25,
              shifts=((date(2024, 1, 1), 0.83),)),
    Indicator("etat-civil", "actes de naissance", "actes", _CIVIL, 3.1, _BIRTHS, locked=1, noise=0),
    Indicator("etat-civil", "mariages", "actes", _CIVIL, 1.6, _WEDDINGS, locked=0.05, noise=0),
    Indicator("etat-civil", "PACS", "actes", _CIVIL, 1.9, since=date(2017, 11, 1), locked=0.1, noise=0),
    Indicator("etat-civil", "actes de décès", "actes", _CIVIL, 3.4, _DEATHS, growth=0.01, locked=1.15, noise=0),
    Indicator("etat-civil", "titres d’identité", "demandes", _CIVIL, 168, _TRAVEL, date(2017, 3, 1), locked=0.05,
              shifts=((date(2022, 3, 1), 1.3), (date(2024, 3, 1), 0.9))),
    Indicator("mediatheque", "prêts", "prêts", _LIBRARY, 4150, _READERS, locked=0.15, growth=-0.01),
    Indicator("mediatheque", "entrées", "entrées", _LIBRARY, 2380, _READERS, growth=0.005, locked=0.08,
              shifts=((date(2025, 9, 1), 1.17),)),
    Indicator("mediatheque", "inscrits actifs", "personnes", _LIBRARY, 1180, growth=0.01, locked=0.96, noise=0.01),
    Indicator("espace-public-numerique", "visites", "visites", _EPN, 310, _READERS, date(2014, 9, 1), locked=0.04,
              shifts=((date(2021, 9, 1), 1.35),)),
    Indicator("conseiller-numerique", "accompagnements", "accompagnements", _ADVISER, 74, _READERS,
              date(2021, 7, 1), growth=0.05),
)  # fmt: skip

# What was refused or oddly typed at the time, and stayed so: (service, indicator, month) → published value.
_AS_TYPED = {
    ("mediatheque", "prêts", date(2020, 4, 1)): ("n.c.", "Comptage interrompu pendant la fermeture."),
    ("espace-public-numerique", "visites", date(2021, 8, 1)): ("n.c.", "Déménagement de l’espace numérique."),
    ("accueil", "appels", date(2018, 2, 1)): ("1 234,5", "Moyenne de deux relevés."),
    ("etat-civil", "PACS", date(2019, 8, 1)): ("-", ""),
}


def monthly_value(indicator: Indicator, month: date, scale_copy: int, seed: int) -> int:
    """The final count of an indicator in a month: level, season, growth, shifts, lockdowns, then chance."""
    random = generator(seed, "service", indicator.service, indicator.name, month, scale_copy)
    years = (month.year - 2016) + month.month / 12
    share = share_locked(month, month_end(month))
    expected = indicator.level * indicator.season[month.month - 1] * (1 + indicator.growth) ** years
    expected *= 1 - share * (1 - indicator.locked)
    for start, factor in indicator.shifts:
        expected *= factor if month >= start else 1
    return int(random.poisson(expected * random.lognormal(0, indicator.noise)))


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
        for item in INDICATORS:
            if month < item.since:
                continue
            value = monthly_value(item, month, copy, seed)
            row = _row(item.service + site, item.name, month, last, value, item.unit, item.source)
            if not copy and (item.service, item.name, month) in _AS_TYPED:
                row["valeur"], row["commentaire"] = _AS_TYPED[item.service, item.name, month]
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
            yield _row(
                "police-municipale", name, month, month_end(month), value, "demandes", "portail de la police"
            )
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


def _provisional(row: dict[str, object], month: date) -> dict[str, object]:
    """A row of the last complete month, as first published: a little under what it will be."""
    if row["periode_fin"] != month_end(month).isoformat() and row["service"] != "formation-numerique-seniors":
        return row
    row["statut"] = "provisoire"
    if str(row["valeur"]).isdigit() and int(str(row["valeur"])) > 100:
        row["valeur"] = str(int(int(str(row["valeur"])) * 0.98))
    return row


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
        yield _provisional(row, last) if str(row["periode_debut"]) >= last.isoformat() else row


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``opendatasoft/statistiques-des-services-municipaux.jsonl``."""
    write_records(output, PORTAL_ID, records(scale, wall_clock(until), seed))
