"""What the river page says: now, what changed, and where the official word is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import pandas as pd

from dashboard.locale import _
from dashboard.locale.dates import age, moment
from dashboard.locale.numbers import decimal, signed
from dashboard.passports import Passport
from dashboard.ui.figure import Figure

Reading = Mapping[Any, Any]
State = Literal["met", "watch", "missed", "unknown"]


STEADY_M_PER_H = 0.02
OFFICIAL = "https://www.vigicrues.gouv.fr"


def known(value: float | None) -> bool:
    """Whether a value is a number at all."""
    return value is not None and not math.isnan(value)


def trend(change_1h_m: float | None) -> str:
    """Rising, falling or steady over an hour; within 2 cm it is steady: the gauge's own noise is a few millimetres."""
    if change_1h_m is None or math.isnan(change_1h_m):
        return _("évolution non connue")
    if abs(change_1h_m) < STEADY_M_PER_H:
        return _("stable depuis une heure")
    centimetres = decimal(abs(change_1h_m) * 100, 0)
    if change_1h_m > 0:
        return _("en hausse de {n}\u00a0cm en une heure").format(n=centimetres)
    return _("en baisse de {n}\u00a0cm en une heure").format(n=centimetres)


def season(level_m: float | None, low_m: float | None, high_m: float | None) -> str:
    """The level against the usual levels of the season: the middle eight tenths of past years."""
    if not (known(level_m) and known(low_m) and known(high_m)):
        return _("On ne peut pas dire si c’est habituel : trop peu d’années sont connues.")
    assert level_m is not None and low_m is not None and high_m is not None
    if level_m > high_m:
        return _("C’est plus haut que d’habitude en cette saison.")
    if level_m < low_m:
        return _("C’est plus bas que d’habitude en cette saison.")
    return _("C’est un niveau habituel en cette saison.")


def now_sentence(station: str, here: Reading, now: datetime, *, is_late: bool = False) -> str:
    """The one sentence that can be read alone; of a silent station, the last level only and no movement."""
    if is_late:
        return _("{station} était à {level}\u00a0m à sa dernière mesure, {age}. "
                 "On ne sait pas ce que l’eau fait depuis.").format(
            station=station, level=decimal(here["level_m"], 2), age=age(here["measured_at"], now))
    return _("{station} est à {level}\u00a0m, {trend} (mesure {age}). {season}").format(
        station=station, level=decimal(here["level_m"], 2), trend=trend(here["change_1h_m"]),
        age=age(here["measured_at"], now),
        season=season(here["level_m"], here["season_low_m"], here["season_high_m"]),
    )


def centimetres(change_m: float | None) -> str:
    """A change of level with its sign, in whole centimetres; « non connu » when it is not."""
    return signed(change_m * 100) if change_m is not None and known(change_m) else _("non connu")


def flow_figure(here: Reading, now: datetime, passport: Passport | None = None) -> Figure:
    """The flow where it is measured; most gauges of the Orne give the level only, and the card says so."""
    if not known(here["flow_m3s"]):
        return Figure(_("Débit"), _("non mesuré"), note=_("cette station donne le niveau seulement"),
                      passport=passport)
    return Figure(_("Débit"), decimal(here["flow_m3s"], 1), "m³/s", age=age(here["flow_at"], now), passport=passport)


def vigilance_figure(reach: Reading, now: datetime, passport: Passport | None = None) -> Figure:
    """The official level in words, its reach and its time."""
    level = reach.get("level")
    return Figure(_("Vigilance crues"), vigilance(level), note=reach.get("label", ""), state=vigilance_state(level),
                  verdict=vigilance_advice(level), age=moment(reach["issued_at"], now) if reach else "",
                  href=OFFICIAL, passport=passport)


def rate_figure(here: Reading, passport: Passport | None = None, *, is_late: bool = False) -> Figure:
    """How fast the level moves now, and by how much since one, six and twenty-four hours: all in whole centimetres, so
    that the rate and the changes agree. None of it for a silent station."""
    if is_late:
        return Figure(_("Vitesse de montée"), _("non connu"), note=_("la station se tait"), passport=passport)
    changes = _("en 1, 6 et 24\u00a0heures\u00a0: {one}, {six} et {day}\u00a0cm").format(
        one=centimetres(here["change_1h_m"]), six=centimetres(here["change_6h_m"]),
        day=centimetres(here["change_24h_m"]),
    )
    rate = here["change_1h_m"]
    value = centimetres(rate)
    return Figure(_("Vitesse de montée"), value, "cm/h" if known(rate) else "", note=changes, passport=passport)


def warning() -> str:
    """What every reader must know before reading a level, in the words agreed for the page."""
    return _("Données brutes, non validées. Pour la vigilance crues : vigicrues.gouv.fr. "
             "Cette page n’est pas un service d’alerte.")


def extent(frame: pd.DataFrame, column: str, unit: str, digits: int) -> str:
    """Between what and what a measure moved: the chart in one sentence."""
    if not frame[column].notna().any():
        return _("Aucune mesure sur la période.")
    low, high = decimal(frame[column].min(), digits), decimal(frame[column].max(), digits)
    return _("De {low} à {high}\u00a0{unit} sur la période.").format(low=low, high=high, unit=unit)


def vigilance(level: int | None) -> str:
    """The official level in words, never by colour alone."""
    words = {1: _("vert"), 2: _("jaune"), 3: _("orange"), 4: _("rouge")}
    return words.get(level, _("non connu")) if level is not None else _("non connu")


def vigilance_state(level: int | None) -> State:
    """The state that goes with an official level: met, watch, missed, or unknown."""
    states: dict[int, State] = {1: "met", 2: "watch", 3: "missed", 4: "missed"}
    return states.get(level or 0, "unknown")


def vigilance_advice(level: int | None) -> str:
    """What the official scale says of a level (Vigicrues, « signification des couleurs »)."""
    words = {
        1: _("pas de vigilance particulière"), 2: _("risque de montée rapide des eaux"),
        3: _("risque de débordements importants"), 4: _("risque de crue majeure"),
    }
    return words.get(level or 0, _("niveau non publié"))
