"""Dated events that explain a series: openings, floods, lockdowns, changes of method, laws.

``data/events.toml`` holds those of everywhere and of each town; an event names the indicators, themes or services it
touches, and all of them when it names none.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from dashboard.declarations import Strict, Town, read_toml
from dashboard.settings import PROJECT_ROOT

EVENTS = PROJECT_ROOT / "data" / "events.toml"


class Event(Strict):
    """One dated event. ``until`` is its last day, None for a single day or when it lasts.

    ``is_step``: the series starts afresh from that day, so what came before is not compared with what follows.
    ``town`` is an INSEE code, empty for everywhere; ``source`` is where the date was read.
    """

    on: date
    until: date | None = None
    label: str = Field(min_length=3)
    label_en: str = Field(min_length=3)
    kind: Literal["opening", "flood", "lockdown", "method", "law"]
    indicators: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    is_step: bool = False
    source: str = Field(min_length=5)
    town: str = Field(default="", pattern=r"^([0-9AB]{5})?$")

    @model_validator(mode="after")
    def _in_order(self) -> Event:
        if self.until is not None and self.until < self.on:
            raise ValueError(f"until: {self.until} is before {self.on}")
        return self

    def concerns(self, indicator: str, theme: str, owner: str) -> bool:
        """Whether it touches an indicator of this theme and service."""
        if not (self.indicators or self.themes or self.services):
            return True
        return indicator in self.indicators or theme in self.themes or owner in self.services


class Events(Strict):
    """The file: a list of events."""

    events: tuple[Event, ...] = ()


def load_events(town: Town, path: Path = EVENTS) -> tuple[Event, ...]:
    """The events of everywhere and of a town, oldest first. Raises DeclarationError for the first thing wrong."""
    found = (each for each in _read(path) if each.town in ("", town.insee))
    return tuple(sorted(found, key=lambda event: (event.on, event.label)))


@lru_cache(maxsize=8)
def _read(path: Path) -> tuple[Event, ...]:
    return read_toml(path, Events).events if path.exists() else ()
