"""What is said of an indicator, to the letter, in both languages. The sentences are in ``kpi_sentences.tsv``."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.indicators.units import COUNTED
from dashboard.locale import use
from dashboard.words import kpi_periods as periods
from dashboard.words import kpis as words
from dashboard.words.kpi_units import moved, written
from tests.words.made_kpi import NOW, Event, Goal, Made, made

QUIET = [80.0, 82.0, 79.0, 81.0] * 3
AT_LEAST_85 = Goal(85.0)
CASES: dict[str, Made] = {
    "usual": made([*QUIET, 80.0], goal=AT_LEAST_85, tolerance=3),
    "change": made([*QUIET, 92.0], goal=AT_LEAST_85),
    "run": made([*QUIET[:-1], *[81.6, 82.4] * 4], goal=Goal(80.0)),
    "trend down jan": made([*QUIET[:10], 83.0, 82.0, 81.0, 80.0, 79.0, 78.0], goal=Goal(80.0, is_demo=True),
                           last=date(2026, 2, 1)),
    "few": made(QUIET[:5]),
    "const": made([85.0] * 12, goal=AT_LEAST_85),
    "stale": made(QUIET, state="stale", observed_at=datetime(2026, 8, 2, tzinfo=UTC)),
    "late": made(QUIET, state="late"),
    "silent": made([], state="silent", observed_at=None),
    "zero": made([0.0, 1.0], unit="visites", direction="none", title="Visites"),
    "two": made([0.0, 2.0], unit="visites", title="Visites"),
    "down0": made([2.0, 0.0], unit="visites", title="Visites"),
    "q": made([3.0, 4.0, 5.0, 6.0, 7.5], unit="jours", digits=1, direction="down", goal=Goal(7.0), cadence="quarter",
              title="Délai"),
    "range": made([1.0, 2.0], unit="m", digits=2, direction="range", goal=Goal(low=0.3, high=1.8), cadence="day",
                  last=date(2026, 11, 3), title="Niveau de l’Orne"),
    "eur": made([1_200_000.0, 1_250_000.0], unit="€", cadence="year", last=date(2025, 1, 1), title="Dépenses"),
    "hab": made([123.0], unit="€/hab.", cadence="year", last=date(2025, 1, 1), title="Dépenses"),
    "week": made([3.0, 1.0], unit="marchés", cadence="week", last=date(2026, 11, 2), title="Marchés"),
    "season": made([100.0 + (50 if m % 12 == 6 else 0) + m * 7 % 5 for m in range(36)], unit="visites", season="year",
                   title="Visites"),
    "stepfew": made([*QUIET, *QUIET[:4]], events=[Event(date(2026, 4, 1))]),
    "just": made([84.0, 84.6], goal=AT_LEAST_85),
    "near": made([*QUIET, *QUIET, 85.2, 80.5, 85.6], goal=Goal(80.0)),
    "low beyond": made([*QUIET, 66.0], goal=AT_LEAST_85, tolerance=3),
    "held": made([95.0, 96.0, 94.0, 95.5] * 4, goal=Goal(80.0)),
    "out of reach": made([*QUIET, 81.0], goal=Goal(99.0)),
    "down met": made([12.0, 11.0, 13.0, 12.5] * 4, unit="jours", digits=1, direction="down", goal=Goal(15.0),
                     title="Délai médian"),
    "target zero met": made([0.0, 0.0], unit="bornes", direction="down", goal=Goal(0.0), title="Bornes en panne"),
    "target zero missed": made([0.0, 1.0], unit="bornes", direction="down", goal=Goal(0.0), title="Bornes en panne"),
    "range below": made([0.5, 0.2], unit="m", digits=2, direction="range", goal=Goal(low=0.3, high=1.8),
                        cadence="day", last=date(2026, 11, 1), title="Niveau de l’Orne"),
    "april": made([4.0, 1.0], unit="marchés", last=date(2026, 4, 1), title="Marchés"),
    "thousands": made([1234.0, 12345.0], unit="visites", last=date(2026, 8, 1), title="Visites"),
    "per mille": made([240.0, 254.0], unit="‰", cadence="year", last=date(2025, 1, 1), title="Inscrits"),
    "negative": made([0.10, -0.25], unit="m", digits=2, direction="none", cadence="day", last=date(2026, 11, 2),
                     title="Écart à la saison"),
    "leaning": made([50 + 30 * math.sin(i / 9) + i % 3 for i in range(80)], goal=Goal(60.0)),
    "rare": made([*[0.0] * 20, 9.0, 6.0, *[0.0] * 26], unit="bornes", direction="down", goal=Goal(0.0),
                 title="Bornes en panne"),
    "change off target": made([*[45.0, 50.0, 47.0, 52.0] * 8, *[62.0, 66.0, 63.0, 65.0] * 3, 66.0], unit="demandes",
                              direction="down", goal=Goal(64.0), tolerance=6, title="Demandes ouvertes"),
    "demo goal": made([70.0, 80.0], goal=Goal(85.0, is_demo=True)),
}  # fmt: skip
FEWEST_SAID = 60
SAID = [line.split("\t") for line in (Path(__file__).parent / "kpi_sentences.tsv").read_text("utf-8").splitlines()[1:]]


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    use("fr")
    yield
    use("fr")


def test_the_table_is_long_enough_to_be_a_test() -> None:
    assert len(SAID) >= FEWEST_SAID
    assert {row[1] for row in SAID} == set(CASES)


def plain(text: str) -> str:
    return text.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize(("language", "case", "sentence"), SAID, ids=[f"{row[0]} {row[1]}" for row in SAID])
def test_the_whole_sentence(language: str, case: str, sentence: str) -> None:
    use(language)  # type: ignore[arg-type]
    assert plain(words.sentence(CASES[case], NOW)) == sentence


def test_every_case_is_written_in_both_languages() -> None:
    assert sorted((row[0], row[1]) for row in SAID) == sorted((code, case) for code in ("fr", "en") for case in CASES)


@pytest.mark.parametrize(
    ("value", "unit", "digits", "french", "english"),
    [
        (0.0, "visites", 0, "0~visite", "0~visits"),
        (1.0, "marchés", 0, "1~marché", "1~contract"),
        (2.0, "marchés", 0, "2~marchés", "2~contracts"),
        (1.96, "jours", 0, "2~jours", "2~days"),
        (1.5, "jours", 1, "1,5~jour", "1.5~days"),
        (2.0, "jour", 0, "2~jours", "2~days"),
        (1234.0, "n", 0, "1^234", "1,234"),
        (82.4, "%", 1, "82,4~%", "82.4%"),
        (1.42, "m", 2, "1,42~m", "1.42~m"),
        (9_999.0, "€", 0, "9^999~€", "€9,999"),
        (382.4, "€/hab.", 0, "382~€/hab.", "€382 per inhabitant"),
        (2.0, "offres", 1, "2~offres", "2~offers"),
        (2.5, "offres", 1, "2,5~offres", "2.5~offers"),
        (25_300.0, "€", 0, "25,3~k€", "€25.3k"),
        (3.0, "jeux", 0, "3~jeux", "3~datasets"),
        (-1.0, "jours", 0, "−1~jour", "−1~days"),
        (None, "jours", 0, "non connu", "not known"),
        (float("nan"), "%", 0, "non connu", "not known"),
    ],
)
def test_a_unit_agrees_with_the_number_shown(
    value: float | None, unit: str, digits: int, french: str, english: str
) -> None:
    assert plain(written(value, unit, digits)) == french
    use("en")
    assert plain(written(value, unit, digits)) == english


@pytest.mark.parametrize("unit", sorted(COUNTED))
def test_every_counted_unit_that_may_be_declared_has_its_singular(unit: str) -> None:
    one = written(1.0, unit, 0)
    assert one != written(2.0, unit, 0).replace("2", "1") or unit in ("repas", "rendez-vous")
    use("en")
    assert written(1.0, unit, 0) != written(2.0, unit, 0).replace("2", "1")


@pytest.mark.parametrize(
    ("difference", "unit", "said"),
    [(3.0, "%", "+3~points"), (-1.0, "%", "−1~point"), (0.4, "%", "sans changement"), (12.0, "visites", "+12~visites")],
)
def test_a_change_between_percentages_is_in_points(difference: float, unit: str, said: str) -> None:
    assert plain(moved(difference, unit, 0)) == said


@pytest.mark.parametrize(
    ("month", "said"),
    [(1, "de janvier"), (4, "d’avril"), (8, "d’août"), (10, "d’octobre"), (11, "de novembre")],
)
def test_months_are_elided(month: int, said: str) -> None:
    assert periods.of(date(2026, month, 1), "month") == f"{said} 2026"
    assert periods.like(date(2026, month, 1), "month", "year") == f"un mois {said}"


@pytest.mark.parametrize(
    ("cadence", "name", "since", "of"),
    [
        ("month", "octobre 2026", "depuis octobre 2026", "d’octobre 2026"),
        ("state", "octobre 2026", "depuis octobre 2026", "d’octobre 2026"),
        ("quarter", "4e trimestre 2026", "depuis le 4e trimestre 2026", "du 4e trimestre 2026"),
        ("year", "2026", "depuis 2026", "de 2026"),
        ("week", "semaine du 1er~octobre 2026", "depuis la semaine du 1er~octobre 2026",
         "de la semaine du 1er~octobre 2026"),
        ("day", "1er~octobre 2026", "depuis le 1er~octobre 2026", "du 1er~octobre 2026"),
    ],
)  # fmt: skip
def test_a_period_is_named_by_its_cadence(cadence: str, name: str, since: str, of: str) -> None:
    first = date(2026, 10, 1)
    assert plain(periods.name(first, cadence)) == name
    assert plain(periods.since(first, cadence)) == since
    assert plain(periods.of(first, cadence)) == of


@pytest.mark.parametrize(
    ("case", "target", "verdict"),
    [
        ("usual", "au moins 85~%", "variation habituelle"),
        ("trend down jan", "au moins 80~% (démonstration)", "changement réel depuis février"),
        ("change", "au moins 85~%", "changement réel depuis octobre"),
        ("q", "au plus 7~jours", "on ne peut pas conclure~: moins de 10 relevés"),
        ("range", "de 0,30 à 1,80~m", "on ne peut pas conclure~: moins de 10 relevés"),
        ("const", "au moins 85~%", "on ne peut pas conclure~: série constante"),
        ("stale", "", "on ne peut pas conclure~: données périmées"),
        ("silent", "", "on ne peut pas conclure~: aucun relevé"),
    ],
)
def test_the_words_of_a_card(case: str, target: str, verdict: str) -> None:
    assert plain(words.target_text(CASES[case])) == target
    assert plain(words.verdict_text(CASES[case])) == verdict


def test_under_two_full_years_a_seasonal_series_says_so() -> None:
    young = made([100.0 + m % 3 for m in range(20)], season="year")
    assert plain(words.verdict_text(young)) == "on ne peut pas conclure~: moins de deux années complètes"


def test_a_target_is_missed_narrowly_within_its_tolerance() -> None:
    said = plain(words.standing(made([83.0], goal=AT_LEAST_85, tolerance=2)))
    assert "est manquée de 2~points, dans la tolérance" in said


MET, MISSED, AIMLESS = made([90.0], goal=AT_LEAST_85), made([50.0], goal=AT_LEAST_85), made([50.0])
LASTING = made([*QUIET, 99.0])
CHANGED = replace(LASTING, is_new_change=True)
NOVEMBER = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("kpis", "french", "english"),
    [
        pytest.param([], "Aucun indicateur n’est encore calculé", "No indicator is computed yet", id="none"),
        pytest.param([CASES["silent"]], "Aucun indicateur n’est encore calculé", "No indicator is computed yet",
                     id="none computed"),
        pytest.param([AIMLESS], "Aucun indicateur n’a de cible à ce jour, aucun changement réel ce mois",
                     "No indicator has a target to date, no real change this month", id="no target"),
        pytest.param([MISSED, MISSED], "Aucun indicateur sur 2 dans sa cible, aucun changement réel ce mois",
                     "No indicator out of 2 on target, no real change this month", id="none met"),
        pytest.param([MET, MISSED, CHANGED], "1 indicateur sur 2 dans sa cible, 1 changement réel ce mois",
                     "1 indicator out of 2 on target, 1 real change this month", id="one"),
        pytest.param([MET, MET, MISSED, CHANGED, CHANGED],
                     "2 indicateurs sur 3 dans leur cible, 2 changements réels ce mois",
                     "2 indicators out of 3 on target, 2 real changes this month", id="several"),
        pytest.param([MET, CHANGED, LASTING],
                     "1 indicateur sur 1 dans sa cible, 1 changement réel ce mois, 1 plus ancien dure encore",
                     "1 indicator out of 1 on target, 1 real change this month, 1 older one still holds", id="older"),
        pytest.param([MET, LASTING, LASTING],
                     "1 indicateur sur 1 dans sa cible, aucun changement réel ce mois, 2 plus anciens durent encore",
                     "1 indicator out of 1 on target, no real change this month, 2 older ones still hold", id="old"),
    ],
)  # fmt: skip
def test_the_headline_agrees(kpis: list[Made], french: str, english: str) -> None:
    assert words.headline(kpis, NOVEMBER) == french
    use("en")
    assert words.headline(kpis, NOVEMBER) == english


def test_the_headline_names_a_month_that_is_not_the_present_one() -> None:
    assert words.headline([MET], NOVEMBER, NOW).endswith("aucun changement réel ce mois")
    assert words.headline([MET], date(2026, 6, 1), NOW).endswith("aucun changement réel en juin 2026")
