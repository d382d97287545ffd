"""From the cards of the pages to the shapes of the API: the same ages, the same states."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from dashboard import data
from dashboard.data import DatasetCard
from dashboard.figures.freshness import age_of, freshness, in_utc
from dashboard.server.api.models import Source, State


def opened() -> dict[str, Any]:
    """What every answer says of itself, from the snapshot in use."""
    card = data.snapshot()
    return {"snapshot": card.id if card else None, "built_at": card.built_at if card else None,
            "as_of": data.now(), "is_demo": bool(card and card.is_demo)}  # fmt: skip


def dated(observed_at: datetime | None, state: State, now: datetime) -> dict[str, Any]:
    """An observation, its age in whole seconds, its state."""
    age = age_of(observed_at, now)
    return {"observed_at": utc(observed_at), "age_seconds": None if age is None else int(age.total_seconds()),
            "state": state}  # fmt: skip


def card_dated(card: DatasetCard, now: datetime) -> dict[str, Any]:
    """The same for a dataset; one that has no date of its own is as old as its reception."""
    seen = card.observed_at or card.fetched_at
    return dated(seen, freshness(seen, now, card.late_after, card.stale_after), now)


def source(card: DatasetCard, now: datetime) -> Source:
    """A dataset as the source of a figure."""
    return Source(id=card.id, title=card.title, producer=card.producer, licence=card.licence,
                  licence_url=card.licence_url, **card_dated(card, now))  # fmt: skip


def utc(instant: Any) -> datetime | None:
    """An instant of a frame or of a card as a plain UTC one; a missing one is None."""
    if instant is None or instant != instant:
        return None
    plain = instant.to_pydatetime() if hasattr(instant, "to_pydatetime") else instant
    return in_utc(plain).astimezone(UTC)
