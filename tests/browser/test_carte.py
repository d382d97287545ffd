"""The map in real Chromium: three views, an address typed, a place opened from the list."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Opener, settle, shoot

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_an_address_puts_the_list_in_order_and_a_name_opens_its_record(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/carte?adresse=1+r.+des+aubepines", "phone")
    cells = page.locator("td.number").all_text_contents()
    metres = [int("".join(sign for sign in cell if sign.isdigit())) for cell in cells if re.search(r"\d\s*m$", cell)]
    assert len(metres) > 10
    assert metres == sorted(metres)
    page.locator("td a[href*='lieu=']").first.click()
    settle(page)
    assert "adresse=" in page.url
    assert page.locator("a[href*='donnees?'][href*='jeu=']").count() >= 1


@pytest.mark.parametrize("query", ["vue=acces", "vue=acces&type=bench&rayon=150", "vue=adresses"])
def test_each_view_has_its_sentence_its_map_and_its_table(app: str, open_page: Opener, query: str) -> None:
    page = open_page(f"{app}/carte?{query}")
    shoot(page, "carte-" + query.replace("&", "-").replace("=", "-"))
    assert page.locator('[data-testid="stDeckGlJsonChart"]').count() == 1
    assert page.locator("details table").count() >= 1
    assert "%" in page.locator(".sentence").inner_text()
