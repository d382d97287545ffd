"""Each scene as it hangs: sizes, contrast, margins and fit, measured in the browser against the rules of the screen.

At 1920 × 1080 on 55 inches, read at three metres: a key figure is 142 px high at least, a label 48, nothing under 24;
contrast is 7:1 for figures and 4.5:1 elsewhere; five percent of each side stay free.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from dashboard.locale import use
from dashboard.server.screen.curve import curve
from dashboard.words import river, screen_river
from tests.browser.conftest import SCREENSHOTS
from tests.demo_town import NOW
from tests.screen.hall import Hall, hall, town_hall  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
SIZES = {"paysage": (1920, 1080), "portrait": (1080, 1920)}
# The rules of size are for a wall screen; on an old projector nothing lies over anything else.
OLD = {"projecteur": (1024, 768), "portable": (1366, 768)}
FIGURE, LABEL, LEAST = 142, 48, 24
MEASURE = (Path(__file__).parent / "measure_screen.js").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """Relative luminance of ``rgb(r, g, b)`` (WCAG 2.2)."""
    parts = [int(found) / 255 for found in re.findall(r"\d+", colour)[:3]]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def too_small(texts: list[dict[str, Any]]) -> list[str]:
    """What is under the size of its role."""
    least = {"figure": FIGURE, "label": LABEL}
    found = [each for each in texts if each["size"] < least.get(each["role"], LEAST) - 0.01]
    return [f"{each['text']}: {each['size']:.1f}" for each in found]


def too_pale(texts: list[dict[str, Any]]) -> list[str]:
    """What cannot be told from what lies behind it."""
    return [
        f"{each['text']}: {contrast(each['colour'], each['behind']):.2f}" for each in texts
        if contrast(each["colour"], each["behind"]) < (7 if each["role"] == "figure" else 4.5)
    ]  # fmt: skip


def crossing(texts: list[dict[str, Any]]) -> list[str]:
    """Texts that lie over one another."""
    return [
        f"{one['text']} / {other['text']}" for place, one in enumerate(texts) for other in texts[place + 1:]
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 2
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 2
    ]  # fmt: skip


def check(texts: list[dict[str, Any]], width: int, height: int) -> None:
    """Every rule that holds whatever the state of the figures."""
    assert len([each for each in texts if each["role"] == "figure"]) <= 3
    assert too_small(texts) == []
    assert too_pale(texts) == []
    assert crossing(texts) == []
    assert [each["text"] for each in texts if each["left"] < 0.05 * width or each["right"] > 0.95 * width
            or each["top"] < 0.05 * height or each["bottom"] > 0.95 * height] == []  # fmt: skip
    assert len([each for each in texts if each["text"].endswith("de démonstration")]) == 1


@pytest.fixture
def hung(browser: Browser, hall: Hall) -> Iterator[Callable[..., Page]]:  # noqa: F811
    """Opens the screen at a size, in a light, standing still."""
    contexts = []

    def opener(size: str, light: str) -> Page:
        width, height = {**SIZES, **OLD}[size]
        context = browser.new_context(viewport={"width": width, "height": height}, timezone_id="Europe/Paris",
                                      service_workers="block", reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=NOW)
        page.goto(f"{hall.address}?theme={light}")
        page.wait_for_function("() => document.getElementById('clock').textContent")
        page.wait_for_timeout(150)
        return page

    yield opener
    for context in contexts:
        context.close()


@pytest.mark.parametrize("light", ["clair", "sombre"])
@pytest.mark.parametrize("size", list(SIZES))
def test_each_scene_can_be_hung(hung: Callable[..., Page], size: str, light: str) -> None:
    page = hung(size, light)
    kinds = page.evaluate("() => [...document.querySelectorAll('.scene')].map((each) => each.className.split(' ')[1])")
    assert kinds == ["figures", "river", "month", "share", "fact", "hours"]
    SCREENSHOTS.mkdir(exist_ok=True)
    for place, kind in enumerate(kinds):
        texts = json.loads(page.evaluate(MEASURE, place))
        page.screenshot(path=str(SCREENSHOTS / f"ecran-{kind}-{size}-{light}.png"))
        assert any(each["role"] == "figure" for each in texts)
        check(texts, *SIZES[size])
    whole = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert whole == list(SIZES[size])


@pytest.mark.parametrize("size", list(SIZES))
def test_late_and_missing_figures_fit_too(hung: Callable[..., Page], hall: Hall, size: str) -> None:  # noqa: F811
    page = hung(size, "clair")
    hall.stop()
    spans = {"tard": timedelta(minutes=40), "rien": timedelta(days=200), "plus": timedelta(days=1500)}
    for name, span in spans.items():
        page.clock.fast_forward(int(span.total_seconds() * 1000))
        page.wait_for_timeout(60)
        page.clock.run_for(1_100)
        page.evaluate("() => document.documentElement.classList.remove('night')")
        for place in range(6):
            check(json.loads(page.evaluate(MEASURE, place)), *SIZES[size])
            page.screenshot(path=str(SCREENSHOTS / f"ecran-{name}-{place}-{size}.png"))


def rising(peak: float) -> dict[str, Any]:
    """A day of the river up to a peak, its threshold drawn."""
    end = datetime(2026, 11, 23, 16, 55)
    rows = [{"measured_at": end - timedelta(minutes=5 * n), "level_m": peak - 0.006 * n, "flow_m3s": 30.0,
             "season_low_m": 0.2, "season_mid_m": 0.5, "season_high_m": 1.1} for n in range(288, -1, -1)]  # fmt: skip
    found = curve(pd.DataFrame(rows), threshold_m=1.7)
    assert found is not None
    return found.model_dump(mode="json")


# The official words, then the longest that two lines hold, with a level whose figures are as wide.
FLOODS = [
    (1.72, 2, ""), (2.34, 3, ""), (3.28, 4, ""),
    (2.34, 3, "risque de débordements importants, suivez les consignes de la préfecture"),
]


@pytest.mark.parametrize("light", ["clair", "sombre"])
@pytest.mark.parametrize("size", list(SIZES))
def test_a_flood_can_be_hung(hung: Callable[..., Page], hall: Hall, size: str, light: str) -> None:  # noqa: F811
    use("fr")
    for place, (level, vigilance, advice) in enumerate(FLOODS):

        def flooded(told: dict[str, Any], level: float = level, colour: int = vigilance, advice: str = advice) -> None:
            scene = told["scenes"][1]
            scene.update(is_priority=True, drawing=rising(level), sentence=screen_river.above(1.7, "presse"))
            first, second = scene["figures"]
            first.update(value=f"{level:.2f}".replace(".", ","), word=river.trend(0.18))
            second.update(value=river.vigilance(colour), word=advice or river.vigilance_advice(colour),
                          status=river.vigilance_state(colour))  # fmt: skip
            for each in (first, second):
                each["amber_at"] = "2026-11-23T10:00:00Z"

        hall.change = flooded
        page = hung(size, light)
        page.wait_for_function("(told) => document.querySelector('.river .value b').textContent === told",
                               arg=f"{level:.2f}".replace(".", ","))  # fmt: skip
        texts = json.loads(page.evaluate(MEASURE, 1))
        page.screenshot(path=str(SCREENSHOTS / f"ecran-crue-{place}-{size}-{light}.png"))
        check(texts, *SIZES[size])
        assert page.locator(".scene.river path.limit").count() == 1
        assert page.locator(".scene.river .word.missed svg, .scene.river .word.watch svg").count() == 1
        said = page.locator(".scene.river").inner_text().replace("\u00a0", " ")
        assert "Au-dessus du seuil de 1,70 m (presse, non officiel)." in said


@pytest.mark.parametrize("size", list(SIZES))
def test_a_week_of_exceptions_and_a_long_fact_fit(hung: Callable[..., Page], hall: Hall, size: str) -> None:  # noqa: F811
    def busy(told: dict[str, Any]) -> None:
        for rank, day in enumerate(told["calendar"]["days"]):
            day.update(note="fermeture annuelle pour congés", spans=day["spans"] if rank == 1 else [])
        fact = told["scenes"][4]
        fact["figures"][0].update(label="Marchés attribués à de petites et moyennes entreprises", value="−105,4",
                                  unit="accompagnements", status="watch", word="à surveiller",
                                  goal="cible\u00a0: au moins 1\u202f250 accompagnements (démonstration)")  # fmt: skip
        fact["sentence"] = "23\u00a0% de moins qu’un an plus tôt, en baisse depuis le 4e trimestre 2025."

    hall.change = busy
    page = hung(size, "clair")
    page.wait_for_function("() => document.querySelector('.week').textContent.includes('congés')")
    for place in (4, 5):
        texts = json.loads(page.evaluate(MEASURE, place))
        page.screenshot(path=str(SCREENSHOTS / f"ecran-long-{place}-{size}.png"))
        check(texts, *SIZES[size])


@pytest.mark.parametrize("size", list(OLD))
def test_nothing_lies_over_anything_on_an_old_projector(hung: Callable[..., Page], size: str) -> None:
    page = hung(size, "sombre")
    for place in range(6):
        texts = json.loads(page.evaluate(MEASURE, place))
        page.screenshot(path=str(SCREENSHOTS / f"ecran-{place}-{size}.png"))
        assert crossing(texts) == []
