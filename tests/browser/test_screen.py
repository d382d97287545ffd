"""The public screen in real Chromium: what it must survive, its clock and its server in the test's hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page
from starlette.responses import PlainTextResponse, Response

from dashboard.server.screen import document
from tests.browser.hung_screen import GONE, Opener, later, river, sane, show, shown, wait_for_answers  # noqa: F401
from tests.demo_town import NOW
from tests.screen.hall import Hall, hall, town_hall  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_a_minute_an_hour_three_days_without_network(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show()
    assert "0,2" in river(page) and "Observé il y a 5 minutes" in river(page)
    hall.stop()
    later(page, hall, timedelta(minutes=1))
    sane(page)
    assert "Observé il y a 6 minutes" in river(page) and GONE not in river(page)
    later(page, hall, timedelta(hours=1))
    sane(page)
    assert "À actualiser : observé il y a 1 heure" in river(page)
    assert page.locator(".river .age.amber svg").count() == 1
    assert page.text_content("#link") == "Derniers chiffres reçus il y a 1 heure"
    later(page, hall, timedelta(days=3))
    told = river(page)
    sane(page)
    assert GONE in told
    assert "dernière observation : lundi 23 novembre 2026" in told
    assert page.locator(".river .value, .river .drawing, .river .sentence").count() == 0
    assert "visites" in page.text_content(".scene.figures")  # type: ignore[operator]
    assert page.text_content("#date") == "jeudi 26\u00a0novembre 2026"
    hall.now = NOW + timedelta(minutes=2)  # the network is back, the device was wrong: all is right
    hall.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_function("() => document.getElementById('link').textContent === ''")
    assert GONE not in river(page)


@pytest.mark.parametrize("fault", [
    PlainTextResponse("Traceback (most recent call last)", 500), PlainTextResponse("<html>Bad gateway</html>", 502),
    Response('{"scenes": [{"kind": "riv', media_type="application/json"),
    Response('{"scenes": "no"}', media_type="application/json"), Response("null", media_type="application/json"),
    Response('{"document":"x","as_of":"2026-11-23T09:00:00Z","look":{},"scenes":[{"title":"x","figures":[null]}]}',
             media_type="application/json"),
], ids=["500", "502", "cut", "shape", "null", "inside"])  # fmt: skip
def test_a_server_that_answers_wrong_changes_nothing(show: Opener, hall: Hall, fault: Response) -> None:  # noqa: F811
    page = show()
    before = page.text_content(".scene.figures")
    hall.broken = fault
    asked = len(hall.asked)
    later(page, hall, timedelta(minutes=2))
    wait_for_answers(page, hall, asked + 1)
    assert page.text_content(".scene.figures") == before
    assert page.locator(".scene").count() == 6
    sane(page)
    assert "Traceback" not in page.content() and "gateway" not in page.content()
    asked, hall.broken = len(hall.asked), None
    later(page, hall, timedelta(minutes=6))
    wait_for_answers(page, hall, asked + 1)
    assert hall.asked[-1] in (200, 304)


def test_a_reload_without_any_server_shows_the_last_figures(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show(service_workers="allow")
    page.wait_for_function("async () => (await caches.open('ecran')).match(location.href).then(Boolean)")
    hall.change = lambda told: told["scenes"][0].update(title="Gardé sur le poste")
    asked = len(hall.asked)
    later(page, hall, timedelta(minutes=2))
    wait_for_answers(page, hall, asked + 1)
    hall.stop()
    page.reload()
    page.wait_for_function("() => document.querySelector('h2').textContent === 'Gardé sur le poste'")
    hall.start()  # back, with its own figures
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_function("() => document.querySelector('h2').textContent === 'Gardé sur le poste'")
    hall.change, asked = None, len(hall.asked)
    later(page, hall, timedelta(minutes=6))
    wait_for_answers(page, hall, asked + 1)
    page.wait_for_function("() => document.querySelector('h2').textContent.includes('accueil')")


def test_a_new_version_is_taken_once_its_document_is_there(
    show: Opener, hall: Hall, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    page = show()
    page.evaluate("window.same = true")
    hall.change = lambda told: told.update(document="0123456789abcdef")
    asked = len(hall.asked)
    later(page, hall, timedelta(minutes=2))
    wait_for_answers(page, hall, asked + 1)
    assert page.evaluate("window.same") is True  # announced, not there yet
    hall.change = None
    monkeypatch.setattr(document, "version", lambda _code: "fedcba9876543210")
    asked = len(hall.asked)
    later(page, hall, timedelta(minutes=2))
    wait_for_answers(page, hall, asked + 1)
    page.wait_for_function("() => window.same === undefined")
    page.wait_for_function("() => document.querySelectorAll('.scene').length === 6")


WRONG = {"year": timedelta(days=-400), "half-hour": timedelta(minutes=-30), "minute": timedelta(seconds=60),
         "days": timedelta(days=3)}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_clock_changes_no_age(show: Opener, hall: Hall, wrong: timedelta) -> None:  # noqa: F811
    page = show(NOW + wrong)
    page.clock.run_for(1_100)
    assert "Observé il y a 5 minutes" in river(page)
    expected = "18\u00a0h\u00a001" if wrong == timedelta(seconds=60) else "18\u00a0h\u00a000"
    assert page.text_content("#clock") == expected
    page.clock.set_system_time(NOW + wrong + timedelta(days=2))  # it leaps while nobody answers: older, never younger
    hall.stop()
    page.clock.run_for(2_000)
    sane(page)
    assert "Observé il y a 5 minutes" not in river(page) and "à l’instant" not in river(page)


def test_space_pauses_and_says_so(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show()
    first = shown(page)
    page.keyboard.press("Space")
    assert page.text_content("#pause") == "En pause\u00a0: Espace pour reprendre"
    page.clock.run_for(60_000)
    assert shown(page) == first
    page.keyboard.press("Space")
    assert page.text_content("#pause") == ""
    page.clock.run_for(18_000)
    assert shown(page) != first


def test_reduced_motion_stands_still_without_fades(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show(reduced_motion="reduce")
    first = shown(page)
    page.clock.run_for(60_000)
    assert shown(page) == first and page.text_content("#pause")
    assert page.evaluate("getComputedStyle(document.querySelector('.scene.on')).transitionDuration") == "0s"


def rotation(page: Page, turns: int) -> list[str]:
    """The scenes of so many turns."""
    found = [shown(page)]
    for _ in range(turns * 20):
        page.clock.run_for(1_000)
        if shown(page) != found[-1]:
            found.append(shown(page))
        if len(found) == turns:
            break
    return found


def test_the_river_comes_every_second_turn_when_it_is_high(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show()
    assert rotation(page, 7) == ["figures", "river", "month", "share", "fact", "hours", "figures"]
    hall.change = lambda told: told["scenes"][1].update(is_priority=True)
    asked = len(hall.asked)
    later(page, hall, timedelta(minutes=2))
    wait_for_answers(page, hall, asked + 1)
    found = rotation(page, 9)
    assert found.count("river") in (4, 5)
    assert all((one == "river") != (other == "river") for one, other in zip(found, found[1:], strict=False))
    hall.stop()
    later(page, hall, timedelta(days=3))  # too old to be urgent
    page.evaluate("document.documentElement.classList.remove('night')")
    assert rotation(page, 6).count("river") == 1


def test_the_hall_is_black_outside_its_hours(show: Opener, hall: Hall) -> None:  # noqa: F811
    hall.change = lambda told: told["look"].update(is_black_at_night=True)
    page = show()
    assert page.locator("#screen").is_visible()
    later(page, hall, timedelta(hours=1))  # Monday, 19 h: closed since 17 h 30, dark since 18 h 30
    assert not page.locator("#screen").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(0, 0, 0)"
    later(page, hall, timedelta(hours=14))
    assert page.locator("#screen").is_visible()


def test_without_scripts_the_figures_are_there(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show(java_script_enabled=False)
    assert page.locator(".scene").count() == 6
    assert all(page.locator(".scene").nth(place).is_visible() for place in range(6))
    assert page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]").count() == 1
    assert "lundi 23 novembre 2026 à" in river(page)


def test_the_browser_draws_what_the_server_drew(show: Opener, hall: Hall) -> None:  # noqa: F811
    plain = show(java_script_enabled=False)
    page = show()
    clean = """() => [...document.querySelectorAll('.scene')].map((each) => { const copy = each.cloneNode(true);
      copy.removeAttribute('aria-hidden'); copy.classList.remove('on');
      copy.querySelectorAll('.age').forEach((age) => age.remove()); return copy.outerHTML; })"""
    assert page.evaluate(clean) == plain.evaluate(clean)


def test_a_day_without_data_and_before_the_first(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show()
    hall.change = lambda told: told.update(scenes=[], snapshot=None)
    asked = len(hall.asked)
    later(page, hall, timedelta(minutes=2))
    wait_for_answers(page, hall, asked + 1)
    page.clock.run_for(120_000)
    assert page.text_content(".scene.on") == GONE
    assert page.text_content("#clock")


def test_the_screen_speaks_english_when_asked(show: Opener, hall: Hall) -> None:  # noqa: F811
    page = show(query="?langue=en")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "Observed 5 minutes ago" in river(page)
    assert page.text_content("#clock") == "18:00"
    assert page.text_content("#date") == "Monday 23\u00a0November 2026"
