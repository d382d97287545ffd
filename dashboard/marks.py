"""Levels to know at a gauge, declared by the town: thresholds and named floods, each with its source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dashboard.strict import Strict

Metres = Annotated[float, Field(ge=-2, le=20)]  # what a gauge of ours can read


class Mark(Strict):
    """One level of one station, above the zero of its own scale.

    ``date`` is that of what is told, as precisely as the source has it: 2021, 2021-02 or 2021-02-04. Only what an
    authority publishes is ``officiel``, and then ``link`` says where it can be read.
    """

    station: str
    kind: Literal["seuil", "crue"]
    label: str = Field(min_length=3)
    level_m: Metres
    date: str = Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
    source: str = Field(min_length=3)
    link: str = Field(default="", pattern=r"^(https://\S+)?$")
    status: Literal["officiel", "presse", "commune", "démonstration"]

    @model_validator(mode="after")
    def _provable(self) -> Mark:
        if self.status == "officiel" and not self.link:
            raise ValueError("link: an official level says where it is published")
        return self


def known(marks: tuple[Mark, ...], stations: set[str]) -> None:
    """Raises ValueError for a level of a station that the town does not follow, or declared twice."""
    for mark in marks:
        if mark.station not in stations:
            raise ValueError(f"marks: {mark.station} is not among the stations")
    keys = [(mark.station, mark.kind, mark.level_m) for mark in marks]
    if len(set(keys)) < len(keys):
        raise ValueError("marks: the same level of a station is declared twice")
