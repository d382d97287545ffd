"""The catalogue in real Chromium: 300,000 rows that nobody declared are browsed, drawn, searched and taken away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Opener, settle, shoot, start_app
from tests.odd_dataset import LOANS, ODD, ROWS, odd_warehouse

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def odd_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the warehouse whose only dataset nobody declared."""
    folder = odd_warehouse(tmp_path_factory.getbasetemp().parent)
    child, address = start_app(folder, tmp_path_factory.mktemp("odd") / "app.log")
    yield address
    child.terminate()
    child.wait(timeout=20)


def test_it_is_drawn_on_a_phone_and_in_a_hall_and_nothing_in_it_runs(odd_app: str, open_page: Opener) -> None:
    for size, drawn in (("phone", "series"), ("hall", "map")):
        page = open_page(f"{odd_app}/donnees?jeu={ODD}&dessin={drawn}", size)
        shoot(page, f"donnees-jeu-{drawn}-{size}")
        assert "300\u202f000 lignes" in page.locator(".sentence").inner_text()
        assert page.title() != "pris"
        assert page.locator('[data-testid="stException"]').count() == 0
        assert page.locator(".empty").count() == 0
        assert page.locator(".description img, .preview img, .stMain script").count() == 0
        assert page.evaluate("() => document.documentElement.scrollWidth") <= (page.viewport_size or {})["width"] + 1


def test_its_rows_are_paged_without_going_back_to_the_top(odd_app: str, open_page: Opener) -> None:
    page = open_page(f"{odd_app}/donnees?jeu={ODD}&dessin=ranking")
    page.get_by_role("button", name="Page suivante").click()
    page.wait_for_url("**page=2**")
    settle(page)
    assert "Lignes 26 à 50 sur 300\u202f000" in page.inner_text("body")
    assert page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTop") > 0
    page.get_by_label("Chercher dans les lignes").fill("note 299999")
    page.keyboard.press("Enter")
    page.wait_for_url("**mots=note**")
    settle(page)
    assert "page=" not in page.url
    assert page.locator(".preview tbody tr").count() == 1


def test_it_is_taken_away_whole(odd_app: str, open_page: Opener) -> None:
    page = open_page(f"{odd_app}/donnees?jeu={ODD}&dessin=ranking")
    with page.expect_download() as waiting:
        page.locator(".downloads a", has_text="CSV").first.click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == ROWS + 1
    assert LOANS in rows[0]
    assert not any(cell.startswith("=") for row in rows[1:5_000] for cell in row)


def test_the_list_is_sorted_by_its_headings_and_read_on_a_phone(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/donnees", "phone")
    shoot(page, "donnees-phone-liste")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 391
    wide = open_page(f"{app}/donnees")
    wide.locator(".listing thead a", has_text="Lignes").click()
    wide.wait_for_url("**tri=lignes**")
    settle(wide)
    assert wide.locator('.listing thead th[aria-sort="descending"]').count() == 1
    assert "Hauteurs et débits" in wide.locator(".listing tbody tr").first.inner_text()
