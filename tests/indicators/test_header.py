"""A KPI file's header as an indicator."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.declarations import TownTarget, load_town
from dashboard.errors import DeclarationError
from dashboard.indicators import load_events, load_indicators
from tests.indicators.kpi_files import RIGHT, write

TOWN = load_town("14271")


def test_a_file_is_an_indicator(tmp_path: Path) -> None:
    write(tmp_path)
    found = load_indicators(TOWN, tmp_path)["closes"]
    assert (found.unit, found.digits, found.tolerance, found.source) == ("%", 0, 5.0, ("demandes",))
    assert found.query == "kpi/closes"
    assert [(target.value, target.is_demo) for target in found.targets] == [(80.0, True), (85.0, False)]


@pytest.mark.parametrize(("day", "value"), [
    (date(2021, 12, 31), None), (date(2022, 1, 1), 80.0), (date(2024, 12, 31), 80.0), (date(2025, 1, 1), 85.0)])
def test_the_target_of_a_day(tmp_path: Path, day: date, value: float | None) -> None:
    write(tmp_path)
    target = load_indicators(TOWN, tmp_path)["closes"].target_on(day)
    assert (target.value if target else None) == value


@pytest.mark.parametrize(("text", "low", "high"), [("0,3..1.8", 0.3, 1.8), ("..8", None, 8.0), ("−2..", -2.0, None)])
def test_a_range_may_be_open(tmp_path: Path, text: str, low: float | None, high: float | None) -> None:
    text_of = RIGHT.replace("-- unit: %", "-- unit: jours").replace("-- direction: up", "-- direction: range")
    lines = text_of.splitlines()
    lines[5] = f"-- target: {text} jours from 2022-01-01 by plan"
    write(tmp_path, "\n".join(lines))
    target = load_indicators(TOWN, tmp_path)["closes"].targets[0]
    assert (target.low, target.high, target.value) == (low, high, None)


def test_adding_an_indicator_is_adding_a_file(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, RIGHT.replace("title: Demandes", "title: Aussi des demandes"), "dossier/autre")
    assert list(load_indicators(TOWN, tmp_path)) == ["autre", "closes"]


def test_a_theme_that_the_town_has_not_is_left_out(tmp_path: Path) -> None:
    write(tmp_path)
    town = TOWN.model_copy(update={"themes": ("Finances",), "theme_map": {}})
    assert load_indicators(town, tmp_path) == {}


def test_the_town_sets_its_own_target(tmp_path: Path) -> None:
    write(tmp_path)
    own = TownTarget.model_validate({"kpi": "closes", "value": 90, "from": date(2026, 1, 1), "act": "délibération 3"})
    found = load_indicators(TOWN.model_copy(update={"targets": (own,)}), tmp_path)["closes"]
    assert [(target.value, target.act) for target in found.targets] == [(90.0, "délibération 3")]


@pytest.mark.parametrize(("values", "why"), [({"kpi": "nulle", "value": 1}, "no indicator"),
                                             ({"kpi": "closes", "low": 1, "high": 2}, "a single value"),
                                             ({"kpi": "closes", "value": 120}, "out of 0 to 100")])
def test_a_wrong_target_of_the_town_is_refused(tmp_path: Path, values: dict[str, object], why: str) -> None:
    write(tmp_path)
    own = TownTarget.model_validate({**values, "from": date(2026, 1, 1), "act": "délibération 3"})
    with pytest.raises(DeclarationError, match=why) as caught:
        load_indicators(TOWN.model_copy(update={"targets": (own,)}), tmp_path)
    assert caught.value.file.name == "14271.toml"


def test_events_have_two_languages_and_a_source() -> None:
    events = load_events(TOWN)
    assert sum(event.kind == "lockdown" for event in events) == 3
    assert all(event.source and event.label_en != event.label for event in events)
    assert [event.on for event in events] == sorted(event.on for event in events)
