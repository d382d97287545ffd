"""An indicator as declared: what it asks, in which unit, what is aimed at, who answers for it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from dashboard.declarations import Strict
from dashboard.indicators.targets import Target, read_targets
from dashboard.indicators.units import UNITS

Direction = Literal["up", "down", "range", "none"]
Cadence = Literal["day", "week", "month", "quarter", "year", "state"]
Season = Literal["none", "week", "year"]
Total = Literal["sum", "ratio", "mean", "last"]


class Indicator(Strict):
    """One indicator: the keys of its header (docs/indicators.md), its ``id``, its stored query and its statement.

    ``tolerance`` is in ``unit``; ``source`` are dataset ids, ``owner`` a service id of the town's file; ``query`` is
    the stored query's name, ``header_line`` the line of its title in the file.
    """

    id: str = Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")
    title: str = Field(min_length=3)
    question: str = Field(pattern=r"\?$")
    theme: str = Field(min_length=2)
    unit: str
    digits: int = Field(default=0, ge=0, le=4)
    direction: Direction
    targets: tuple[Target, ...] = ()
    tolerance: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    cadence: Cadence
    season: Season = "none"
    total: Total
    owner: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    source: tuple[str, ...] = Field(min_length=1)
    method: str = Field(min_length=10)
    limits: str = ""
    since: date | None = None
    per: Literal["", "population", "denominator"] = ""
    act: str = ""
    query: str
    header_line: int = 1
    sql: str = Field(repr=False)

    @field_validator("unit")
    @classmethod
    def _known_unit(cls, value: str) -> str:
        if value not in UNITS:
            raise ValueError(f"« {value} » is not in dashboard/indicators/units.py")
        return value

    @field_validator("targets", mode="before")
    @classmethod
    def _targets(cls, value: object) -> object:
        return read_targets(value) if isinstance(value, str) else value

    @field_validator("source", mode="before")
    @classmethod
    def _words(cls, value: object) -> object:
        return tuple(word.strip() for word in value.split(",") if word.strip()) if isinstance(value, str) else value

    @field_validator("tolerance", mode="before")
    @classmethod
    def _comma(cls, value: object) -> object:
        return value.replace(",", ".") if isinstance(value, str) else value

    def target_on(self, day: date) -> Target | None:
        """The target in force on a day, None when there is none."""
        return next((target for target in self.targets if target.covers(day)), None)
