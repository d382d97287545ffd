"""Every page, opened cold on its own URL in real Chromium: full, empty, in English, on a phone, in a hall."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import SIZES, Opener, settle, shoot

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
STEMS = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py"))
SLUGS = ["" if stem == "accueil" else stem for stem in STEMS]
VIEWS = [
    "services?vue=calendrier", "services?vue=demandes", "marches?vue=concurrence", "marches?vue=titulaires",
    "marches?vue=echeances", "marches?vue=avenants", "carte?vue=acces", "donnees?jeu=bancs", "donnees?jeu=hydrometrie",
    "suivi?vue=incidents", "suivi?vue=calendrier", "indicateur?id=eau_limites",
]
WRONG = (
    "theme=%3Cscript%3Ealert(1)%3C/script%3E", "theme=b", "debut=abc&fin=9999-99-99", "service=" + "x" * 10_000,
    "debut=%00", "langue=xx", "service=%27%3B%20DROP%20TABLE%20x", "au=9999-99-99", "station=%25_%5C",
)
# Streamlit's protobuf tries WebAssembly, is refused and goes on without: allowing it would allow nothing else.
PROBE = "script-src wasm-eval"
TRACE = re.compile(r"Traceback|Exception|KeyError|nan\b|NaN|undefined|None\b")


def text_of(page) -> str:  # type: ignore[no-untyped-def]
    return str(page.locator('[data-testid="stMain"]').inner_text())


def barriers(page: Page) -> list[str]:
    """What axe-core finds serious or critical, with the first element at fault."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in ("serious", "critical")]


def headings(page: Page) -> list[int]:
    """The level of each heading, in the order of the page."""
    return list(page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4')].map(each => +each.tagName[1])"))


def check(page: Page, app: str) -> None:
    """What holds on every page and every view of one."""
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert not TRACE.search(text_of(page)), TRACE.search(text_of(page))
    assert page.locator('[data-testid="stException"]').count() == 0
    hosts = {urlsplit(url).netloc for url in page.requested if urlsplit(url).netloc}  # type: ignore[attr-defined]
    assert hosts == {urlsplit(app).netloc}, "something was asked of somebody else"
    assert set(page.evaluate("window.refused")) <= {PROBE}
    charts = page.locator('[data-testid="stVegaLiteChart"]').count()
    assert page.locator("details table").count() >= charts, "a chart has no table"
    levels = headings(page)
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels
    assert barriers(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_a_page_is_whole_and_has_no_serious_barrier(app: str, open_page: Opener, view: str) -> None:
    page = open_page(f"{app}/{view}")
    check(page, app)
    shoot(page, re.sub(r"\W", "-", view))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_opens_cold_and_full(app: str, open_page: Opener, slug: str) -> None:
    page = open_page(f"{app}/{slug}")
    check(page, app)
    assert "onnées de démonstration" in page.inner_text("body")
    for size, (width, height) in {"laptop": SIZES["laptop"], "hall": SIZES["hall"]}.items():
        page.set_viewport_size({"width": width, "height": height})
        shoot(page, f"{slug or 'accueil'}-{size}")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width + 1, "wider than the screen"


@pytest.mark.parametrize("slug", ["", "riviere"])
def test_a_page_in_english_at_each_size(app: str, open_page: Opener, slug: str) -> None:
    page = open_page(f"{app}/{slug}?langue=en")
    assert page.evaluate("document.documentElement.lang") == "en"
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        shoot(page, f"{slug or 'accueil'}-en-{size}")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width + 1, size


@pytest.mark.parametrize("slug", ["", "riviere", "carte", "donnees", "marches"])
def test_before_the_first_refresh_a_page_says_so(empty_app: str, open_page: Opener, slug: str) -> None:
    page = open_page(f"{empty_app}/{slug}")
    shoot(page, f"{slug or 'accueil'}-vide")
    words = text_of(page)
    assert page.locator("h1").count() == 1
    assert not TRACE.search(words)
    assert re.search(r"Aucun|Pas encore|Rien", words)


@pytest.mark.parametrize("slug", ["services", "riviere"])
def test_wrong_parameters_are_ignored(app: str, open_page: Opener, slug: str) -> None:
    """FAULTS 22 and 23: all at once; one by one in the pages' own tests."""
    page = open_page(f"{app}/{slug}?" + "&".join(WRONG))
    assert page.locator("h1").count() == 1
    assert page.locator('[data-testid="stException"]').count() == 0
    assert not TRACE.search(text_of(page))


def test_the_theme_filter_stays_in_the_url(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/riviere?theme=Environnement+et+eau&duree=10ans")
    page.locator('[data-testid="stSidebarNav"] a, [data-testid="stTopNavLink"], nav a').first.click()
    settle(page)
    assert "theme=environnement-et-eau" in page.url


def test_dark_is_designed_too(app: str, open_page: Opener) -> None:
    page = open_page(f"{app}/riviere", dark=True)
    shoot(page, "riviere-sombre")
    background = page.evaluate(
        "() => getComputedStyle(document.querySelector('[data-testid=\"stApp\"]')).backgroundColor")
    red, green, blue = (int(n) for n in re.findall(r"\d+", background)[:3])
    assert red + green + blue < 200
