"""What the WiFi page says: use against before, and nothing under eleven."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.words import wifi
from dashboard.words import wifi_lists as lists
from dashboard.words.wifi_measures import measures

N, THIN = "\u00a0", "\u202f"
ROW = {
    "last_on": pd.Timestamp("2026-11-22"),
    "day_count": 30,
    "before_day_count": 30,
    "sessions": 17_823.0,
    "before_sessions": 19_678.0,
    "year_sessions": 17_527.0,
    "year_day_count": 30,
    "season_low": 16_000.0,
    "season_high": 18_000.0,
    "season_count": 5,
    "masked_count": 0,
    "median_devices": 22.5,
    "is_whole_day": False,
    "volume_gb": 908.0,
    "before_volume_gb": 1_027.0,
    "point_count": 13.0,
    "point_up_count": 13.0,
}


def told(**changes: Any) -> str:
    return wifi.sentence({**ROW, **changes})


def test_the_sentence_compares_with_before_and_with_the_season() -> None:
    assert told() == (
        f"En 30 jours, jusqu’au 22{N}nov. 2026, le WiFi public a ouvert 17{THIN}823 sessions, "
        f"\u22129{N}% sur les 30 jours d’avant et +2{N}% en un an. "
        "C’est habituel en cette saison. 13 bornes sur 13 ont servi le dernier jour."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"masked_count": 2}, "a ouvert au moins 17"),
        ({"day_count": 19}, "trop peu de jours sont publiés pour comparer"),
        ({"year_day_count": 3}, "sur les 30 jours d’avant. C’est"),
        ({"season_count": 2}, "On ne peut pas dire si c’est habituel"),
        ({"sessions": 18_001.0}, "C’est plus que les années d’avant"),
        ({"sessions": 15_999.0}, "C’est moins que les années d’avant"),
        ({"sessions": 1.0}, "a ouvert 1 session,"),
        ({"point_up_count": 1.0}, "1 borne sur 13 a servi"),
        ({"sessions": float("nan")}, "On ne peut rien conclure"),
    ],
)
def test_agreement_and_doubt(changes: dict[str, Any], words: str) -> None:
    assert words in told(**changes)


@pytest.mark.parametrize(
    ("median", "words"), [(10.0, "moins de 11"), (10.5, "moins de 11"), (11.0, "11"), (float("nan"), "non connu")]
)
def test_few_devices_are_fewer_than_eleven(median: float, words: str) -> None:
    assert wifi.devices({"median_devices": median}) == words


def test_a_point_that_is_all_hidden_has_no_length() -> None:
    points = pd.DataFrame(
        {"point_id": ["A", "B"], "point_name": ["Mairie", "Parc"], "sessions": [530.0, None], "masked_count": [1, 2]}
    )
    assert lists.use_ranks(points) == [
        ("A", ("Mairie (1 mois caché)", 530.0, "530")),
        ("B", ("Parc (2 mois cachés)", 0.0, "caché")),
    ]


def test_the_worst_point_comes_first_and_silence_is_no_failure() -> None:
    points = pd.DataFrame(
        {
            "point_id": ["A", "B", "C"],
            "point_name": ["a", "b", "c"],
            "down_h": [2.0, 62.4, None],
            "availability_share": [0.998, 0.993, None],
        }
    )
    assert [(key, rank[2]) for key, rank in lists.down_ranks(points)] == [
        ("B", f"62{N}h (99,3{N}% en service)"),
        ("A", f"2{N}h (99,8{N}% en service)"),
        ("C", "non publié"),
    ]


@pytest.mark.parametrize(
    ("stop", "step"), [(date(2026, 12, 1), "day"), (date(2027, 11, 1), "week"), (date(2031, 11, 1), "month")]
)
def test_the_step_follows_the_length(stop: date, step: str) -> None:
    assert wifi.step(date(2026, 11, 1), stop) == step


def test_the_week_says_its_busiest_hour_and_what_is_hidden() -> None:
    hours = pd.DataFrame({"weekday": [1, 3, 7], "hour": [9, 16, 4], "sessions": [40.0, 90.0, None]})
    assert wifi.hours_summary(hours) == (
        f"L’heure la plus chargée est 16{N}h le mercredi{N}; 1 heure sur 3 est trop calme."
    )


def test_without_a_value_a_summary_says_so() -> None:
    nothing = pd.DataFrame({"sessions": [float("nan")], "weekday": [1], "hour": [4]})
    assert measures(of_a_point=False)["sessions"].summary(nothing) == "Aucune valeur à montrer sur la période."
    assert wifi.hours_summary(nothing) == "Aucune heure n’a assez de sessions pour être montrée."


def test_too_few_days_before_are_not_compared() -> None:
    row = {**ROW, "before_day_count": 3}
    assert wifi.before(row) == wifi.volume_before(row) == "trop peu de jours avant pour comparer"
    assert wifi.volume_before(ROW) == f"1{THIN}027{N}Go les 30 jours d’avant (\u221212{N}%)"


def test_each_measure_is_told_in_its_unit() -> None:
    found = measures(of_a_point=False)
    weeks = pd.DataFrame({"volume_gb": [1.25, 3.0], "availability_share": [0.9, 0.954]})
    assert found["volume"].title("week") == "Volume échangé, semaine par semaine"
    told = found["volume"].summary(weeks)
    assert told == f"Volume échangé{N}: de 1,2{N}Go à 3,0{N}Go, 3,0{N}Go à la fin de la période."
    up = found["disponibilite"]
    assert list(up.drawn(weeks)["availability_share"].round(1)) == [90.0, 95.4]
    assert "terminaux" not in measures(of_a_point=True)


def test_three_hours_down_are_never_a_hundred_per_cent() -> None:
    assert lists.down({"down_h": 3.0, "availability_share": 0.99998}) == f"3{N}h (99,9{N}% en service)"
    assert lists.down({"down_h": 0.0, "availability_share": 1.0}) == f"0{N}h (100,0{N}% en service)"
