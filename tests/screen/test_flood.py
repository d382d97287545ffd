"""Why the river comes first, and that a threshold is never told as official when it is not."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from starlette.testclient import TestClient

from dashboard import data
from dashboard.display import RiverDisplay
from dashboard.locale import use
from dashboard.server.screen.river import reason
from dashboard.words import screen_river
from tests.screen.hall import API, Hall, hall, town_hall  # noqa: F401

CHOSEN = RiverDisplay(threshold_m=1.7, act="presse de janvier 2025", basis="presse", vigilance=3)


@pytest.fixture(autouse=True)
def french() -> None:
    use("fr")


@pytest.mark.parametrize(("basis", "told"), [
    ("officiel", "Au-dessus du seuil officiel de 1,70 m."),
    ("commune", "Au-dessus du seuil de 1,70 m (commune, non officiel)."),
    ("presse", "Au-dessus du seuil de 1,70 m (presse, non officiel)."),
])  # fmt: skip
def test_a_threshold_comes_with_what_it_is_worth(basis: Literal["officiel", "commune", "presse"], told: str) -> None:
    assert screen_river.above(1.7, basis).replace("\u00a0", " ") == told
    use("en")
    assert ("not official" in screen_river.above(1.7, basis)) == (basis != "officiel")


@pytest.mark.parametrize(("level", "vigilance", "told"), [
    (2.34, 3, "Au-dessus du seuil de 1,70\u00a0m (presse, non officiel)."), (1.7, None, "Au-dessus du seuil de 1,70"),
    (1.2, 3, "Vigilance crues orange en cours."), (None, 4, "Vigilance crues rouge en cours."),
    (1.2, 2, ""), (None, None, ""),
])  # fmt: skip
def test_the_river_comes_first_for_a_reason(level: float | None, vigilance: int | None, told: str) -> None:
    found = reason(CHOSEN, level, vigilance)
    assert found.startswith(told) and bool(found) == bool(told)


@pytest.mark.slow
@pytest.mark.parametrize(("level", "vigilance"), [(2.34, 3), (0.4, 2), (0.4, 1)])
def test_the_scene_says_why(hall: Hall, monkeypatch: pytest.MonkeyPatch, level: float, vigilance: int) -> None:  # noqa: F811
    records = data.records
    raised = {"riviere/maintenant": {"level_m": level}, "riviere/vigilance": {"level": vigilance}}

    def risen(name: str, **parameters: Any) -> Any:
        return [each | raised.get(name, {}) for each in records(name, **parameters)]

    monkeypatch.setattr(data, "records", risen)
    scenes = TestClient(hall.application(), base_url="http://localhost").get(API).json()["scenes"]
    told = next(each for each in scenes if each["kind"] == "river")
    assert told["is_priority"] == (level > 1.7 or vigilance > 1)
    if level > 1.7:
        assert told["sentence"] == "Au-dessus du seuil de 1,70\u00a0m (presse, non officiel)."
    elif vigilance > 1:
        assert told["sentence"] == "Vigilance crues jaune en cours."
    else:
        assert "saison" in told["sentence"]
