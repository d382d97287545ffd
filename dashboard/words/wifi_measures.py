"""What can be drawn of the WiFi over time: use, volume, how long a session lasts, devices at most, time up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.locale import _
from dashboard.locale.numbers import quantity
from dashboard.words.wifi import Step, step_title

SESSIONS = "sessions"


@dataclass(frozen=True)
class Measure:
    """One of them: its column, its name and unit, decimals, and what the share is multiplied by to be drawn."""

    column: str
    name: str
    unit: str = ""
    digits: int = 0
    factor: float = 1.0

    @property
    def named(self) -> str:
        """The name within a sentence."""
        return self.name[:1].lower() + self.name[1:]

    def title(self, by: Step) -> str:
        """« Volume par jour, en moyenne de la semaine (Go) »."""
        if self.column == SESSIONS:
            return step_title(by)
        span = {"day": _("jour par jour"), "week": _("semaine par semaine"), "month": _("mois par mois")}[by]
        return _("{name}, {span}").format(name=self.name, span=span)

    def drawn(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with the column in the unit that is drawn."""
        return frame.assign(**{self.column: frame[self.column] * self.factor})

    def summary(self, frame: pd.DataFrame) -> str:
        """The alternative text: least, most and last of what is drawn."""
        known = frame[self.column].dropna()
        if known.empty:
            return _("Aucune valeur à montrer sur la période.")
        low, high, last = (quantity(value, self.unit, self.digits)
                           for value in (known.min(), known.max(), known.iloc[-1]))  # fmt: skip
        return _("{name}\u00a0: de {low} à {high}, {last} à la fin de la période.").format(
            name=self.name, low=low, high=high, last=last
        )


def measures(*, of_a_point: bool) -> Mapping[str, Measure]:
    """Slug → measure. One point has no « terminaux »: its months are too long for a device to be counted once."""
    found = {
        SESSIONS: Measure("sessions", _("Sessions")),
        "volume": Measure("volume_gb", _("Volume échangé"), _("Go"), 1),
        "duree": Measure("session_min", _("Durée moyenne d’une session"), "min"),
        "terminaux": Measure("peak_devices", _("Terminaux en une heure à la borne la plus chargée")),
        "disponibilite": Measure("availability_share", _("Part du temps en service"), "%", 1, 100.0),
    }
    return {slug: each for slug, each in found.items() if slug != "terminaux" or not of_a_point}
