"""What a town declares of its public screen: the scenes, the town hall's hours, when the river comes first.

    [opening]                  the town hall's hours, a list of spans a day: monday = ["08:30-12:00", "13:30-17:30"]
    [[opening.exceptions]]     days that differ: from, to, hours, label
    [display]                  how the screen looks and when it sleeps
    [display.river]            the gauge that is shown, and from when it comes back every second turn
    [[scenes]]                 what is shown, in this order, six at most
"""

from __future__ import annotations

import re
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from dashboard.strict import Strict

MOST_SCENES, MOST_FIGURES, MOST_TOLD = 6, 3, 40
# What tells how the town's own machinery works: never told in a hall unless the town names it.
INTERNAL = (
    "adresses_certifiees", "adresses_sans_position", "erreurs_traitees_15j", "jeux_de_donnees_a_jour",
    "jeux_de_donnees_avec_licence", "marches_avenants_surcout", "marches_delai_publication", "marches_montant_notifie",
    "orne_ecart_saison", "wifi_bornes_en_panne", "wifi_disponibilite", "wifi_volume",
)  # fmt: skip
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


class Span(Strict):
    """From an hour to a later one of the same day, in Paris."""

    start: time
    end: time

    @model_validator(mode="after")
    def _forwards(self) -> Span:
        if self.start >= self.end:
            raise ValueError(f"{self.start:%H:%M}-{self.end:%H:%M} does not go forwards")
        return self


def read_span(value: Any) -> Any:
    """``"08:30-12:00"`` → its two ends; anything else is left to the model."""
    found = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    return {"start": f"{int(found[1]):02d}:{found[2]}", "end": f"{int(found[3]):02d}:{found[4]}"} if found else value


Hours = Annotated[Span, BeforeValidator(read_span)]
Day = tuple[Hours, ...]


def in_order(spans: Day) -> None:
    """Raises ValueError when spans of a day overlap or are out of order."""
    for one, other in pairwise(spans):
        if other.start < one.end:
            raise ValueError(f"{other.start:%H:%M} comes before {one.end:%H:%M}")


class Exceptional(Strict):
    """Days that differ from the week, both included: closed without ``hours``; ``label`` says why."""

    start: date = Field(alias="from")
    end: date | None = Field(default=None, alias="to")
    hours: Day = ()
    label: str = Field(min_length=2, max_length=30)

    @model_validator(mode="after")
    def _right(self) -> Exceptional:
        in_order(self.hours)
        if self.end and self.end < self.start:
            raise ValueError("to: comes before from")
        return self

    def holds(self, day: date) -> bool:
        """Whether a day is among them."""
        return self.start <= day <= (self.end or self.start)


class Opening(Strict):
    """The town hall's hours. On public holidays it is closed unless ``holidays`` is true; exceptions come first.

    ``is_demo`` marks hours that the town has not given: the screen says so.
    """

    monday: Day = ()
    tuesday: Day = ()
    wednesday: Day = ()
    thursday: Day = ()
    friday: Day = ()
    saturday: Day = ()
    sunday: Day = ()
    holidays: bool = False
    exceptions: tuple[Exceptional, ...] = ()
    is_demo: bool = False

    @model_validator(mode="after")
    def _right(self) -> Opening:
        for day in self.week:
            in_order(day)
        if not any(self.week):
            raise ValueError("monday: no hours on any day")
        return self

    @property
    def week(self) -> tuple[Day, ...]:
        """The seven days from Monday."""
        return (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)


class RiverDisplay(Strict):
    """The gauge on the screen; its scene comes every second turn from ``threshold_m`` up (its origin in ``act``), or
    from a level of the official vigilance up (2: yellow, 3: orange, 4: red). ``basis`` is what the threshold is worth,
    as the screen tells it: ``officiel`` when an authority has published it, ``commune`` or ``presse`` otherwise."""

    station: str = Field(default="", pattern=r"^([A-Z]\d{9})?$")
    threshold_m: float | None = None
    act: str = ""
    basis: Literal["officiel", "commune", "presse"] = "commune"
    vigilance: Literal[2, 3, 4] = 2

    @model_validator(mode="after")
    def _sourced(self) -> RiverDisplay:
        if self.threshold_m is not None and len(self.act) < 2:
            raise ValueError("act: a threshold says where it comes from")
        return self


class Display(Strict):
    """How the screen looks. ``theme``: light, dark, or by the hour (light during ``day``). ``night``: black outside
    the town hall's hours, ``margin_min`` minutes around them, or lit all the time. ``poll_s``: how often it asks."""

    theme: Literal["light", "dark", "hours"] = "hours"
    day: Hours = Span(start=time(7, 30), end=time(18, 30))
    night: Literal["black", "lit"] = "lit"
    margin_min: int = Field(default=30, ge=0, le=240)
    poll_s: int = Field(default=60, ge=10, le=900)
    river: RiverDisplay = RiverDisplay()


class SceneCard(Strict):
    """One scene. ``kind``: ``figures`` (of a theme, or the ``kpis`` named), ``month`` (the same, read as this month's),
    ``river``, ``share`` (one indicator in percent, drawn), ``fact`` (one of the notable facts), ``hours``.

    A ``fact`` may be told of the ``kpis`` named, else of all but those ``without`` and the internal ones.
    ``title`` replaces the usual one; ``seconds`` is for at most fifteen words, the screen adds time for more.
    """

    kind: Literal["figures", "month", "river", "share", "fact", "hours"]
    title: str = Field(default="", max_length=60)
    theme: str = ""
    kpis: tuple[str, ...] = Field(default=(), max_length=MOST_TOLD)
    without: tuple[str, ...] = Field(default=(), max_length=MOST_TOLD)
    seconds: int = Field(default=13, ge=12, le=15)

    @model_validator(mode="after")
    def _complete(self) -> SceneCard:
        if self.kind == "figures" and not (self.theme or self.kpis):
            raise ValueError("theme: a scene of figures names a theme or kpis")
        if self.kind == "month" and not self.kpis:
            raise ValueError("kpis: a scene of the month names them")
        if self.kind != "fact" and len(self.kpis) > MOST_FIGURES:
            raise ValueError(f"kpis: {MOST_FIGURES} at most")
        if self.without and (self.kind != "fact" or self.kpis):
            raise ValueError("without: only for a scene of facts that names no kpis")
        if self.kind == "share" and len(self.kpis) != 1:
            raise ValueError("kpis: a share is of one indicator")
        return self


USUAL = (
    SceneCard(kind="river"),
    SceneCard(kind="figures", theme="Administration et citoyenneté"),
    SceneCard(kind="share", kpis=("jeux_a_300_m",)),
    SceneCard(kind="fact"),
)
