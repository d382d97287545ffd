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
TRACE = re.compile(r"Traceback|Exception|KeyError|nan\b|NaN|undefined|None\b")


def text_of(page) -> str:  # type: ignore[no-untyped-def]
    return str(page.locator('[data-testid="stMain"]').inner_text())


def barriers(page: Page) -> list[str]:
    """What axe-core finds serious or critical, with the first element at fault."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_a_page_has_no_serious_barrier(app: str, open_page: Opener, view: str) -> None:
    page = open_page(f"{app}/{view}")
    page.wait_for_timeout(1_000)
    assert barriers(page) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_opens_cold_and_full(app: str, open_page: Opener, slug: str, size: str) -> None:
    page = open_page(f"{app}/{slug}", size)
    shoot(page, f"{slug or 'accueil'}-{size}")
    words = text_of(page)
    assert page.locator("h1").count() == 1
    assert not TRACE.search(words), TRACE.search(words)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert "onnées de démonstration" in page.inner_text("body")
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= SIZES[size][0] + 1, "the page is wider than the screen"
    hosts = {urlsplit(url).netloc for url in page.requested if url.startswith("http")}  # type: ignore[attr-defined]
    assert hosts == {urlsplit(app).netloc}, "something was asked of somebody else"
    charts = page.locator('[data-testid="stVegaLiteChart"]').count()
    assert page.locator("details table").count() >= charts, "a chart has no table"
    if size == "laptop":
        assert barriers(page) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_in_english_is_english(app: str, open_page: Opener, slug: str) -> None:
    page = open_page(f"{app}/{slug}?langue=en")
    shoot(page, f"{slug or 'accueil'}-en")
    words = text_of(page)
    french = r"\b(Voir les données|Télécharger|Mis à jour|Période|Aucune?|il y a|Données de démonstration)\b"
    assert re.findall(french, words) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_before_the_first_refresh_a_page_says_so(empty_app: str, open_page: Opener, slug: str) -> None:
    page = open_page(f"{empty_app}/{slug}")
    shoot(page, f"{slug or 'accueil'}-vide")
    words = text_of(page)
    assert page.locator("h1").count() == 1
    assert not TRACE.search(words)
    assert re.search(r"Aucun|Pas encore|Rien", words)


@pytest.mark.parametrize("query", [
    "theme=%3Cscript%3Ealert(1)%3C/script%3E", "theme=ZZZ", "debut=abc&fin=9999-99-99", "service=" + "x" * 10_000,
    "theme=a&theme=b", "debut=%00", "langue=xx", "service=%27%3B%20DROP%20TABLE%20x", "au=9999-99-99",
    "station=%25_%5C",
])
@pytest.mark.parametrize("slug", ["services", "riviere"])
def test_a_wrong_parameter_is_ignored(app: str, open_page: Opener, slug: str, query: str) -> None:
    """FAULTS 22 and 23."""
    page = open_page(f"{app}/{slug}?{query}")
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
