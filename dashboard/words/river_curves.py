"""What the river's curves say of themselves: a point, the band, a hole, what lies out of view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import pandas as pd

from dashboard.charts.frames import framed
from dashboard.declarations import Station
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import period
from dashboard.locale.numbers import decimal, integer

DAYS_OF_A_WEEK = 7
SEPARATOR = " · "
CLOSE_M = 0.2  # the least height of a short curve: under it, the noise of a gauge would look like a flood


@dataclass(frozen=True)
class Span:
    """A stretch of time to draw: its stored query and parameters, its axis, the gap beyond which the line breaks.

    With ``least_m`` the scale follows the level alone, over at least so many metres. ``rows_a_point`` rows are drawn
    as their mean.
    """

    query: str
    parameters: dict[str, int]
    axis: Literal["moment", "day"]
    cadence: timedelta
    least_m: float | None = None
    rows_a_point: int = 1


SPANS = {
    "24h": Span("riviere/recent", {"hours": 24}, "moment", timedelta(minutes=20), CLOSE_M),
    "7j": Span("riviere/quarts", {"hours": 168}, "moment", timedelta(minutes=30), CLOSE_M),
    "30j": Span("riviere/horaire", {"days": 30}, "moment", timedelta(hours=1)),
    "1an": Span("riviere/quotidien", {"days": 365}, "day", timedelta(days=1)),
    "10ans": Span("riviere/hebdomadaire", {"weeks": 522}, "day", timedelta(days=7)),
}

# A station beside the others is drawn small: by what its width can show, so that the page stays light.
BESIDE = {
    "24h": Span("riviere/quarts", {"hours": 24}, "moment", timedelta(minutes=30), CLOSE_M),
    "7j": Span("riviere/horaire", {"days": 7}, "moment", timedelta(hours=1), CLOSE_M),
    "30j": Span("riviere/quotidien", {"days": 30}, "day", timedelta(days=1)),
    "1an": Span("riviere/hebdomadaire", {"weeks": 53}, "day", timedelta(days=7)),
    "10ans": Span("riviere/hebdomadaire", {"weeks": 520}, "day", timedelta(days=28), rows_a_point=4),
}


def spans() -> dict[str, str]:
    """The stretches of time to choose from, in words."""
    return {"24h": _("24 heures"), "7j": _("7 jours"), "30j": _("30 jours"), "1an": _("1 an"), "10ans": _("10 ans")}


def first(frame: pd.DataFrame) -> datetime | None:
    """The first instant of a curve."""
    return None if frame.empty else frame["measured_at"].min()


def stopped(frame: pd.DataFrame, now: datetime, *, is_late: bool) -> pd.DataFrame:
    """The curve of a silent station goes on, empty, up to now: the line is seen to stop."""
    if frame.empty or not is_late:
        return frame
    last = pd.DataFrame({"measured_at": [pd.Timestamp(now).tz_convert("UTC").tz_localize(None)]})
    return pd.concat([frame, last.astype(frame.dtypes[["measured_at"]].to_dict())], ignore_index=True)


def selection(station: str, frame: pd.DataFrame) -> str:
    """What the filters leave, in words."""
    if frame.empty:
        return _("{station}, aucune mesure sur la période").format(station=station)
    first_at, last_at = frame["measured_at"].min(), frame["measured_at"].max()
    return _("{station}, {period}").format(station=station, period=period(first_at.date(), last_at.date()))


def level_title(span: Span) -> str:
    """The title of the main curve: the measure, and what one point of it is."""
    return {
        "riviere/recent": _("Niveau de l’eau, à chaque mesure"),
        "riviere/quarts": _("Niveau de l’eau, le plus haut de chaque quart d’heure"),
        "riviere/horaire": _("Niveau de l’eau, moyenne de chaque heure"),
        "riviere/quotidien": _("Niveau de l’eau, moyenne de chaque jour"),
        "riviere/hebdomadaire": _("Niveau de l’eau, moyenne de chaque semaine"),
    }[span.query]


def level_subtitle(span: Span, frame: pd.DataFrame) -> str:
    """What the zero, the band, the dashes and the holes are, and what of it lies out of view."""
    said = [_("En mètres au-dessus du zéro de l’échelle"), *season_words(span, frame), *gap_words(span, frame)]
    return SEPARATOR.join(said)


def season_words(span: Span, frame: pd.DataFrame) -> list[str]:
    """What the band and the dashes are; where the scale leaves them out, their values instead."""
    low, high, middle = (frame[f"season_{name}_m"] for name in ("low", "high", "mid"))
    if not low.notna().any():
        return [_("la saison n’est pas connue ici")]
    if span.least_m and frame["level_m"].notna().any():
        return _framed_words(low.min(), high.max(), middle.median(), framed(frame["level_m"], span.least_m))
    if span.query == "riviere/hebdomadaire":
        return [_("en gris, huit semaines sur dix à cette période de l’année"), _("en tirets, la médiane"),
                _("les points, l’heure la plus haute des grandes crues")]
    return [_("en gris, huit années sur dix à ce jour de l’année"), _("en tirets, la médiane")]


def _framed_words(low: float, high: float, middle: float, frame: tuple[float, float]) -> list[str]:
    bottom, top = frame
    usual = {"low": decimal(low, 2), "high": decimal(high, 2)}
    dashes = _("en tirets, la médiane")
    if not bottom <= middle <= top:
        dashes = _("la médiane, {middle}\u00a0m, est hors du cadre").format(middle=decimal(middle, 2))
    if high < bottom:
        return [_("les niveaux habituels en cette saison, de {low} à {high}\u00a0m, sont sous le cadre"
                  ).format(**usual)]
    if low > top:
        return [_("les niveaux habituels en cette saison, de {low} à {high}\u00a0m, sont au-dessus du cadre"
                  ).format(**usual)]
    if low <= bottom and high >= top:
        return [_("tout le cadre est gris\u00a0: les niveaux habituels en cette saison vont de {low} à {high}\u00a0m"
                  ).format(**usual), dashes]
    return [_("en gris, les niveaux habituels en cette saison, de {low} à {high}\u00a0m").format(**usual), dashes]


def gap_words(span: Span, frame: pd.DataFrame) -> list[str]:
    """What a hole is; of weeks, how many are incomplete without being a hole."""
    if "day_count" not in frame:
        return [_("un trou est un temps sans mesure")]
    days = frame["day_count"]
    partial = int(((days < DAYS_OF_A_WEEK) & frame["level_m"].notna()).sum())
    empty = _("un trou est une semaine de moins de quatre jours mesurés")
    if not partial:
        return [empty]
    told = ngettext("{n} autre semaine est incomplète", "{n} autres semaines sont incomplètes", partial)
    return [empty, told.format(n=integer(partial))]


def noted(frame: pd.DataFrame) -> pd.DataFrame:
    """A curve of weeks with the words of those that are incomplete, for who points at them."""
    if "day_count" not in frame:
        return frame
    told = _("{n} jours mesurés sur 7")
    words = ["" if days >= DAYS_OF_A_WEEK else told.format(n=integer(days)) for days in frame["day_count"]]
    return frame.assign(note=words)


def along(stations: Iterable[Station]) -> list[Station]:
    """The town's stations as the water meets them: upstream, then the town's own, then downstream."""
    order = {"upstream": 0, "main": 1, "downstream": 2}
    return sorted(stations, key=lambda each: order[each.role])


def grouped(frame: pd.DataFrame, span: Span) -> pd.DataFrame:
    """The rows of a small curve, so many to a point counted from the last; under half of them, the point is empty."""
    if span.rows_a_point == 1 or frame.empty:
        return frame
    group = pd.Series(range(len(frame) - 1, -1, -1), index=frame.index) // span.rows_a_point
    found = frame.groupby(group, sort=False)
    levels = [name for name in map(str, frame) if name.endswith("_m")]
    enough = found["level_m"].count() * 2 >= span.rows_a_point
    means = found[levels].mean().where(enough)
    return means.assign(measured_at=found["measured_at"].max()).reset_index(drop=True)


def beside_title(span: Span, station: Station) -> str:
    """What stands under the name of a station beside the others: where it is, and what one point is."""
    point = _("Niveau de l’eau, moyenne de quatre semaines") if span.rows_a_point > 1 else level_title(span)
    return SEPARATOR.join((beside(station), point))


def beside(station: Station) -> str:
    """Where a station stands, and what moves its level besides the rain."""
    place = {"upstream": _("En amont"), "main": _("La station de la ville"), "downstream": _("En aval")}[station.role]
    tide = {
        "none": "",
        "likely": _("marée probable\u00a0: la mer fait sans doute aussi monter et baisser ce niveau"),
        "known": _("la marée fait aussi monter et baisser ce niveau"),
    }[station.tide]
    return SEPARATOR.join(filter(None, (place, tide)))


def columns(frame: pd.DataFrame) -> dict[str, Column]:
    """How the readings are written in the export."""
    written = {
        "measured_at": Column(_("Heure"), "moment"),
        "level_m": Column(_("Niveau"), "decimal", 3, "m"),
        "flow_m3s": Column(_("Débit"), "decimal", 3, "m³/s"),
        "season_low_m": Column(_("Saison, bas"), "decimal", 2, "m"),
        "season_mid_m": Column(_("Saison, médiane"), "decimal", 2, "m"),
        "season_high_m": Column(_("Saison, haut"), "decimal", 2, "m"),
        "level_max_m": Column(_("Mesure la plus haute"), "decimal", 2, "m"),
        "day_count": Column(_("Jours mesurés"), "integer"),
    }
    return {name: column for name, column in written.items() if name in frame}
