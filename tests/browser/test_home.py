"""The home page and an indicator's in real Chromium: dark, on paper, one click to a passport, headings in order."""

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
    first.locator("summary").click()
    assert "select" in first.locator("pre").inner_text().lower()
    assert re.search(r"indicateur\?.*id=.*au=\d{4}-\d\d-\d\d", first.locator("dd a").last.get_attribute("href"))
    shoot(page, "accueil-passeport")


def test_no_chart_library_is_loaded_on_the_home_page(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/", dark=True)
    shoot(page, "accueil-sombre")
    asked = " ".join(page.requested)  # type: ignore[attr-defined]
    assert not re.search(r"(?i)vega|deck\.?gl|dataframe\.", asked)


def test_on_paper_it_has_no_menu_nor_filter_and_few_sheets(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/", dark=True)
    page.emulate_media(media="print")
    for hidden in ('[data-testid="stSidebar"]', ".stSelectbox", ".stDateInput", ".passport"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert "Imprimé" in page.locator(".print-foot").inner_text()
    paper = page.evaluate("() => getComputedStyle(document.querySelector('.kpi')).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))
    assert 2 <= sheets <= MOST_SHEETS


@pytest.mark.parametrize("address", ["", "indicateur?id=demandes_closes_15j", "indicateur", "methode", "accessibilite"])
def test_headings_come_in_order(app: str, open_page: Opener, address: str) -> None:
    page = open_page(f"{app}/{address}")
    levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4')].map(each => +each.tagName[1])")
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels


def test_an_indicator_in_the_dark_and_on_a_phone(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/indicateur?id=demandes_closes_15j", size="phone", dark=True)
    shoot(page, "indicateur-sombre-phone")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 391
    assert page.locator('[data-testid="stCode"]').first.inner_text().strip().endswith(tuple("0123456789"))
