"""What the WiFi page says: use, availability, and what is too small to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

import pandas as pd

from dashboard.locale import _, language, ngettext
from dashboard.locale.dates import day, period, weekday_names
from dashboard.locale.numbers import NBSP, integer, is_known, quantity
from dashboard.words.change import change

Row = Mapping[Any, Any]
Step = Literal["day", "week", "month"]
K = 11
FEWEST_DAYS, FEWEST_YEARS = 20, 3
DAYS_UP_TO, WEEKS_UP_TO = 92, 1_100


def step(start: date, stop: date) -> Step:
    """By what sessions are averaged, so that the chart has at most about 150 points."""
    length = (stop - start).days
    if length <= DAYS_UP_TO:
        return "day"
    return "week" if length <= WEEKS_UP_TO else "month"


def cadence(by: Step) -> timedelta:
    """Time between two points, so that three missing ones break the line."""
    return {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=31)}[by]


def step_title(by: Step) -> str:
    """The title of the main chart."""
    words = {
        "day": _("Sessions par jour"),
        "week": _("Sessions par jour, en moyenne de la semaine"),
        "month": _("Sessions par jour, en moyenne du mois"),
    }
    return words[by]


def selection(place: str | None, start: date, stop: date) -> str:
    """What the filters leave, in words."""
    return _("{place}, {period}\u00a0; les chiffres clés sont ceux de toute la ville").format(
        place=place or _("Toute la ville"), period=period(start, stop)
    )


def sentence(row: Row) -> str:
    """How much it served in thirty days, against before and the years before, and how many points answer."""
    if not is_known(row["sessions"]):
        return _("On ne peut rien conclure\u00a0: aucun jour récent n’est publié, ou tous sont trop calmes.")
    sessions = ngettext("{n} session", "{n} sessions", row["sessions"]).format(n=integer(row["sessions"]))
    said = _("En 30 jours, jusqu’au {day}, le WiFi public a ouvert {least}{sessions}{compared}.").format(
        day=day(row["last_on"]), least=_("au moins ") if row["masked_count"] else "", sessions=sessions,
        compared=compared(row),
    )  # fmt: skip
    up = ngettext(
        "{up} borne sur {all} a servi le dernier jour.",
        "{up} bornes sur {all} ont servi le dernier jour.",
        row["point_up_count"],
    )
    return f"{said} {_seasoned(row)} {up.format(up=integer(row['point_up_count']), all=integer(row['point_count']))}"


def compared(row: Row) -> str:
    """« , −9 % sur les 30 jours d’avant et +2 % en un an », as far as the periods are whole."""
    if row["day_count"] < FEWEST_DAYS or row["before_day_count"] < FEWEST_DAYS:
        return _("\u00a0; trop peu de jours sont publiés pour comparer")
    said = _(", {change} sur les 30 jours d’avant").format(change=change(row["sessions"], row["before_sessions"]))
    if row["year_day_count"] >= FEWEST_DAYS:
        said += _(" et {change} en un an").format(change=change(row["sessions"], row["year_sessions"]))
    return said


def _seasoned(row: Row) -> str:
    if row["season_count"] < FEWEST_YEARS or row["day_count"] < FEWEST_DAYS:
        return _("On ne peut pas dire si c’est habituel\u00a0: moins de trois années sont connues.")
    if row["sessions"] > row["season_high"]:
        return _("C’est plus que les années d’avant aux mêmes jours.")
    if row["sessions"] < row["season_low"]:
        return _("C’est moins que les années d’avant aux mêmes jours.")
    return _("C’est habituel en cette saison.")


def season(row: Row) -> str:
    """The same in a few words, under the figure."""
    if not is_known(row["sessions"]) or row["season_count"] < FEWEST_YEARS or row["day_count"] < FEWEST_DAYS:
        return _("on ne peut pas conclure")
    if row["sessions"] > row["season_high"]:
        return _("plus que d’habitude")
    return _("moins que d’habitude") if row["sessions"] < row["season_low"] else _("habituel pour la saison")


def before(row: Row) -> str:
    """The note under the sessions: the thirty days before, and how long a session lasts."""
    said = _before(row, "sessions", "before_sessions", "")
    if not is_known(row.get("session_min")):
        return said
    return _("{before}\u00a0; {minutes} en moyenne par session").format(
        before=said, minutes=quantity(row["session_min"], "min")
    )


def volume_before(row: Row) -> str:
    """The note under the volume: the thirty days before."""
    return _before(row, "volume_gb", "before_volume_gb", _("Go"))


def _before(row: Row, now: str, then: str, unit: str) -> str:
    if row["before_day_count"] < FEWEST_DAYS or not is_known(row[then]):
        return _("trop peu de jours avant pour comparer")
    return _("{before} les 30 jours d’avant ({change})").format(
        before=quantity(row[then], unit), change=change(row[now], row[then])
    )


def devices(row: Row) -> str:
    """The median of the busiest point, « moins de 11 » under that."""
    median = row["median_devices"]
    if not is_known(median):
        return _("non connu")
    return integer(median) if median >= K else _("moins de 11")


def devices_note(row: Row) -> str:
    """What those devices are: one point, one hour (or one day), never a sum."""
    if row["is_whole_day"]:
        return _("en un jour à la borne la plus chargée (médiane)")
    return _("en une heure à la borne la plus chargée (médiane des jours)")


def devices_rule() -> str:
    """Why distinct devices are given one hour (or day) and one point at a time."""
    return _(
        "Un même téléphone peut se connecter à plusieurs bornes et revenir chaque jour. Additionner les terminaux "
        "de deux bornes ou de deux jours le compterait plusieurs fois, et rien ne permet de le reconnaître : aucun"
        " identifiant n’est gardé. On donne donc le plus grand nombre vu par une borne en une heure, et sa médiane"
        " sur 30 jours. Les sessions, elles, s’additionnent : chacune n’a lieu qu’une fois."
    )


def availability(row: Row) -> str:
    """The note under the availability: points that answered on the last day."""
    if not is_known(row["point_count"]):
        return _("rien de publié")
    return _("{up} bornes sur {all} qui publient en service le {day}").format(
        up=integer(row["point_up_count"]), all=integer(row["point_count"]), day=day(row["last_on"])
    )


def hours_summary(frame: pd.DataFrame) -> str:
    """The alternative text of the week: its busiest hour, and how many hours are hidden."""
    records = [row for row in frame.to_dict("records") if is_known(row["sessions"])]
    if not records:
        return _("Aucune heure n’a assez de sessions pour être montrée.")
    top = max(records, key=lambda row: float(row["sessions"]))
    weekday = weekday_names("wide", language())[int(top["weekday"]) - 1]
    quiet = len(frame) - len(records)
    words = ngettext(
        "L’heure la plus chargée est {hour} le {weekday}\u00a0; {n} heure sur {all} est trop calme.",
        "L’heure la plus chargée est {hour} le {weekday}\u00a0; {n} heures sur {all} sont trop calmes.",
        quiet,
    )
    hour = f"{int(top['hour'])}{NBSP}h"
    return words.format(hour=hour, weekday=weekday, n=integer(quiet), all=integer(len(frame)))


def rule() -> str:
    """What is hidden, and why."""
    return _(
        "Un nombre de 1 à 10 personnes n’est jamais montré, ni celui qui le donnerait par différence. "
        "Aucun terminal n’est suivi\u00a0: la ville ne reçoit que des totaux par heure et par borne."
    )
