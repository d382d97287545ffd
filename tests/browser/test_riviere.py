"""What the river page sends: ten years of five-minute readings, drawn from what fits the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Response, WebSocket

from tests.browser.conftest import SIZES, Opener, settle, shoot

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
MOST_BYTES = 300_000


@pytest.mark.parametrize("query", ["", "?duree=10ans", "?duree=10ans&station=I352102001"])
def test_the_river_sends_less_than_three_hundred_kilobytes(browser: Browser, app: str, query: str) -> None:
    """The document and all that the session says; Streamlit's own files, the same for every page, are left out.

    What each span sends is weighed without a browser too (tests/pages).
    """
    width, height = SIZES["laptop"]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR")
    page, sizes = context.new_page(), list[int]()
    page.on("websocket", lambda socket: follow(socket, sizes))
    page.on("response", lambda answer: weigh(answer, sizes))
    page.goto(f"{app}/riviere{query}")
    settle(page)
    has_drawn(page)
    context.close()
    assert 50_000 < sum(sizes) < MOST_BYTES


@pytest.mark.parametrize("span", ["24h", "10ans"])
def test_a_span_is_captured_in_the_dark_and_in_english(open_page: Opener, app: str, span: str) -> None:
    page = open_page(f"{app}/riviere?duree={span}&langue=en", dark=True)
    has_drawn(page)
    assert "Downstream" in page.inner_text("body") and "En aval" not in page.inner_text("body")
    shoot(page, f"riviere-{span}-sombre")


def follow(socket: WebSocket, sizes: list[int]) -> None:
    """Counts what comes in."""
    socket.on("framereceived", lambda frame: sizes.append(len(frame)))


def weigh(answer: Response, sizes: list[int]) -> None:
    """Counts the documents that are ours."""
    if "/static/" not in answer.url and answer.request.resource_type == "document":
        sizes.append(len(answer.body()))


def has_drawn(page: Page) -> None:
    """Waits for the main curve."""
    page.locator('[data-testid="stVegaLiteChart"]').first.wait_for(timeout=60_000)
