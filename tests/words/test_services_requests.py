"""What is said of residents' requests: cohorts by quarter, a stock at the end of a month, and what is hidden."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.words import services_requests as words

N = "\u00a0"
NONE = float("nan")
QUARTERS = {"first_on": pd.Timestamp("2026-01-01"), "last_on": pd.Timestamp("2026-06-30"), "masked_count": 0}
TOWN = {**QUARTERS, "received_count": 930, "before_count": 900.0, "aged_count": 400, "quick_count": 300,
        "quick_share": 0.75, "open_count": 54, "open_on": pd.Timestamp("2026-06-30")}
WAITED = {"median_days": 9, "first_quartile_days": 5, "third_quartile_days": 19}


def said(name: str = "Toutes les demandes", **changes: Any) -> str:
    row = {**TOWN, **changes}
    return words.sentence(row, WAITED, name, row).replace("\u202f", " ")


def test_the_sentence_counts_quarters_and_keeps_its_french_spaces() -> None:
    assert said() == (
        f"Toutes les demandes{N}: 930 demandes reçues, de janvier à juin 2026{N}; 75{N}% des signalements sont clos en "
        "15 jours. La moitié de celles de l’année est close en 9 jours."
    )


def test_a_hidden_quarter_is_said_hidden_not_small() -> None:
    assert " (sans les trimestres cachés)" in said(masked_count=1)
    assert said(received_count=NONE) == (
        f"Toutes les demandes{N}: nombres cachés sur la période, trop petits ou qui en donneraient un."
    )
    ranks = words.ranks(pd.DataFrame([{"value": "bruit", "received_count": NONE, "masked_count": 2}]))
    assert ranks == [("Bruit", 0.0, "caché", "", "2 trimestres cachés")]


def test_a_cohort_and_a_stock_are_told_apart() -> None:
    received, closed, still_open = words.town_figures(TOWN)
    assert received[:2] == ("Demandes reçues", "930")
    assert closed == ("Signalements clos en 15 jours", f"75{N}%", "",
                      "300 sur 400 reçues, de janvier à juin 2026, ouvertes comprises")  # fmt: skip
    assert still_open == ("Demandes encore ouvertes", "54", "", "fin juin 2026, reçues ce mois-là ou avant")


def test_what_is_hidden_or_unknown_has_its_word() -> None:
    received, closed, still_open = words.town_figures(
        {**TOWN, "received_count": NONE, "quick_share": NONE, "quick_count": NONE, "open_count": NONE})
    assert (received[1], closed[1], still_open[1]) == ("caché", "caché", "caché")
    assert words.town_figures({**TOWN, "open_on": pd.NaT})[2][1] == "non connu"


def test_an_object_is_told_by_its_last_whole_year() -> None:
    year = {"year": 2025, "received_count": 80, "quick_count": 60, "quick_share": 0.75}
    assert words.quick(year) == "60 sur 80 reçues, en 2025, ouvertes comprises"
    assert f"{N}; 75{N}% de celles de 2025 sont closes en 15 jours" in words.sentence(TOWN, WAITED, "Objet", year)
    assert words.quick(None).startswith("caché")
    assert words.share(None) == "caché"


def test_the_backlog_is_ranked_hidden_ones_last_and_ages_in_order() -> None:
    frame = pd.DataFrame({"month": pd.to_datetime(["2026-05-01", *["2026-06-01"] * 3]),
                          "value": ["bruit", "bruit", "OTV", "voirie"], "open_count": [90, 12, NONE, 30]})  # fmt: skip
    assert [rank[:3] for rank in words.open_ranks(frame)] == [
        ("Voirie", 30.0, "30"), ("Bruit", 12.0, "12"), ("OTV", 0.0, "caché")]  # fmt: skip
    assert [rank[0] for rank in words.open_ranks(frame, is_age=True)] == ["Bruit", "OTV", "Voirie"]


def test_the_last_month_that_is_hidden_says_so() -> None:
    frame = pd.DataFrame({"month": pd.to_datetime(["2026-06-01"]), "open_count": [NONE], "is_masked": [True]})
    assert words.open_now(frame) == ("caché", "fin juin 2026, reçues ce mois-là ou avant")
    assert words.open_now(frame.head(0))[0] == "non connu"
