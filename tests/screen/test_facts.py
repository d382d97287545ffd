"""What the screen says of an indicator: a direction and a date, a year before, a target; never a pattern."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.display import INTERNAL, SceneCard
from dashboard.figures.comparison import change
from dashboard.figures.verdict import Verdict
from dashboard.locale import use
from dashboard.server.screen.fact import is_allowed
from dashboard.words import screen_facts

LAST = date(2026, 10, 1)


@dataclass
class Told:
    """An indicator reduced to what these words read."""

    verdict: Verdict
    year_before: Any = None
    status: str = "none"
    target: Any = None
    indicator: Any = field(default_factory=lambda: SimpleNamespace(unit="visite", digits=0, cadence="month",
                                                                   direction="up"))  # fmt: skip
    last: Any = field(default_factory=lambda: SimpleNamespace(period=LAST, value=0.0))


def moved(direction: str, since: date = date(2026, 1, 1)) -> Verdict:
    return Verdict("change", rule="run", direction=direction, since=since)  # type: ignore[arg-type]


def against(value: float, reference: float) -> Any:
    return change(value, reference, date(2025, 10, 1))


@pytest.fixture(autouse=True)
def french() -> None:
    use("fr")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_change_has_a_direction_and_a_date() -> None:
    assert screen_facts.movement(Told(moved("down"))) == "en baisse depuis janvier"  # type: ignore[arg-type]
    up = Told(moved("up", date(2024, 9, 1)))
    assert plain(screen_facts.movement(up)) == "en hausse depuis septembre 2024"  # type: ignore[arg-type]
    use("en")
    assert screen_facts.movement(Told(moved("down"))) == "down since January"  # type: ignore[arg-type]


def test_a_direction_that_the_year_denies_gives_way_to_the_year() -> None:
    told: Any = Told(moved("down"), against(728, 698))
    assert plain(screen_facts.movement(told)) == "4 % de plus qu’il y a un an"
    assert plain(screen_facts.fact(told)) == "4 % de plus qu’il y a un an."


@pytest.mark.parametrize(("value", "reference", "unit", "cadence", "expected"), [
    (120, 100, "visite", "month", "20 % de plus qu’il y a un an"),
    (80, 100, "visite", "month", "20 % de moins qu’il y a un an"),
    (100, 82, "%", "month", "18 points de plus qu’il y a un an"),
    (9, 0, "visite", "month", "9 visites de plus qu’il y a un an"),
    (1001, 1000, "visite", "month", "1 visite de plus qu’il y a un an"),
    (100, 100, "visite", "month", "comme il y a un an"),
    (100, 100, "visite", "year", "comme un an plus tôt"),
    (60, 50, "visite", "quarter", "20 % de plus qu’un an plus tôt"),
])  # fmt: skip
def test_a_year_before_is_told_as_people_say_it(
    value: float, reference: float, unit: str, cadence: str, expected: str
) -> None:
    shape = SimpleNamespace(unit=unit, digits=0, cadence=cadence, direction="up")
    told: Any = Told(Verdict("usual"), against(value, reference), indicator=shape)
    assert plain(screen_facts.a_year(told)) == expected


def test_a_fact_joins_the_year_and_the_direction_and_owns_to_a_usual_variation() -> None:
    told: Any = Told(moved("up"), against(120, 100))
    assert plain(screen_facts.fact(told)) == "20 % de plus qu’il y a un an, en hausse depuis janvier."
    told = Told(Verdict("usual"), against(120, 100))
    assert plain(screen_facts.fact(told)) == "20 % de plus qu’il y a un an, une variation habituelle."
    assert screen_facts.fact(Told(Verdict("silent"))) == ""  # type: ignore[arg-type]
    assert screen_facts.movement(Told(Verdict("silent", reason="short"))) == "évolution non connue"  # type: ignore[arg-type]


def test_a_judgement_comes_with_its_target() -> None:
    aim = SimpleNamespace(value=60.0, low=None, high=None, is_demo=False)
    shape = SimpleNamespace(unit="%", digits=0, cadence="month", direction="up")
    told: Any = Told(Verdict("usual"), status="watch", target=aim, indicator=shape)
    assert plain(screen_facts.goal(told)) == "cible : au moins 60 %"
    told.status = "none"
    assert screen_facts.goal(told) == ""


def test_the_towns_own_machinery_is_not_told_unless_it_is_named() -> None:
    card = SceneCard(kind="fact", without=("accueil_appels",))
    assert not any(is_allowed(card, name) for name in (*INTERNAL, "accueil_appels"))
    assert is_allowed(card, "voirie_signalements")
    named = SceneCard(kind="fact", kpis=("wifi_disponibilite",))
    assert is_allowed(named, "wifi_disponibilite") and not is_allowed(named, "voirie_signalements")
