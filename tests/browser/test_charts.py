"""Charts as a browser draws them: no error, French words, the hour of Paris, few ticks, nothing that runs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PROJECT, free_port, settle

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
GALLERY = Path(__file__).with_name("gallery.py")
LABELS = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].map(chart =>
  [...chart.querySelectorAll('.role-axis')].map(axis => [...axis.querySelectorAll('.role-axis-label text')]
    .filter(text => text.textContent && getComputedStyle(text).opacity !== '0').map(text => text.textContent)))"""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the gallery, served by Streamlit with the product's own configuration."""
    port, log = free_port(), tmp_path_factory.mktemp("gallery") / "log"
    command = [sys.executable, "-m", "streamlit", "run", str(GALLERY), "--server.port", str(port)]
    child = subprocess.Popen(
        command,
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=log.open("wb"),
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            break
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    yield address
    child.terminate()
    child.wait(timeout=20)


@dataclass(frozen=True)
class Seen:
    """The gallery in one browser: tick labels by chart and axis, the console's complaints, and the page."""

    labels: list[list[list[str]]]
    complaints: list[str]
    page: Page


@pytest.fixture(scope="module")
def seen(gallery: str, browser: Browser) -> dict[str, Seen]:
    """The gallery as English browsers of two time zones show it."""
    return {zone: look(browser, gallery, zone) for zone in ("Europe/Paris", "America/New_York")}


def look(browser: Browser, address: str, zone: str) -> Seen:
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="en-US", timezone_id=zone)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text) if "ERROR" in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    settle(page)
    page.wait_for_timeout(1500)
    return Seen(page.evaluate(LABELS), complaints, page)


def test_no_span_breaks_a_chart(seen: dict[str, Seen]) -> None:
    assert [complaint for each in seen.values() for complaint in each.complaints] == []


def test_labels_are_french_and_the_hour_is_that_of_paris_everywhere(seen: dict[str, Seen]) -> None:
    labels = seen["Europe/Paris"].labels
    words = {label for chart in labels for axis in chart for label in axis}
    assert labels == seen["America/New_York"].labels, "the reader's time zone changed the hours"
    assert {"mars", "1er janv.", "févr.", "12 h"} <= words
    assert not words & {"Jan", "Feb", "January", "12 PM", "Mon"}


def test_a_time_axis_has_at_most_seven_ticks_and_at_least_two(seen: dict[str, Seen]) -> None:
    across = [axes[0] for chart in seen["Europe/Paris"].labels[:-4] if (axes := [axis for axis in chart if axis])]
    assert len(across) == 29
    assert [axis for axis in across if not 2 <= len(axis) <= 8] == []


def test_hostile_data_are_only_words_in_a_chart(seen: dict[str, Seen]) -> None:
    page = seen["Europe/Paris"].page
    assert page.locator("img[src='x']").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.inner_text('[data-testid="stMain"]')
