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


def test_the_chosen_indicator_comes_first_and_four_are_told() -> None:
    assert services.ranked(["a", "b", "c", "d", "e"], "d") == ["d", "a", "b", "c"]
    assert services.ranked(["a"], "a") == ["a"]


def test_nothing_published_is_said() -> None:
    assert services.sentence("Accueil, visites", []) == f"Accueil, visites{N}: rien n’est publié."


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
