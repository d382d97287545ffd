"""The shape of what the API answers, shared parts: OpenAPI is written from these very models.

Instants are in UTC. ``age_seconds`` is counted to ``as_of``, never negative, null where nothing was ever observed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

State = Literal["fresh", "late", "stale", "silent"]


class Shape(BaseModel):
    """What every part of an answer is: fixed once made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(Shape):
    """What every answer says of itself."""

    snapshot: str | None = Field(description="Id of the snapshot that every figure comes from; null before the first")
    built_at: datetime | None = Field(description="When that snapshot was built")
    as_of: datetime = Field(description="The moment that ages are counted to")
    is_demo: bool = Field(description="True when the figures are those of the demonstration town")


class Dated(Shape):
    """How old something is, and what that makes of it."""

    observed_at: datetime | None = Field(description="The latest observation; never the moment of the request")
    age_seconds: int | None = Field(description="From the observation to `as_of`")
    state: State = Field(description="fresh, late, stale, or silent when nothing was ever observed")


class Source(Dated):
    """A dataset that a figure comes from."""

    id: str
    title: str
    producer: str
    licence: str
    licence_url: str


class Figure(Dated):
    """Anything that is drawn from sources."""

    sources: list[Source]


class Paged(Answer):
    """A long list, a part at a time."""

    total: int = Field(description="How many there are in all")
    limit: int
    offset: int
