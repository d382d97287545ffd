"""What residents asked the town since July 2021, one row a request (portal: ``demandes-des-habitants``).

A request is drawn once, in its month, with all its dates; what lies after the end is not published yet. So an
open request closes when the end moves, and nothing else of the past changes. Some come twice: reopened (the
same opaque id, closed again later) or published twice. A few dates are dirty, as typed dates are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.demo.draws import generator, month_end, months, wall_clock
from dashboard.demo.portal import Field, write_frames

PORTAL_ID = "demandes-des-habitants"
SINCE = date(2021, 7, 1)
FASTER_SINCE = date(2025, 3, 1)  # the tool that routes requests: taken in charge twice as fast from that day

FIELDS = (
    Field("id_opaque", "Identifiant opaque", description="Ne permet pas de retrouver la personne."),
    Field("canal", "Canal", facet=True),
    Field("categorie", "Catégorie", facet=True),
    Field("recu_le", "Reçue le"),
    Field("pris_en_charge_le", "Prise en charge le"),
    Field("clos_le", "Close le"),
    Field("issue", "Issue", facet=True),
)

DATA_ERROR = "erreur de donnée"  # « signaler une erreur » under each figure writes to the town, which files it here
CHANNELS = ("portail", "téléphone", "guichet", "courriel")
_CHANNEL_SHARES = (0.46, 0.27, 0.15, 0.12)


@dataclass(frozen=True)
class Category:
    """A kind of request: how many a year, when in the year, how long it takes, how it ends."""

    name: str
    a_year: float
    summer: float  # how much more in July and August; under 1, how much less
    taken_h: float
    closed_days: float
    outcomes: tuple[tuple[str, float], ...]


_COMPLAINT = (("résolue", 0.71), ("transmise à Caen la Mer", 0.19), ("sans suite", 0.10))
_DATA = (("corrigée", 0.62), ("transmise au producteur", 0.22), ("sans suite", 0.16))
CATEGORIES = (
    Category("doléance voirie", 130, 0.8, 20, 12, _COMPLAINT),
    Category("éclairage", 110, 0.5, 16, 6, _COMPLAINT),
    Category("propreté", 170, 1.2, 12, 4, _COMPLAINT),
    Category("bruit", 140, 1.9, 6, 5, _COMPLAINT),
    Category("objet trouvé", 120, 1.0, 3, 24, (("restitué", 0.42), ("non réclamé", 0.58))),
    Category("OTV", 140, 3.2, 10, 16, (("terminée", 0.90), ("annulée", 0.10))),
    Category("rendez-vous", 200, 0.7, 5, 5, (("honoré", 0.83), ("absence", 0.09), ("annulé", 0.08))),
    Category(DATA_ERROR, 104, 0.7, 16, 7, _DATA),
)

COMPLAINTS = tuple(category.name for category in CATEGORIES[:4])


def _expected(category: Category, month: date, scale: int) -> float:
    weight = category.summer if month.month in (7, 8) else 1.0
    growth = 1.0 + 0.02 * (month.year - 2023)
    return category.a_year * scale * growth * weight / (10 + 2 * category.summer)


def _clock(random: np.random.Generator, count: int) -> np.ndarray:
    """Minutes of the day: mostly office hours, a fifth in the evening (the portal never closes)."""
    office, evening = random.normal(13.2, 2.6, count), random.uniform(18, 23.5, count)
    hours = np.where(random.random(count) < 0.8, office, evening)
    return np.asarray((np.clip(hours, 0, 23.9) * 60).astype(int))


def _seconds(values: np.ndarray) -> np.ndarray:
    return values.astype("timedelta64[s]")


def _at_work(instants: np.ndarray, after: np.ndarray) -> np.ndarray:
    """The instants brought into office hours, of the next working day when ``after`` is later."""
    day = instants.astype("datetime64[D]")
    second = ((instants - day).astype(int) * 34_200) // 86_400 + 30_600  # 24 hours folded into 8:30 to 18:00
    clock = second.astype("timedelta64[s]")
    is_late = day.astype("datetime64[s]") + clock <= after
    working = np.busday_offset(day + is_late.astype("timedelta64[D]"), 0, roll="forward")
    return np.asarray(working.astype("datetime64[s]") + clock)


def _of_category(category: Category, month: date, scale: int, seed: int) -> pd.DataFrame:
    random = generator(seed, "requests", month, category.name, scale)
    count = int(random.poisson(_expected(category, month, scale)))
    day = random.integers(0, month_end(month).day, count)
    received = np.datetime64(month, "s") + (day * 1440 + _clock(random, count)) * np.timedelta64(60, "s")
    speed = 0.5 if month >= FASTER_SINCE else 1.0  # of the delay
    taken = received + _seconds(random.lognormal(np.log(category.taken_h * speed), 0.9, count) * 3600)
    taken = _at_work(taken, received)
    closed = taken + _seconds(random.lognormal(np.log(category.closed_days), 0.8, count) * 86_400)
    closed = _at_work(closed, taken)
    names, shares = zip(*category.outcomes, strict=True)
    return pd.DataFrame(
        {
            "id_opaque": [f"{number:012x}" for number in random.integers(0, 16**12, count)],
            "canal": random.choice(CHANNELS, count, p=_CHANNEL_SHARES),
            "categorie": category.name,
            "received": received,
            "taken": taken,
            "closed": np.where(random.random(count) < 0.02, np.datetime64("NaT"), closed),
            "issue": random.choice(names, count, p=shares),
        }
    )


def _again(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """The complaints that were reopened after they were closed, and the rows published twice."""
    complaint = frame["categorie"].isin(COMPLAINTS) & frame["closed"].notna()
    reopened = frame[complaint & (random.random(len(frame)) < 0.03)].copy()
    reopened["taken"] = reopened["closed"] + pd.to_timedelta(random.integers(2, 20, len(reopened)), unit="D")
    reopened["closed"] = reopened["taken"] + pd.to_timedelta(random.integers(1, 15, len(reopened)), unit="D")
    reopened["issue"] = "résolue après réouverture"
    twice = frame[random.random(len(frame)) < 0.003]
    return pd.concat([frame, reopened, twice], ignore_index=True)


@lru_cache(maxsize=256)
def drawn(month: date, scale: int, seed: int) -> pd.DataFrame:
    """Every request received in a month, with all its dates (Paris clock), those to come included.

    Columns ``id_opaque, canal, categorie, received, taken, closed, issue``; do not modify it, it is kept.
    """
    frames = [_of_category(category, month, scale, seed) for category in CATEGORIES]
    frame = _again(pd.concat(frames, ignore_index=True), generator(seed, "requests again", month, scale))
    return frame.sort_values(["received", "id_opaque", "taken"], kind="stable", ignore_index=True)


def _text(column: pd.Series) -> pd.Series:
    """Paris clock times as the portal writes instants: UTC with its offset."""
    stamps = column.astype("datetime64[s]")
    summer = np.ones(len(column), dtype=bool)  # the hour that comes twice in October is taken the first time
    zoned = stamps.dt.tz_localize("Europe/Paris", ambiguous=summer, nonexistent="shift_forward")
    return zoned.dt.tz_convert("UTC").dt.strftime("%Y-%m-%dT%H:%M:%S+00:00").astype(object)


def _soil(frame: pd.DataFrame, random: np.random.Generator) -> None:
    """Dirty a few dates in place: impossible, French order, wrong century, far future, closed too early."""
    draws = random.random(len(frame))
    text = frame["recu_le"].str
    dirt = (
        ("recu_le", text.slice(8, 10) + "/" + text.slice(5, 7) + "/" + text.slice(0, 4)),
        ("recu_le", "31/02/2024"),
        ("recu_le", "02" + text.slice(2)),  # the year 0221 for 2021, as typed
        ("clos_le", "2035-01-01T00:00:00+00:00"),
        ("clos_le", "2019-12-31T23:00:00+00:00"),
    )
    for rank, (column, dirty) in enumerate(dirt):
        hit = (draws >= rank * 0.0012) & (draws < (rank + 1) * 0.0012) & frame[column].notna()
        frame[column] = frame[column].mask(hit, dirty)


def published(month: date, until: datetime, scale: int, seed: int) -> pd.DataFrame:
    """The month's requests as published at ``until`` (Paris clock): fields as text, future dates empty."""
    source = drawn(month, scale, seed)
    known = source[["received", "taken", "closed"]].where(source[["received", "taken", "closed"]] <= until)
    frame = pd.DataFrame(
        {
            "id_opaque": source["id_opaque"],
            "canal": source["canal"],
            "categorie": source["categorie"],
            "recu_le": _text(known["received"]),
            "pris_en_charge_le": _text(known["taken"]),
            "clos_le": _text(known["closed"]),
            "issue": source["issue"].where(known["closed"].notna(), ""),
        }
    )
    _soil(frame, generator(seed, "dirty requests", month, scale))
    reopening = source["issue"].eq("résolue après réouverture") & known["taken"].isna()
    return frame[known["received"].notna() & ~reopening]


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``opendatasoft/demandes-des-habitants.jsonl``: about 1,100 requests a year × ``scale``."""
    end = wall_clock(until)
    frames = (published(month, end, scale, seed) for month in months(SINCE, end.date()))
    write_frames(output, PORTAL_ID, frames)
