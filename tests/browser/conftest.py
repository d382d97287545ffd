"""A real Chromium in front of the real app."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PROJECT = Path(__file__).parents[2]
SCREENSHOTS = PROJECT / "screenshots"
SIZES = {"laptop": (1366, 768), "phone": (390, 844), "hall": (1920, 1080)}
ARGUMENTS = [
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--use-gl=swiftshader", "--enable-unsafe-swiftshader",
]

# What the content security policy refuses to a page.
REFUSED = """window.refused = []; document.addEventListener('securitypolicyviolation',
  event => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`))"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def start_app(data: Path, log: Path, before: str = "", **settings: str) -> tuple[subprocess.Popen[bytes], str]:
    """The app on a free port, over a warehouse; returns the process and its address once it answers.

    ``before`` is Python run first in its process; ``settings`` are environment variables.
    """
    port = free_port()
    environment = {**os.environ, "DASHBOARD_DATA": str(data), **settings}
    run = "import runpy; runpy.run_module('dashboard', run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", f"{before}\n{run}", "serve", "--no-refresh", "--port", str(port),
               "--address", "127.0.0.1"]
    child = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log.open("wb"), stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    for _ in range(720):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return child, address
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def app(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the demonstration town."""
    child, address = start_app(demo_data, tmp_path_factory.mktemp("app") / "app.log")
    yield address
    child.terminate()
    child.wait(timeout=20)


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app before the first refresh: no snapshot at all."""
    folder = tmp_path_factory.mktemp("empty")
    child, address = start_app(folder, folder / "app.log")
    yield address
    child.terminate()
    child.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium: Debian's where it is, Playwright's own otherwise."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


Opener = Callable[..., Page]
Look = tuple[str, str, bool]


@pytest.fixture(scope="session")
def looks(browser: Browser) -> Iterator[Callable[[Look], BrowserContext]]:
    """One browser context a size, language and light: what a page loads twice comes from its cache, as it would."""
    contexts: dict[Look, BrowserContext] = {}

    def look(wanted: Look) -> BrowserContext:
        if wanted not in contexts:
            (width, height), locale, dark = SIZES[wanted[0]], *wanted[1:]
            contexts[wanted] = browser.new_context(
                viewport={"width": width, "height": height}, locale=locale, timezone_id="Europe/Paris",
                color_scheme="dark" if dark else "light")
            contexts[wanted].add_init_script(REFUSED)
        return contexts[wanted]

    yield look
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_page(looks: Callable[[Look], BrowserContext]) -> Iterator[Opener]:
    """Opens an address cold, in a tab and a session of its own, and waits until the script has run."""
    tabs: list[Page] = []

    def opener(address: str, size: str = "laptop", locale: str = "fr-FR", dark: bool = False) -> Page:
        page = looks((size, locale, dark)).new_page()
        tabs.append(page)
        page.requested = []  # type: ignore[attr-defined]
        page.on("request", lambda request: page.requested.append(request.url))  # type: ignore[attr-defined]
        page.on("websocket", lambda socket: page.requested.append(socket.url))  # type: ignore[attr-defined]
        page.goto(address, wait_until="domcontentloaded")
        settle(page)
        return page

    yield opener
    for page in tabs:
        page.close()


def settle(page: Page) -> None:
    """Waits until the script has run and the charts that it promised are drawn."""
    # Before the first run the state is notRunning too: something of the page must be there first.
    page.wait_for_selector('#root h1, #root [data-testid="stVegaLiteChart"]', state="attached", timeout=60_000)
    page.wait_for_selector("#first-paint", state="detached", timeout=60_000)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-testid=\"stVegaLiteChart\"]')]"
        ".every(chart => chart.querySelector('svg.marks, canvas.marks'))", timeout=60_000)
    page.wait_for_timeout(400)


def until(page: Page, holds: Callable[[], bool], seconds: float = 60) -> None:
    """Waits for what the browser does by itself; what the caller asserts next tells whether it came."""
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        page.wait_for_timeout(100)


def shoot(page: Page, name: str) -> Path:
    """A screenshot of the whole page, kept as an output of the run."""
    SCREENSHOTS.mkdir(exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    height = page.evaluate(
        "() => Math.max(document.documentElement.scrollHeight, "
        "...[...document.querySelectorAll('[data-testid=\"stMain\"]')].map(e => e.scrollHeight))")
    size = page.viewport_size or {"width": 1366, "height": 768}
    page.set_viewport_size({"width": size["width"], "height": min(int(height) + 40, 9000)})
    page.wait_for_timeout(500)
    page.screenshot(path=str(path))
    page.set_viewport_size(size)
    return path
