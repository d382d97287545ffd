"""The catalogue in real Chromium: 300,000 rows that nobody declared, browsed and drawn in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import Opener, settle, shoot, start_app
from tests.odd_dataset import ODD, odd_warehouse

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


ADDED_MB = 200


@dataclass(frozen=True)
class Running:
    """The app over the warehouse whose only dataset nobody declared, and its process."""

    address: str
    pid: int

    def memory_mb(self, measure: str) -> float:
        """``VmRSS`` now, or ``VmHWM``, the most it ever was."""
        told = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) / 1_024 for line in told.splitlines() if line.startswith(measure))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = odd_warehouse(tmp_path_factory.getbasetemp().parent)
    child, address = start_app(folder, tmp_path_factory.mktemp("odd") / "app.log")
    yield Running(address, child.pid)
    child.terminate()
    child.wait(timeout=20)


@pytest.fixture(scope="module")
def odd_app(running: Running) -> str:
    return running.address


def test_it_is_browsed_and_drawn_in_little_memory(running: Running, open_page: Opener) -> None:
    open_page(f"{running.address}/donnees")
    before = running.memory_mb("VmRSS")
    for drawn in ("series", "map", "ranking", "distribution"):
        page = open_page(f"{running.address}/donnees?jeu={ODD}&dessin={drawn}&tri=remarque&sens=decroissant&mots=note")
        assert "Lignes 1 à 25 sur 299" in page.inner_text("body")
    assert running.memory_mb("VmHWM") - before < ADDED_MB


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
