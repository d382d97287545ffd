"""The public screen opened in Chromium, its clock and its server in hand, and what must always hold of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.screen.hall import Hall, hall, town_hall  # noqa: F401

GONE = "Données momentanément indisponibles"
# What a browser, a server or a forgotten translation would say; none of these is a French word.
ENGLISH = re.compile(r"\b(the|of|and|since|ago|observed|open|closed|error|failed|fetch|unexpected|undefined|null|nan|"
                     r"invalid|loading|unavailable|offline|today|yesterday|tomorrow|traceback|gateway|object)\b", re.I)
Opener = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, hall: Hall) -> Iterator[Opener]:  # noqa: F811
    """Opens the screen, the device's clock at a moment (default: the server's); whatever it complains of is kept."""
    contexts = []

    def opener(at: datetime | None = None, query: str = "", **options: Any) -> Page:
        usual = {"viewport": {"width": 1920, "height": 1080}, "locale": "en-US", "timezone_id": "America/New_York",
                 "service_workers": "block", "color_scheme": "light"}
        context = browser.new_context(**{**usual, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.complaints = []  # type: ignore[attr-defined]
        for event in ("dialog", "pageerror", "crash"):
            page.on(event, lambda told: page.complaints.append(str(told)))  # type: ignore[attr-defined,call-overload]
        page.clock.install(time=at or hall.now)
        page.goto(hall.address + query)
        if options.get("java_script_enabled", True):
            wait_for_answers(page, hall, 1)
        return page

    yield opener
    for context in contexts:
        for page in context.pages:
            sane(page)
        context.close()


def wait_for_answers(page: Page, hall: Hall, count: int) -> None:  # noqa: F811
    """Until the hall was asked so many times, the page having had the time to draw."""
    for _ in range(500):
        if len(hall.asked) >= count:
            break
        page.wait_for_timeout(20)
    assert len(hall.asked) >= count
    settled(page)


def settled(page: Page) -> None:
    """Until the page waits for no answer: a leap of its clock would cut one short, as a server that says nothing."""
    page.wait_for_function("() => !document.documentElement.classList.contains('asking')")
    page.wait_for_timeout(60)


def later(page: Page, hall: Hall, span: timedelta) -> None:  # noqa: F811
    """Time passes for the device and for the server alike."""
    settled(page)
    hall.now += span
    page.clock.fast_forward(int(span.total_seconds() * 1000))
    page.wait_for_timeout(60)
    page.clock.run_for(1_100)


def sane(page: Page) -> None:
    """No dialog, no error, and not an English word on a French screen, seen or waiting its turn."""
    assert page.complaints == []  # type: ignore[attr-defined]
    told = page.evaluate("[document.documentElement.lang, document.getElementById('screen').textContent]")
    assert told[0] == "en" or ENGLISH.findall(told[1]) == []


def river(page: Page) -> str:
    """What the river's scene says."""
    return (page.locator(".scene.river").text_content() or "").replace("\u00a0", " ")


def shown(page: Page) -> str:
    return page.evaluate("document.querySelector('.scene.on').className.split(' ')[1]")
