"""The note that a load leaves beside the files it read: what only the moment of loading knows."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Change(BaseModel):
    """What a catalogue said otherwise than the one before: ``returned`` is a dataset that is new, or back."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: Literal["withdrawn", "returned", "licence", "schema"]
    dataset: str
    title: str
    theme: str | None = None
    was: str | None = None
    became: str | None = None


class Noted(BaseModel):
    """What a dataset's table held once a fetch was loaded, and what the fetch changed in the catalogue.

    ``observed_at`` is the latest observation, UTC, None for a dataset without dates.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    row_count: int
    observed_at: datetime | None = None
    changes: tuple[Change, ...] = ()
