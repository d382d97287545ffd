"""What the river page says: now, what changed, and where the official word is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import pandas as pd

from dashboard.declarations import Station
from dashboard.locale import _
from dashboard.locale.column import Column
from dashboard.locale.dates import age, moment, period
from dashboard.locale.numbers import decimal, signed
from dashboard.passports import Passport
from dashboard.ui.figure import Figure

Reading = Mapping[Any, Any]
State = Literal["met", "watch", "missed", "unknown"]


@dataclass(frozen=True)
class Span:
    """A stretch of time to draw: its stored query and parameters, its axis, the gap beyond which the line breaks."""

    query: str
    parameters: dict[str, int]
    axis: Literal["moment", "day"]
    cadence: timedelta


SPANS = {
    "24h": Span("riviere/recent", {"hours": 24}, "moment", timedelta(minutes=20)),
    "7j": Span("riviere/quarts", {"hours": 168}, "moment", timedelta(minutes=30)),
    "30j": Span("riviere/horaire", {"days": 30}, "moment", timedelta(hours=1)),
    "1an": Span("riviere/quotidien", {"days": 365}, "day", timedelta(days=1)),
    "10ans": Span("riviere/quotidien", {"days": 3652}, "day", timedelta(days=7)),
}
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


def now_sentence(station: str, here: Reading, now: datetime) -> str:
    """The one sentence that can be read alone."""
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


def rate_figure(here: Reading, passport: Passport | None = None) -> Figure:
    """How fast the level moves now, and by how much since one, six and twenty-four hours."""
    changes = _("en 1, 6 et 24\u00a0heures\u00a0: {one}, {six} et {day}\u00a0cm").format(
        one=centimetres(here["change_1h_m"]), six=centimetres(here["change_6h_m"]),
        day=centimetres(here["change_24h_m"]),
    )
    rate = here["change_1h_m"]
    value = signed(rate * 100, 1) if known(rate) else _("non connu")
    return Figure(_("Vitesse de montée"), value, "cm/h" if known(rate) else "", note=changes, passport=passport)


def warning() -> str:
    """What every reader must know before reading a level, in the words agreed for the page."""
    return _("Données brutes, non validées. Pour la vigilance crues : vigicrues.gouv.fr. "
             "Cette page n’est pas un service d’alerte.")


def first(frame: pd.DataFrame) -> datetime | None:
    """The first instant of a curve."""
    return None if frame.empty else frame["measured_at"].min()


def selection(station: str, frame: pd.DataFrame) -> str:
    """What the filters leave, in words."""
    if frame.empty:
        return _("{station}, aucune mesure sur la période").format(station=station)
    first_at, last_at = frame["measured_at"].min(), frame["measured_at"].max()
    return _("{station}, {period}").format(station=station, period=period(first_at.date(), last_at.date()))


def level_title(span: Span) -> str:
    """The title of the main curve: the measure, and what one point of it is."""
    points = {
        "riviere/recent": _("Niveau de l’eau, à chaque mesure"),
        "riviere/quarts": _("Niveau de l’eau, le plus haut de chaque quart d’heure"),
        "riviere/horaire": _("Niveau de l’eau, moyenne de chaque heure"),
    }
    if span.parameters.get("days", 0) > 400:
        return _("Niveau de l’eau, maximum de chaque semaine")
    return points.get(span.query, _("Niveau de l’eau, moyenne de chaque jour"))


def level_subtitle() -> str:
    """What the zero, the band and the dashes are."""
    return _("En mètres au-dessus du zéro de l’échelle\u00a0; en gris, huit années sur dix à ce jour de l’année\u00a0; "
             "en tirets, la médiane\u00a0; un trou est un temps sans mesure")


def downstream(stations: Iterable[Station]) -> list[tuple[str, str]]:
    """The town's stations as the water meets them: upstream, then the town's own, then downstream."""
    order = {"upstream": 0, "main": 1, "downstream": 2}
    return [(each.id, each.name) for each in sorted(stations, key=lambda each: order[each.role])]


def columns() -> dict[str, Column]:
    """How the readings are written in the export."""
    return {
        "measured_at": Column(_("Heure"), "moment"),
        "level_m": Column(_("Niveau"), "decimal", 3, "m"),
        "flow_m3s": Column(_("Débit"), "decimal", 3, "m³/s"),
        "season_low_m": Column(_("Saison, bas"), "decimal", 2, "m"),
        "season_mid_m": Column(_("Saison, médiane"), "decimal", 2, "m"),
        "season_high_m": Column(_("Saison, haut"), "decimal", 2, "m"),
    }


def spans() -> dict[str, str]:
    """The stretches of time to choose from, in words."""
    return {"24h": _("24 heures"), "7j": _("7 jours"), "30j": _("30 jours"), "1an": _("1 an"), "10ans": _("10 ans")}


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
