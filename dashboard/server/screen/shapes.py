"""The shape of ``/api/v1/ecran``: scenes in the order shown, ready to be drawn, and all that lets the screen judge
the age of each figure by itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from dashboard.server.api.models import Answer, Figure, Shape

Status = Literal["met", "watch", "missed", "unknown", "none"]


class ScreenFigure(Figure):
    """One figure in words. Past ``gone_at`` it must be taken away; ``value`` is empty when that has happened."""

    kpi: str = Field(description="The indicator that it is, empty for another measure")
    label: str
    value: str = Field(description="Without its unit; empty when it is too old to be shown")
    unit: str
    status: Status
    word: str = Field(description="Target kept or not, else where it goes")
    goal: str = Field(description="The target that it was judged against, empty without one")
    note: str = Field(description="The period of the value")
    sentence: str = Field(description="The figure told in a sentence, as on the pages")
    is_day: bool = Field(description="Published by the day: its age is counted in days")
    seen: str = Field(description="When it was observed, in words")
    amber_at: datetime | None = Field(description="From then on its age is a warning: three times the cadence")
    gone_at: datetime | None = Field(description="From then on it is too old to be shown")


class Stroke(Shape):
    """One path of a drawing, in SVG's words; its role gives its look."""

    role: Literal["band", "grid", "limit", "line", "dot", "share", "rest"]
    path: str


class Mark(Shape):
    """One text of a drawing."""

    role: Literal["axis", "season", "limit"]
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    text: str


class Drawing(Shape):
    """A picture: its size, its alternative text, what it is made of from back to front."""

    width: int
    height: int
    summary: str
    strokes: list[Stroke]
    marks: list[Mark]


class Scene(Shape):
    """One message. ``seconds`` is how long it stays; a scene with priority comes back every second turn."""

    kind: Literal["figures", "month", "river", "share", "fact", "hours"]
    theme: str
    title: str
    seconds: int
    figures: list[ScreenFigure]
    sentence: str
    note: str
    drawing: Drawing | None
    source: str
    is_demo: bool
    is_priority: bool


class Opened(Shape):
    """One span of opening, as instants and as words."""

    start_at: datetime
    end_at: datetime
    start: str
    end: str


class ScreenDay(Shape):
    """One day of the town hall; no span: closed, ``note`` says why when it is not the usual week."""

    day: date
    name: str = Field(description="« jeudi 26 novembre »")
    short: str = Field(description="« jeudi 26 »")
    note: str
    spans: list[Opened]


class Calendar(Shape):
    """The town hall's coming days, today first."""

    is_demo: bool
    days: list[ScreenDay]


class Look(Shape):
    """How the screen behaves: light or dark, black at night, how often it asks."""

    theme: Literal["light", "dark", "hours"]
    day_start: str = Field(description="HH:MM in Paris, from when « hours » is light")
    day_end: str
    is_black_at_night: bool
    margin_seconds: int = Field(description="How long before and after its hours the hall is lit")
    poll_seconds: int


class ScreenAnswer(Answer):
    """All that the public screen shows."""

    town: str
    language: Literal["fr", "en"]
    document: str = Field(description="Version of the document that goes with this answer")
    look: Look
    calendar: Calendar | None = Field(description="null where the town has not declared its hours")
    scenes: list[Scene]
