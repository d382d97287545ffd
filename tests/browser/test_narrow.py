"""FAULTS 42: a window of 320 px, a zoom of 200 and 400 %, forced colours, the keyboard alone. And one right address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Opener, settle, shoot
from tests.browser.test_pages import SLUGS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
# A phone, the narrowest window that must do, then 1366 px at 400 % and at 200 %: zoom makes fewer and larger pixels.
WIDTHS = (390, 320, 342, 683)
# What sticks out of the window without a scroller of its own between it and the document.
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (each) => { for (let up = each.parentElement; up && up !== document.body; up = up.parentElement) {
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)
        && up.getBoundingClientRect().right <= width + 1) return true; } return false; };
  return [...document.querySelectorAll('body *')].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > width + 1 && !scrolls(each);
  }).slice(0, 5).map((each) => `${each.tagName}.${each.className} ${each.textContent.slice(0, 40)}`);
}"""
# The page itself may scroll in the app's own block rather than in the document.
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"], #first-paint')]
  .map((each) => each.scrollWidth - each.clientWidth)"""
FOCUSED = """() => { const at = document.activeElement; if (!at || at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {name: `${at.tagName} ${at.textContent.trim().slice(0, 30)}`, box: box.width * box.height,
          isSeen: style.outlineStyle !== 'none' || style.boxShadow !== 'none'
            || getComputedStyle(at.parentElement).boxShadow !== 'none' }; }"""


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_scrolls_sideways_on_a_phone_nor_zoomed(app: str, open_page: Opener, slug: str) -> None:
    page = open_page(f"{app}/{slug}", "phone")
    shoot(page, f"{slug or 'accueil'}-phone")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        page.wait_for_timeout(400)
        assert max(page.evaluate(SIDEWAYS)) <= 1, (width, page.evaluate(WIDER))
        assert page.evaluate(WIDER) == [], width


@pytest.mark.parametrize("slug", SLUGS)
def test_nor_do_the_first_words_without_scripts(app: str, browser: Browser, slug: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{app}/{slug}")
    wide = page.evaluate(SIDEWAYS), page.evaluate(WIDER)
    context.close()
    assert max(wide[0]) <= 1, wide
    assert wide[1] == []


@pytest.mark.parametrize("scale", [2.0, 4.0])
def test_a_zoomed_page_shows_its_title_and_its_sentence(app: str, browser: Browser, scale: float) -> None:
    size = {"width": int(1366 / scale), "height": int(768 / scale)}
    context = browser.new_context(viewport=size, device_scale_factor=scale, locale="fr-FR")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{app}/riviere", wait_until="domcontentloaded")
    settle(page)
    for piece in ("#root h1", "#root .sentence"):
        page.locator(piece).first.scroll_into_view_if_needed()
        box = page.locator(piece).first.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    context.close()


@pytest.mark.parametrize("slug", ["", "riviere"])
def test_forced_colours_keep_every_state_and_curve(app: str, browser: Browser, slug: str) -> None:
    context = browser.new_context(forced_colors="active", locale="fr-FR", viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{app}/{slug}", wait_until="domcontentloaded")
    settle(page)
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    same = page.evaluate("""() => [...document.querySelectorAll('#root :is(.state, .status, .kpi-value, h1)')]
      .filter((each) => getComputedStyle(each).color === getComputedStyle(document.body).backgroundColor).length""")
    assert same == 0
    signs = page.evaluate("""() => [...document.querySelectorAll('#root .state svg')].map((each) => {
      const style = getComputedStyle(each); return [style.fill, style.stroke, style.color]; })
      .filter((inks) => inks.every((ink) => ink === getComputedStyle(document.body).backgroundColor)).length""")
    assert signs == 0
    context.close()


@pytest.mark.parametrize("slug", ["", "riviere", "donnees"])
def test_the_keyboard_alone_goes_through_and_sees_where_it_is(app: str, browser: Browser, slug: str) -> None:
    context = browser.new_context(locale="fr-FR", viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{app}/{slug}", wait_until="domcontentloaded")
    settle(page)
    seen = []
    for _step in range(25):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at:
            seen.append(at)
    assert len({each["name"] for each in seen}) > 8, seen
    unseen = [each for each in seen if each["box"] > 4 and not each["isSeen"]]
    assert not unseen
    context.close()


@pytest.mark.parametrize("slug", ["", "indicateur?id=wifi_sessions"])
def test_the_app_finds_its_server_at_once(app: str, browser: Browser, slug: str) -> None:
    """Left to itself it asks under /riviere/ first, two 404 a page; its socket is at the root, wherever one enters."""
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    refused: list[str] = []
    sockets: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"{app}/{slug}", wait_until="domcontentloaded")
    settle(page)
    assert refused == []
    assert sockets == [f"{app.replace('http', 'ws', 1)}/_stcore/stream"]
    page.locator('[data-testid="stSidebarNav"] a').nth(2).click()
    settle(page)
    assert refused == []
    context.close()
