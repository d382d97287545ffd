"""The public screen left alone for a month: ten thousand turns, thirty midnights, a graphics process that dies."""

from __future__ import annotations

import os
import shutil
import signal
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser

from dashboard.server.screen import document
from tests.browser.conftest import ARGUMENTS
from tests.browser.hung_screen import Opener, later, river, sane, show, wait_for_answers  # noqa: F401
from tests.demo_town import NOW
from tests.screen.hall import Hall, hall, town_hall  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def test_ten_thousand_rotations_leave_the_heap_flat(show: Opener, hall: Hall) -> None:  # noqa: F811
    hall.change = lambda told: [scene.update(seconds=1) for scene in told["scenes"]]  # a turn at each tick
    page = show(query="?theme=clair")
    page.clock.pause_at(NOW + timedelta(seconds=10))
    page.evaluate("""() => { window.turns = 0; window.lit = new Set();
      const count = () => { turns += 1; lit.add(document.querySelectorAll('.scene.on').length); };
      new MutationObserver(count).observe(document.getElementById('dots'), {attributes: true, subtree: true}); }""")
    line = page.context.new_cdp_session(page)
    line.send("Performance.enable")

    def weight() -> dict[str, float]:
        line.send("HeapProfiler.collectGarbage")
        found = {each["name"]: each["value"] for each in line.send("Performance.getMetrics")["metrics"]}
        return {name: found[name] for name in ("JSHeapUsedSize", "Nodes", "JSEventListeners", "Documents")}

    def turns(count: int) -> dict[str, float]:
        # The observer is told once for many turns where they happen in one task: each chunk is short.
        for _ in range(count // 500):
            page.clock.run_for(500_000)
            hall.now += timedelta(seconds=500)
        return weight()

    before, after = turns(1_000), turns(9_000)
    assert page.evaluate("[...lit]") == [1]
    assert {name: after[name] - before[name] <= 30 for name in ("Nodes", "JSEventListeners", "Documents")} == {
        "Nodes": True, "JSEventListeners": True, "Documents": True,
    }
    assert after["JSHeapUsedSize"] < 1.25 * before["JSHeapUsedSize"] + 200_000


def test_a_tab_open_for_thirty_days_stays_as_light_and_as_right(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show(query="?theme=clair")
    first, start = page.request.get(hall.address.replace("/ecran", "/api/v1/ecran")).json()["scenes"], hall.now

    def fresh(told: dict[str, Any]) -> None:
        """The first day's scenes, each time with other figures; the calendar is that of the day."""
        told["scenes"] = first
        for figure in (each for scene in first for each in scene["figures"]):
            figure.update(observed_at=(hall.now - timedelta(minutes=5)).isoformat(), amber_at=None, gone_at=None)
        first[1]["sentence"] = f"Niveau du {hall.now:%d/%m/%Y %H:%M}."

    hall.change = fresh
    line = page.context.new_cdp_session(page)
    line.send("Performance.enable")
    weights, days = [], set()
    page.clock.pause_at(start + timedelta(seconds=10))
    for _ in range(30 * 4):
        asked = len(hall.asked)
        hall.now += timedelta(hours=6)
        page.clock.fast_forward(6 * 3_600_000)
        wait_for_answers(page, hall, asked + 1)
        page.clock.run_for(1_500)
        days.add(page.text_content("#date"))
        line.send("HeapProfiler.collectGarbage")
        found = {each["name"]: each["value"] for each in line.send("Performance.getMetrics")["metrics"]}
        weights.append((found["JSHeapUsedSize"], found["Nodes"], found["JSEventListeners"]))
    sane(page)
    assert len(days) == 30
    assert "mardi 1er\u00a0décembre 2026" in days and "dimanche 6\u00a0décembre 2026" in days
    assert page.text_content("#date") == "mercredi 23\u00a0décembre 2026"
    assert f"Niveau du {hall.now:%d/%m/%Y %H:%M}." in river(page)
    assert page.locator(".week tr").first.text_content().startswith("Aujourd’hui")  # type: ignore[union-attr]
    assert set(hall.asked[-100:]) == {200}  # other figures each time: nothing came from a 304
    early, late = weights[19], weights[-1]
    assert late[0] < 1.25 * early[0] + 200_000
    assert late[1] - early[1] <= 200 and late[2] - early[2] <= 5


def test_midnight_changes_the_day_and_the_hours_without_an_answer(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show()
    hall.stop()
    later(page, hall, timedelta(hours=5, minutes=59, seconds=30))
    assert page.text_content("#date") == "lundi 23\u00a0novembre 2026"
    before = page.locator(".week tr").nth(1).text_content()
    page.clock.run_for(60_000)
    assert page.text_content("#date") == "mardi 24\u00a0novembre 2026"
    assert before == page.locator(".week tr").first.text_content().replace("Aujourd’hui", "Demain")  # type: ignore[union-attr]
    sane(page)


def test_the_screen_outlives_its_graphics_process(browser: Browser, hall: Hall) -> None:  # noqa: F811
    own = browser.browser_type.launch(executable_path=CHROMIUM, args=ARGUMENTS)  # its own: the process dies
    try:
        page = own.new_page(viewport={"width": 1920, "height": 1080}, locale="fr-FR", service_workers="block")
        page.complaints = []  # type: ignore[attr-defined]
        for event in ("dialog", "pageerror", "crash"):
            page.on(event, lambda told: page.complaints.append(str(told)))  # type: ignore[attr-defined,call-overload]
        page.goto(f"{hall.address}?theme=clair")
        page.wait_for_selector(".scene.on")
        before = page.screenshot()
        # Nothing to restore by hand: what is drawn is HTML and SVG, no canvas, hence no context that could be lost.
        assert page.evaluate("document.querySelectorAll('canvas, video, object, embed').length") == 0
        assert "getContext" not in document.script()
        processes = own.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
        for each in (each for each in processes if each["type"] == "GPU"):
            os.kill(int(each["id"]), signal.SIGKILL)
        page.wait_for_timeout(1_500)
        assert page.locator(".scene.on").count() == 1 and page.locator(".scene").count() == 6
        after = page.screenshot()
        assert len(after) > 0.8 * len(before)  # still painted: a blank picture would weigh next to nothing
        sane(page)
    finally:
        own.close()
