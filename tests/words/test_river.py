"""The river's words agree with its figures: one rounding, no small share written as zero, defects counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest

from dashboard.words import river, river_curves, river_floods, river_quality


def now(change: float | None) -> dict[str, Any]:
    return {"change_1h_m": change, "change_6h_m": change, "change_24h_m": change}


@pytest.mark.parametrize(("change", "value"), [(-0.002, "0"), (0.004, "0"), (0.034, "+3"), (None, "non connu")])
def test_the_rate_and_the_changes_are_rounded_alike(change: float | None, value: str) -> None:
    figure = river.rate_figure(now(change))
    assert figure.value == value and figure.note is not None and f"\u00a0: {value}, " in figure.note


def month(share: float, suspects: int = 0, cuts: int = 0, days: int = 31) -> str:
    return river_quality.sentence(
        {"missing_share": share, "suspect_count": suspects, "gap_count": cuts, "day_count": days})


def test_a_month_names_its_defects_and_never_writes_a_small_share_as_zero() -> None:
    assert month(0.0, 2) == "Cette station a tout transmis en 31\u00a0jours, avec 2 valeurs signalées."
    assert "moins de 0,1\u00a0%" in month(0.0004, 0, 1) and "1 interruption" in month(0.0004, 0, 1)
    assert "2 valeurs signalées et 1 interruption" in month(0.01, 2, 1)
    assert "prudence" in month(0.2, days=38) and "en 38\u00a0jours" in month(0.2, days=38)
    assert "sans défaut" in month(0.0) and "avec prudence" in month(0.08)


def season(level: list[float], low: float, high: float, middle: float) -> pd.DataFrame:
    return pd.DataFrame({"level_m": level, "season_low_m": low, "season_high_m": high, "season_mid_m": middle})


@pytest.mark.parametrize(("low", "high", "middle", "said"), [
    (0.1, 1.0, 0.5, "tout le cadre est gris"),
    (1.0, 2.0, 1.5, "au-dessus du cadre"),
    (0.0, 0.1, 0.05, "sous le cadre"),
    (0.2, 1.0, 0.25, "en gris, les niveaux habituels"),
])
def test_a_short_curve_tells_where_the_season_is(low: float, high: float, middle: float, said: str) -> None:
    told = river_curves.level_subtitle(river_curves.SPANS["24h"], season([0.22, 0.23], low, high, middle))
    assert said in told


def test_weeks_that_are_incomplete_are_counted_and_told_one_by_one() -> None:
    weeks = season([0.2, 0.3, 0.4], 0.1, 0.5, 0.3).assign(day_count=[7, 5, 7])
    assert "1 autre semaine est incomplète" in river_curves.level_subtitle(river_curves.SPANS["10ans"], weeks)
    assert river_curves.noted(weeks)["note"].tolist() == ["", "5 jours mesurés sur 7", ""]


def test_the_curve_of_a_silent_station_goes_on_empty_up_to_now() -> None:
    frame = pd.DataFrame({"measured_at": [datetime(2026, 11, 20)], "level_m": [1.0]})
    drawn = river_curves.stopped(frame, pd.Timestamp("2026-11-23", tz="UTC").to_pydatetime(), is_late=True)
    assert drawn["measured_at"].max() == datetime(2026, 11, 23) and drawn["level_m"].isna().tolist() == [False, True]
    assert river_curves.stopped(frame, datetime(2026, 11, 23), is_late=False) is frame


def test_floods_marked_on_a_curve_are_the_highest_and_stand_apart() -> None:
    peaks = [date(2025, 1, 9), date(2019, 12, 4), date(2020, 2, 14), date(2022, 12, 4)]
    frame = pd.DataFrame({"peak_at": pd.to_datetime(peaks), "peak_m": [2.75, 2.04, 1.83, 1.62]})
    kept = river_floods.dated(frame, datetime(2017, 1, 1), datetime(2026, 11, 23))
    assert [words for _at, _height, words in kept] == [
        "janv. 2025\n2,75\u00a0m", "déc. 2019\n2,04\u00a0m", "déc. 2022\n1,62\u00a0m"]


@pytest.mark.parametrize(("text", "said"), [("2021", "2021"), ("2021-02", "février 2021"), (None, "")])
def test_a_date_is_as_precise_as_it_was_declared(text: str | None, said: str) -> None:
    assert river_floods.when(text) == said
