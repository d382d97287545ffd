"""The scripts of Streamlit's that a real Chromium fetches: each once, from one folder, none that only passes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.frontend import joined
from tests.browser.conftest import settle, start_app

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
SCRIPT = re.compile(r"/static/(?P<folder>js|joined\.[0-9a-f]+)/(?P<name>[^/]+\.js)$")
# A page of words, charts, a map, a form: each wants scripts of its own.
PAGES = ("", "riviere", "carte", "donnees?jeu=bancs")
ALONE = """
from pathlib import Path
from dashboard.frontend import bundler, joined
joined.KEPT, bundler.held = Path({folder!r}), lambda: None
"""


def fetched(browser: Browser, address: str) -> tuple[set[str], list[str]]:
    """From which folders a first visit has its scripts, and their names."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1366, "height": 768})
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    settle(page)
    context.close()
    found = [match for url in asked if (match := SCRIPT.search(url))]
    return {match["folder"] for match in found}, [match["name"] for match in found]


@pytest.mark.parametrize("path", PAGES)
def test_scripts_come_once_and_from_one_folder(app: str, browser: Browser, path: str) -> None:
    held = joined.current()
    folders, names = fetched(browser, f"{app}/{path}")
    assert folders == {held.folder.name if held else "js"}
    assert len(names) == len(set(names)) > 10
    assert not set(names) & set(held.places if held else ())


@pytest.fixture
def without_bundler(demo_data: Path, tmp_path: Path) -> Iterator[str]:
    """The address of an app that found no bundler when it was installed."""
    child, address = start_app(demo_data, tmp_path / "app.log", ALONE.format(folder=str(tmp_path / "kept")))
    yield address
    child.terminate()
    child.wait(timeout=20)


def test_without_bundler_they_come_one_by_one(without_bundler: str, browser: Browser) -> None:
    folders, names = fetched(browser, f"{without_bundler}/riviere")
    assert folders == {"js"}
    assert len(names) == len(set(names)) > 60
