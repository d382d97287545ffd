"""What a town may declare of its screen, and how a mistake is told."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard.declarations import TOWNS, Town, load_town, read_toml
from dashboard.display import INTERNAL, Display, Opening, RiverDisplay, SceneCard
from dashboard.errors import DeclarationError
from dashboard.indicators import load_indicators
from dashboard.warehouse.indicator_contracts import scene_problems


def test_hours_read_as_they_are_spoken() -> None:
    opening = Opening.model_validate({"monday": ["8:30-12:00", "13:30 - 17:30"]})
    assert [(span.start, span.end) for span in opening.monday] == [
        (time(8, 30), time(12)), (time(13, 30), time(17, 30)),
    ]


@pytest.mark.parametrize("spans", [["12:00-8:30"], ["8:30-12:00", "11:00-17:00"], ["25:00-26:00"], ["matin"]])
def test_hours_that_cannot_be_are_refused(spans: list[str]) -> None:
    with pytest.raises(ValidationError):
        Opening.model_validate({"monday": spans})


def test_a_town_hall_that_never_opens_is_a_mistake() -> None:
    with pytest.raises(ValidationError, match="no hours on any day"):
        Opening()


@pytest.mark.parametrize("card", [
    {"kind": "figures"}, {"kind": "month"}, {"kind": "share", "kpis": ["a", "b"]}, {"kind": "carte"},
    {"kind": "fact", "without": ["a"], "kpis": ["b"]}, {"kind": "share", "kpis": ["a"], "without": ["b"]},
    {"kind": "figures", "kpis": ["a", "b", "c", "d"]}, {"kind": "fact", "seconds": 30},
])  # fmt: skip
def test_a_scene_that_cannot_be_drawn_is_refused(card: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        SceneCard.model_validate(card)


def test_a_threshold_says_where_it_comes_from() -> None:
    with pytest.raises(ValidationError, match="act"):
        RiverDisplay(threshold_m=1.7)


def test_a_threshold_is_the_towns_own_word_unless_it_says_otherwise() -> None:
    assert RiverDisplay(threshold_m=1.7, act="arrêté").basis == "commune"
    assert load_town("14271").display.river.basis == "presse"
    with pytest.raises(ValidationError, match="basis"):
        RiverDisplay.model_validate({"threshold_m": 1.7, "act": "arrêté", "basis": "sûr"})


def test_a_seventh_scene_is_refused_with_its_file_and_line(tmp_path: Path) -> None:
    text = (TOWNS / "14271.toml").read_text(encoding="utf-8")
    path = tmp_path / "14271.toml"
    path.write_text(text + '\n[[scenes]]\nkind = "fact"\n', encoding="utf-8")
    with pytest.raises(DeclarationError, match="scenes"):
        read_toml(path, Town)


def test_a_town_without_a_word_of_its_screen_has_one() -> None:
    bare = load_town("14271").model_dump(exclude={"opening", "display", "scenes"}, by_alias=True)
    town = Town.model_validate(bare)
    assert town.opening is None
    assert town.display == Display()
    assert [each.kind for each in town.scenes] == ["river", "figures", "share", "fact"]


def test_a_scene_that_names_no_indicator_is_told_with_its_line() -> None:
    town = load_town("14271")
    found = list(scene_problems(town, {}))
    assert {each.key for each in found} == {f"scenes.{number}.kpis" for number in (0, 2, 3, 4)}
    assert all(each.line for each in found)


@pytest.mark.parametrize("path", sorted(TOWNS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_indicator_named_by_a_scene_exists(path: Path) -> None:
    town = load_town(path.stem)
    known = set(load_indicators(town))
    assert {name for scene in town.scenes for name in (*scene.kpis, *scene.without)} <= known
    assert set(INTERNAL) <= known


def test_an_exception_lasts_from_its_first_to_its_last_day() -> None:
    days = Opening.model_validate({
        "monday": ["9:00-12:00"], "exceptions": [{"from": date(2026, 8, 3), "to": date(2026, 8, 14), "label": "été"}],
    }).exceptions[0]  # fmt: skip
    assert days.holds(date(2026, 8, 3)) and days.holds(date(2026, 8, 14)) and not days.holds(date(2026, 8, 15))
