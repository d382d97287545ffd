"""The scripts of Streamlit's that a real Chromium fetches: each once, from one folder, none that only passes on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.frontend import joined
from tests.browser.conftest import settle

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
SCRIPT = re.compile(r"/static/(?P<folder>js|joined\.[0-9a-f]+)/(?P<name>[^/]+\.js)$")
# A page of words, charts, a map, a form: each wants scripts of its own.
PAGES = ("", "riviere", "carte", "donnees?jeu=bancs")


@pytest.mark.parametrize("path", PAGES)
def test_scripts_come_once_and_from_one_folder(app: str, browser: Browser, path: str) -> None:
    context = browser.new_context(locale="fr-FR", viewport={"width": 1366, "height": 768})
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{app}/{path}")
    settle(page)
    context.close()
    found, held = [match for url in asked if (match := SCRIPT.search(url))], joined.current()
    names = [match["name"] for match in found]
    assert {match["folder"] for match in found} == {held.folder.name if held else "js"}
    assert len(names) == len(set(names)) > 10
    assert not {Path(name).name for name in names} & set(held.places if held else ())
