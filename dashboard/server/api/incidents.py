"""``/incidents``: when a source failed, how, and for how long; as JSON and as an Atom feed."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from dashboard import data
from dashboard.figures.freshness import age_of
from dashboard.server.api.cards import opened, utc
from dashboard.server.api.models import Paged, Shape
from dashboard.server.api.reading import Reading

MOST, DEFAULT = 500, 100


class Incident(Shape):
    """A source that did not answer, or not as agreed."""

    dataset: str
    title: str
    kind: str = Field(description="What went wrong, in one word of the code")
    message: str
    started_at: datetime
    ended_at: datetime | None = Field(description="Null while it lasts")
    age_seconds: int = Field(description="Since it began")
    is_open: bool


class IncidentsAnswer(Paged):
    """The incidents, the latest first."""

    incidents: list[Incident]


def listing(reading: Reading) -> IncidentsAnswer:
    """A page of incidents, of one dataset when asked (``jeu``)."""
    limit, offset = reading.number("limit", DEFAULT, MOST), reading.number("offset", 0, 10**9)
    cards = {card.id: card.title for card in data.datasets()}
    wanted = reading.choice("jeu", cards) if cards else None
    found = data.rows("datasets/incidents", dataset=wanted, limit=limit, skip=offset)
    total = int(found["total_count"].iloc[0]) if len(found) else count(wanted)
    now, shown = data.now(), []
    for row in found.to_dict("records"):
        started, ended = utc(row["started_at"]), utc(row["ended_at"])
        age = age_of(started, now)
        shown.append(Incident(
            dataset=row["dataset_id"], title=cards.get(row["dataset_id"], row["dataset_id"]), kind=row["kind"],
            message=row["message"], started_at=started, ended_at=ended, is_open=ended is None,
            age_seconds=int(age.total_seconds()) if age else 0))  # fmt: skip
    return IncidentsAnswer(**opened(), total=total, limit=limit, offset=offset, incidents=shown)


def count(dataset_id: str | None) -> int:
    """How many incidents there are, of one dataset or of all."""
    found = data.rows("datasets/incidents_par_jeu")
    kept = found if dataset_id is None else found[found["dataset_id"] == dataset_id]
    return int(kept["incident_count"].sum())
