"""Stations side by side: so many rows to a point, and what one point is."""

from __future__ import annotations

import pandas as pd

from dashboard.declarations import load_town
from dashboard.words import river_curves as words


def weeks(*levels: float | None) -> pd.DataFrame:
    times = pd.date_range("2026-01-04", periods=len(levels), freq="7D")
    known = [float("nan") if level is None else level for level in levels]
    return pd.DataFrame({"measured_at": times, "level_m": known, "season_low_m": 0.5})


def test_four_weeks_are_one_point_counted_from_the_last() -> None:
    drawn = words.grouped(weeks(9.0, 1.0, 2.0, 3.0, 4.0), words.BESIDE["10ans"])
    assert list(drawn["measured_at"]) == [pd.Timestamp("2026-01-04"), pd.Timestamp("2026-02-01")]
    assert drawn["level_m"].iloc[1] == 2.5
    assert pd.isna(drawn["level_m"].iloc[0]), "one week of four is no mean of four"


def test_a_point_needs_half_of_its_weeks() -> None:
    drawn = words.grouped(weeks(None, None, 1.0, 3.0, None, None, None, 4.0), words.BESIDE["10ans"])
    assert drawn["level_m"].iloc[0] == 2.0
    assert pd.isna(drawn["level_m"].iloc[1])


def test_each_span_has_its_small_curve_which_says_what_a_point_is() -> None:
    assert words.BESIDE.keys() == words.SPANS.keys()
    station = load_town("14271").stations[0]
    assert words.beside_title(words.BESIDE["10ans"], station).endswith("moyenne de quatre semaines")
    assert words.beside_title(words.BESIDE["7j"], station).endswith("moyenne de chaque heure")
