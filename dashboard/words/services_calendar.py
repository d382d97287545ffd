"""What the calendar of the services says: counts by working day or school day, in and out of holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.figures.calendar import days_of, holiday_share, school_days, working_days
from dashboard.locale import _, language, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import month, weekday_names
from dashboard.locale.french_calendar import days_off, is_school_known, school_holidays
from dashboard.locale.numbers import NBSP, decimal, integer, is_known
from dashboard.words.change import change

CANTEEN = "restauration-scolaire"
MOSTLY = 1 / 3  # a period with at least a third of its days in school holidays
_GRAINS = ("mois", "trimestre")  # a year has as many working days as the next, but for one or two


@dataclass(frozen=True)
class Days:
    """What a period is divided by: school days for the canteen, working days for the rest.

    ``off`` holds public holidays, ``breaks`` every day of the school holidays.
    """

    is_school: bool
    off: frozenset[date]
    breaks: frozenset[date]

    def count(self, first: date, last: date) -> int:
        """How many there are from ``first`` to ``last``, both included; 0 where the school year is not known."""
        if not self.is_school:
            return working_days(first, last, self.off)
        return school_days(first, last, self.off, self.breaks) if is_school_known(first) else 0


def per_day(choices: pd.DataFrame) -> pd.DataFrame:
    """The indicators that mean something by day: events counted by month or quarter; people are no flow."""
    return choices[choices["grain"].isin(_GRAINS) & (choices["unit"] != "personnes")]


def days_for(service: str, first: date, last: date, department: str, zone: str) -> Days:
    """The days of a service from a year before ``first`` to ``last``."""
    before = first - timedelta(days=366)
    breaks = days_of((each.first, each.last) for each in school_holidays(before, last, zone))
    return Days(service == CANTEEN, days_off(before, last, department), breaks)


def shades_said(tones: Sequence[str]) -> str:
    """What the bands behind the series are; empty without any."""
    said = {"quiet": _("Bandes claires\u00a0: vacances scolaires"), "strong": _("bandes nommées\u00a0: confinements")}
    return "\u00a0; ".join(text for tone, text in said.items() if tone in tones)


def by_day(series: pd.DataFrame, grain: str, days: Days) -> pd.DataFrame:
    """The series with ``day_count``, ``per_day``, ``holiday_share`` (0–1) and ``said``, what the tooltip adds."""
    spans = [(start.date(), _end(start, grain)) for start in series["period_start"]]
    counted = [days.count(first, last) for first, last in spans]
    return series.assign(
        day_count=counted,
        per_day=series["value"] / pd.Series(counted, series.index, dtype="float64").where(lambda count: count > 0),
        holiday_share=[holiday_share(first, last, days.breaks) for first, last in spans],
        said=[day_count(count, days) for count in counted],
    )


def _end(start: pd.Timestamp, grain: str) -> date:
    months = {"an": 12, "trimestre": 3}.get(grain, 1)
    return (start + pd.DateOffset(months=months)).date() - timedelta(days=1)


def day_name(days: Days) -> str:
    """« jour d’école » or « jour ouvré »."""
    return _("jour d’école") if days.is_school else _("jour ouvré")


def day_count(count: int, days: Days) -> str:
    """« 22 jours ouvrés »."""
    if days.is_school:
        return ngettext("{n} jour d’école", "{n} jours d’école", count).format(n=integer(count))
    return ngettext("{n} jour ouvré", "{n} jours ouvrés", count).format(n=integer(count))


def nothing(name: str) -> str:
    """What is said when every period is hidden or missing."""
    return _("{name}\u00a0: aucun nombre à montrer sur la période.").format(name=name)


def sentence(name: str, series: pd.DataFrame, grain: str, days: Days) -> str:
    """The last period by day against the same a year before; months in holidays against the others."""
    known = series[series["per_day"].notna()]
    if known.empty:
        return nothing(name)
    last = known.iloc[-1]
    said = _("{name}\u00a0: {value} par {day} en {month} ({count})").format(
        name=name, value=decimal(last["per_day"], 1), day=day_name(days), month=month(last["period_start"]),
        count=day_count(int(last["day_count"]), days),
    )  # fmt: skip
    if is_known(last["year_before"]) and (before := _year_before(last["period_start"], grain, days)):
        said += _(", {change} par jour en un an").format(change=change(last["per_day"], last["year_before"] / before))
    return f"{said}. {_holidays(known, days)}".strip()


def _year_before(start: pd.Timestamp, grain: str, days: Days) -> int:
    """How many days the same period had a year before."""
    first = start - pd.DateOffset(years=1)
    return days.count(first.date(), _end(first, grain))


def _holidays(known: pd.DataFrame, days: Days) -> str:
    """The mean by day of periods mostly in school holidays, and of the others; empty when either is missing."""
    inside, outside = known[known["holiday_share"] >= MOSTLY], known[known["holiday_share"] < MOSTLY]
    if days.is_school or inside.empty or outside.empty:
        return ""
    return _("Les périodes de vacances scolaires en comptent {inside} par jour ouvré, les autres {outside}.").format(
        inside=decimal(inside["value"].sum() / inside["day_count"].sum(), 1),
        outside=decimal(outside["value"].sum() / outside["day_count"].sum(), 1),
    )


def note(zone: str) -> str:
    """Where the days come from."""
    return _(
        "Vacances scolaires de la zone {zone}, connues depuis l’automne 2017\u00a0; jours fériés du Code du travail. "
        "Un jour ouvré va du lundi au vendredi, un jour d’école est un lundi, mardi, jeudi ou vendredi hors vacances."
    ).format(zone=zone)


def hours_summary(frame: pd.DataFrame) -> str:
    """The alternative text of the week: its busiest hour."""
    records = [row for row in frame.to_dict("records") if is_known(row["received_count"])]
    top = max(records, key=lambda row: float(row["received_count"]), default=None)
    if top is None or not top["received_count"]:
        return _("Aucune heure n’a assez de demandes pour être montrée.")
    return _("L’heure où il en arrive le plus est {hour} le {weekday}\u00a0: environ {n} depuis le début.").format(
        hour=f"{int(top['hour'])}{NBSP}h", weekday=weekday_names("wide", language())[int(top["weekday"]) - 1],
        n=integer(top["received_count"]),
    )  # fmt: skip


def columns(days: Days) -> dict[str, Column]:
    """What the export of the series holds."""
    return {
        "period_start": Column(_("Période"), "month"),
        "value": Column(_("Valeur"), "integer"),
        "day_count": Column(_("Jours d’école") if days.is_school else _("Jours ouvrés"), "integer"),
        "per_day": Column(_("Par {day}").format(day=day_name(days)), "decimal", 1),
        "holiday_share": Column(_("Part de vacances scolaires"), "percent"),
    }
