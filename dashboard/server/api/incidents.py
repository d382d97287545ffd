"""``/incidents``: when a source failed, fell behind or changed, and for how long; as JSON and as an Atom feed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from dashboard import data
from dashboard.figures.freshness import age_of
from dashboard.server.api.cards import opened, utc
from dashboard.server.api.models import Paged, Shape
from dashboard.server.api.reading import Reading
from dashboard.words import incidents as words

MOST, DEFAULT = 500, 100
STATUSES = {"ouvert": "ouvert", "clos": "clos"}


class Incident(Shape):
    """A source that did not answer, not as agreed, not in time, or that changed."""

    dataset: str
    title: str
    theme: str | None
    service: str | None = Field(description="The service in charge, by its id")
    source: str | None = Field(description="Whose API the dataset comes from")
    kind: str = Field(description="What went wrong, in one word of the code: see docs/api.md")
    message: str = Field(description="The same as a sentence")
    started_at: datetime
    ended_at: datetime | None = Field(description="Null while it lasts")
    age_seconds: int = Field(description="Since it began")
    is_open: bool
    observed_at: datetime | None = Field(description="The latest observation received before it")
    rows_lost: int | None = Field(description="Rows that the gap should hold and never came; null where not counted")
    rows_backfilled: int | None = Field(description="Rows of the gap that came after it")
    was: str | None = Field(description="What a change replaced")
    became: str | None = Field(description="What it put instead")


class IncidentsAnswer(Paged):
    """The incidents: those that last, then the others, the latest first."""

    open: int = Field(description="How many of them all last")
    incidents: list[Incident]


def listing(reading: Reading) -> IncidentsAnswer:
    """A page of incidents, of one dataset, theme, service or source when asked."""
    limit, offset = reading.number("limit", DEFAULT, MOST), reading.number("offset", 0, 10**9)
    asked = _asked(reading)
    found = data.rows("suivi/incidents", **asked, size=limit, skip=offset)
    total, lasting = _counts(found, asked)
    shown = [_incident(row) for row in found.to_dict("records")]
    return IncidentsAnswer(**opened(), total=total, open=lasting, limit=limit, offset=offset, incidents=shown)


def _asked(reading: Reading) -> dict[str, str]:
    """The filters of the address; empty for none."""
    town = data.town()
    choices = {
        "dataset": ("jeu", {card.id: card.title for card in data.datasets()}),
        "theme": ("theme", {theme: theme for theme in town.themes}),
        "service": ("service", {owner: card.name for owner, card in town.owners.items()}),
        "source": ("source", {each: each for each in words.sources()}),
        "status": ("etat", STATUSES),
    }
    return {name: (reading.choice(key, labels) if labels else None) or "" for name, (key, labels) in choices.items()}


def _counts(found: Any, asked: dict[str, str]) -> tuple[int, int]:
    """How many there are in all, and how many last; a page beyond the last one asks again."""
    seen = found if len(found) else data.rows("suivi/incidents", **asked, size=1, skip=0)
    return (int(seen["total_count"].iloc[0]), int(seen["open_count"].iloc[0])) if len(seen) else (0, 0)


def _incident(row: dict[Any, Any]) -> Incident:
    started, ended = utc(row["started_at"]), utc(row["ended_at"])
    age = age_of(started, data.now())
    return Incident(
        dataset=row["dataset_id"], title=row["title"], theme=_text(row["theme"]), service=_text(row["service"]),
        source=_text(row["source"]), kind=row["kind"], message=words.told(row), started_at=started, ended_at=ended,
        is_open=ended is None, age_seconds=int(age.total_seconds()) if age else 0, observed_at=utc(row["observed_at"]),
        rows_lost=_count(row["rows_lost"]), rows_backfilled=_count(row["rows_backfilled"]),
        was=_text(row["was"]), became=_text(row["became"]))  # fmt: skip


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _count(value: Any) -> int | None:
    return None if value is None or value != value else int(value)
