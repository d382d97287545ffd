"""A real browser keeps to our policy: nothing is refused to the pages, nothing is asked of another origin."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import settle

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
RECORD = """window.refused = []; document.addEventListener('securitypolicyviolation',
  event => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`))"""
# Streamlit's protobuf tries WebAssembly, is refused and goes on without: allowing it would allow nothing else.
PROBE = "script-src wasm-eval"


@pytest.mark.parametrize("slug", ["", "riviere", "carte"])
def test_the_policy_refuses_nothing_that_a_page_needs(app: str, browser: Browser, slug: str) -> None:
    context = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.add_init_script(RECORD)
    page.goto(f"{app}/{slug}", wait_until="domcontentloaded")
    settle(page)
    refused = set(page.evaluate("window.refused"))
    assert refused <= {PROBE}
    assert {urlsplit(url).netloc for url in asked if urlsplit(url).netloc} == {urlsplit(app).netloc}
    assert page.evaluate("document.documentElement.lang") == "fr"
    context.close()
