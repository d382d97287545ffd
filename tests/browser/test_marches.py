"""Procurement in real Chromium: a view is changed in place, a contract opens whole, nothing sticks out of a phone."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Opener, settle, shoot

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_a_view_changes_in_place_and_a_contract_opens_from_it(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/marches")
    assert re.search(r"contrats? (est notifié|sont notifiés)", page.locator(".sentence").inner_text())
    shoot(page, "marches-montants")
    page.get_by_text("Échéances", exact=True).first.click()
    page.get_by_role("heading", name="Pourquoi ces dates sont estimées").wait_for()
    settle(page)
    assert "vue=echeances" in page.url
    assert page.locator(".figure").count() == 4
    shoot(page, "marches-echeances")
    page.locator("tbody a[href*='id=']").first.click()
    page.get_by_role("heading", name="États successifs").wait_for()
    settle(page)
    assert re.search(r"[?&]id=\d{14}-", page.url)
    assert page.locator('[data-testid="stException"], [data-testid="stAlert"]').count() == 0


def test_a_contract_fits_a_phone(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/marches?vue=avenants", "phone")
    page.locator("li a[href*='id=']").first.click()
    page.get_by_role("heading", name="Le fichier d’origine").wait_for()
    settle(page)
    shoot(page, "marches-contrat-phone")
    widths = page.evaluate("() => { const m = document.querySelector('[data-testid=\"stMain\"]');"
                           " return [m.scrollWidth, m.clientWidth] }")
    assert widths[0] <= widths[1]
