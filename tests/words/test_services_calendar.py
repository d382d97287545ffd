"""What the calendar of the services says: by open day, a year before, in and out of the holidays."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.words import services_calendar as told

N = "\u00a0"


def days(service: str = "accueil", first: date = date(2025, 11, 1), last: date = date(2026, 10, 31)) -> told.Days:
    return told.days_for(service, first, last, "14", "B")


def series(**months: tuple[float | None, float | None]) -> pd.DataFrame:
    """Months (`m2026_05`) with their value and that of the year before."""
    rows = [
        {"period_start": pd.Timestamp(name[1:].replace("_", "-") + "-01"), "value": value, "year_before": before}
        for name, (value, before) in months.items()
    ]
    return pd.DataFrame(rows).astype({"value": "float64", "year_before": "float64"})


def test_a_month_is_divided_by_its_working_days() -> None:
    shown = told.by_day(series(m2026_05=(170.0, None)), "mois", days())
    assert (shown["day_count"][0], shown["per_day"][0], shown["said"][0]) == (17, 10.0, "17 jours ouvrés")


def test_the_canteen_is_divided_by_school_days() -> None:
    shown = told.by_day(series(m2026_05=(1_200.0, None), m2026_08=(0.0, None)), "mois", days("restauration-scolaire"))
    assert list(shown["day_count"]) == [12, 0]
    assert shown["per_day"][0] == 100.0
    assert pd.isna(shown["per_day"][1])


def test_a_school_year_that_nobody_knows_gives_no_school_day() -> None:
    early = days("restauration-scolaire", date(2016, 1, 1), date(2016, 12, 31))
    assert early.count(date(2016, 3, 1), date(2016, 3, 31)) == 0


def test_the_year_before_is_compared_by_day_and_holidays_with_the_rest() -> None:
    counted = days()
    shown = told.by_day(series(m2026_05=(340.0, None), m2026_08=(210.0, 200.0)), "mois", counted)
    said = told.sentence("Accueil, visites", shown, "mois", counted)
    assert said == (
        f"Accueil, visites{N}: 10,0 par jour ouvré en août 2026 (21 jours ouvrés), sans changement par jour en un an. "
        "Les périodes de vacances scolaires en comptent 10,0 par jour ouvré, les autres 20,0."
    )


def test_nothing_to_show_is_said() -> None:
    shown = told.by_day(series(m2026_05=(None, None)), "mois", days())
    assert "aucun nombre à montrer" in told.sentence("Accueil", shown, "mois", days())


def test_people_and_years_are_no_flow() -> None:
    choices = pd.DataFrame({"unit": ["visites", "personnes", "actes"], "grain": ["mois", "mois", "an"]})
    assert list(told.per_day(choices)["unit"]) == ["visites"]


def test_the_busiest_hour_is_said_to_the_nearest_ten() -> None:
    week = pd.DataFrame({"weekday": [1, 3], "hour": [9, 14], "received_count": [40.0, None]})
    assert told.hours_summary(week).endswith(f"est 9{N}h le lundi{N}: environ 40 depuis le début.")


def test_bands_are_explained_only_when_they_are_drawn() -> None:
    assert told.shades_said([]) == ""
    assert told.shades_said(["quiet"]) == f"Bandes claires{N}: vacances scolaires"
    assert "confinements" in told.shades_said(["quiet", "strong"])
