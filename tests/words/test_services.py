"""What the services page says, and when it says that one cannot conclude."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from dashboard.words import services

N = "\u00a0"
LATEST = {
    "period_start": pd.Timestamp("2026-10-01"),
    "grain": "mois",
    "value": 728.0,
    "is_masked": False,
    "is_final": False,
    "year_before": 700.0,
    "season_low": 690.0,
    "season_high": 857.0,
    "season_count": 5,
}
REQUESTS = {
    "received_count": 930,
    "before_count": 950.0,
    "open_count": 54,
    "aged_count": 896,
    "quick_count": 599,
    "quick_share": 0.6685,
}


def told(**changes: Any) -> str:
    return services.last_count("Accueil, visites", {**LATEST, **changes})


def test_the_last_count_is_said_with_its_season() -> None:
    assert told() == (
        f"Accueil, visites{N}: 728 en octobre 2026 (chiffre provisoire), +4{N}% en un an. "
        f"C’est habituel{N}: de 690 à 857 à la même période des 5 années d’avant."
    )


@pytest.mark.parametrize(
    ("value", "words", "short"),
    [
        (690.0, "C’est habituel", "habituel pour la saison"),
        (857.0, "C’est habituel", "habituel pour la saison"),
        (858.0, "C’est plus que dans chacune des 5 années d’avant", "plus que d’habitude"),
        (689.0, "C’est moins que dans chacune des 5 années d’avant", "moins que d’habitude"),
    ],
)
def test_a_value_exactly_at_a_bound_is_usual(value: float, words: str, short: str) -> None:
    assert words in told(value=value)
    assert services.season({**LATEST, "value": value}) == short


def test_two_years_are_too_few_to_conclude() -> None:
    assert "On ne peut pas dire si c’est habituel" in told(season_count=2)
    assert services.season({**LATEST, "season_count": 2}) == "on ne peut pas conclure"


def test_a_hidden_count_shows_no_number() -> None:
    hidden = {**LATEST, "value": float("nan"), "is_masked": True}
    assert told(value=float("nan"), is_masked=True, is_final=True) == (
        f"Accueil, visites{N}: moins de 11 en octobre 2026. Sous 11 personnes, le nombre n’est pas montré."
    )
    assert services.count(hidden) == "moins de 11"
    assert services.year_before(hidden) == f"nombre caché{N}: moins de 11 personnes"


@pytest.mark.parametrize(
    ("grain", "name"), [("mois", "octobre 2026"), ("an", "2026"), ("trimestre", "4e trimestre 2026")]
)
def test_a_period_is_named_by_its_grain(grain: str, name: str) -> None:
    assert services.period_name(LATEST["period_start"], grain) == name


def test_requests_are_said_with_those_that_wait() -> None:
    assert services.requests(REQUESTS) == (
        f"930 demandes d’habitants sur la période{N}: 67{N}% sont closes en 15 jours, 54 attendent encore."
    )


def test_one_request_is_singular_and_too_few_to_judge() -> None:
    row = {"received_count": 1, "open_count": 1, "aged_count": 0, "quick_share": float("nan")}
    assert services.requests(row) == (
        "1 demande d’habitant sur la période, 1 attend encore. "
        f"On ne peut rien conclure des délais{N}: trop peu ont 15 jours."
    )


def test_no_request_is_no_zero_share() -> None:
    told_of = services.requests({"received_count": 0, "open_count": 0})
    assert told_of == "Aucune demande d’habitant n’est publiée sur la période."


def test_only_an_unfinished_cycle_is_marked() -> None:
    cycle = {"is_partial": False, "sessions": 12, "first_on": pd.Timestamp("2026-09-01")}
    assert [word for _, word in services.unfinished([cycle])] == ["en cours"]
    assert services.unfinished([{**cycle, "sessions": 24}]) == []


def test_a_series_without_values_has_a_summary() -> None:
    frame = pd.DataFrame({"value": [float("nan")]})
    words = services.series_summary("accueil, visites", frame)
    assert words == f"Accueil, visites{N}: aucun nombre à montrer sur la période."


def test_a_provisional_end_is_said_under_the_chart() -> None:
    frame = pd.DataFrame(
        {"status": ["définitif", "provisoire"], "period_start": pd.to_datetime(["2026-09-01", "2026-10-01"])}
    )
    assert services.series_rule(frame).endswith("la dernière période est provisoire")
    assert "provisoire" not in services.series_rule(frame.head(1))
