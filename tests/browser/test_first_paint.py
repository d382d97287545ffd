"""The server's first words in a real Chromium: there before any script, gone once the app stands, without a jump."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.first_visit import visit
from tests.browser.conftest import Opener, settle

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_without_scripts_the_figures_are_there(app: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-US", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{app}/riviere")
    assert page.locator("h1").inner_text().startswith("Que fait l’Orne")
    assert "\u00a0m" in page.locator(".sentence").inner_text()
    assert page.locator(".figure").count() == 4
    assert page.locator("noscript").count() == 1
    assert page.locator("nav a", has_text="Services").is_visible()
    box = page.locator("h1").bounding_box()
    assert box and box["y"] < 400 and box["width"] <= 390
    context.close()


def test_the_app_takes_their_place_and_nothing_jumps(app: str, browser: Browser) -> None:
    visit(browser, app, "br", False)
    found = visit(browser, app, "br", True)
    assert found.first_figure_ms < found.app_ms
    assert found.layout_shift < 0.1
    assert found.bytes_received < 1_200_000


def test_the_app_says_the_same(app: str, browser: Browser, open_page: Opener) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    first = context.new_page()
    first.goto(app)
    sentence, title = first.locator(".sentence").inner_text(), first.locator("h1").inner_text()
    context.close()
    page = open_page(app)
    settle(page)
    assert page.locator("#first-paint").count() == 0
    assert page.locator("h1").inner_text() == title
    assert page.locator(".sentence").first.inner_text() == sentence
