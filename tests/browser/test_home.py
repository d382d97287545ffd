"""The home page and an indicator's in real Chromium: dark, on paper, one click to a passport."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Opener, shoot

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
MOST_SHEETS = 14


def test_one_click_says_where_a_figure_comes_from(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/?theme=finances")
    first = page.locator(".kpi .passport").first
    assert not first.locator("pre").is_visible()
    assert page.locator(".kpi pre").count() == 0, "sixty passports are not sent for the one that is read"
    first.locator("summary").click()
    first.locator("pre").wait_for()
    assert not first.locator(".note").is_visible(), "the page and its passport are of the same snapshot"
    assert "select" in first.locator("pre").inner_text().lower()
    assert re.search(r"indicateur\?.*id=.*au=\d{4}-\d\d-\d\d", first.locator("dd a").last.get_attribute("href"))
    assert first.locator("> p a").last.get_attribute("href") == page.locator(".kpi h3 a").first.get_attribute("href")
    shoot(page, "accueil-passeport")


def test_the_link_of_a_passport_keeps_the_period_of_the_page(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/?theme=finances&fin=2023-06-30")
    fold = page.locator(".kpi .passport").first
    fold.locator("summary").click()
    fold.locator("pre").wait_for()
    link = fold.locator("dd a").last
    assert re.fullmatch(r"indicateur\?(?=.*id=)(?=.*fin=2023-06-30)(?=.*au=20).*", link.get_attribute("href") or "")
    assert link.inner_text() == link.get_attribute("href")


def test_a_passport_that_cannot_be_had_leaves_the_link_to_the_figures_page(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/?theme=finances")
    page.route("**/indicateur?*", lambda route: route.abort())
    fold = page.locator(".kpi .passport").first
    fold.locator("summary").click()
    assert fold.locator("a").get_attribute("href") == page.locator(".kpi h3 a").first.get_attribute("href")
    page.unroute("**/indicateur?*")
    fold.locator("summary").click()
    fold.locator("summary").click()
    fold.locator("pre").wait_for()


def test_a_passport_newer_than_the_page_says_so(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/?theme=finances")
    fold = page.locator(".kpi .passport").first
    fold.evaluate("each => { each.dataset.snapshot = 'another'; }")
    fold.locator("summary").click()
    fold.locator("pre").wait_for()
    assert "actualisées depuis" in fold.locator(".note").inner_text()


def test_in_the_dark_and_on_paper(app: str, open_page: Opener) -> None:
    """No chart is loaded there; on paper there is no menu, no filter, and few sheets."""
    page = open_page(f"{app}/", dark=True)
    shoot(page, "accueil-sombre")
    asked = " ".join(page.requested)  # type: ignore[attr-defined]
    assert not re.search(r"(?i)vega|deck\.?gl|dataframe\.", asked), "no chart is drawn there"
    page.emulate_media(media="print")
    for hidden in ('[data-testid="stSidebar"]', ".stSelectbox", ".stDateInput", ".passport"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert "Imprimé" in page.locator(".print-foot").inner_text()
    paper = page.evaluate("() => getComputedStyle(document.querySelector('.kpi')).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))
    assert 2 <= sheets <= MOST_SHEETS


def test_an_indicator_in_the_dark_and_on_a_phone(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/indicateur?id=demandes_closes_15j", size="phone", dark=True)
    shoot(page, "indicateur-sombre-phone")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 391
    assert page.locator('[data-testid="stCode"]').first.inner_text().strip().endswith(tuple("0123456789"))
