"""What a first visit costs a browser that holds nothing: when figures are there, when the app is, bytes, jumps.

    python -m bench.first_visit http://localhost:8501 [page …] [--runs N]

Two lines: the loopback as it is, and 10 Mb/s with 40 ms of latency. « plain » asks for uncompressed files, which is
what Streamlit serves alone; « gzip » and « br » are what the server has made ready. The median of the runs counts.
Exit 1 when one of `bench.browser_goals` is missed.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from dataclasses import fields

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as Stalled

from bench import browser_goals
from bench.browser_goals import Visit
from tests.browser.conftest import ARGUMENTS

MEGABIT = 1_000_000 / 8
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 10 * MEGABIT, "uploadThroughput": 5 * MEGABIT}
WAYS = {"plain": "identity", "gzip": "gzip", "br": "gzip, br"}
SETTLED_MS = 2_500
TRIES, LONGEST_MS = 4, 45_000
# Both are looked for at each frame: the figures in the document itself or drawn by the app, and the app at rest.
WATCH = """
    window.seen = {figure: null, app: null, shift: 0};
    new PerformanceObserver(list => { for (const each of list.getEntries())
      if (!each.hadRecentInput) window.seen.shift += each.value; }).observe({type: 'layout-shift', buffered: true});
    const look = () => {
      const figure = '#first-paint :is(.kpi-value, .value, .sentence), #root :is(.kpi-value, .figure, .sentence)';
      const app = '[data-testid="stApp"][data-test-script-state="notRunning"]';
      if (!window.seen.figure && document.querySelector(figure)) window.seen.figure = performance.now();
      if (document.querySelector('#root h1') && document.querySelector(app)
          && !document.getElementById('first-paint')) { window.seen.app = performance.now(); return; }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"""


def visit(browser: Browser, address: str, way: str, is_slow: bool) -> Visit:
    """One visit, in a browser context that holds nothing."""
    context = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 1366, "height": 900})
    page = context.new_page()
    line = context.new_cdp_session(page)
    received: list[int] = []
    line.send("Network.enable")
    if is_slow:
        line.send("Network.emulateNetworkConditions", SLOW)
    line.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": WAYS[way]}})
    line.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.seen && window.seen.app", timeout=LONGEST_MS)
    page.wait_for_timeout(SETTLED_MS)
    seen = page.evaluate("() => window.seen")
    painted = page.evaluate("() => (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || 0")
    context.close()
    return Visit(painted, seen["figure"], seen["app"], sum(received), len(received), seen["shift"])


def patient(browser: Browser, address: str, way: str, is_slow: bool) -> Visit:
    """The visit, made again when it never ends: now and then Chromium stops reading its own emulated line for good."""
    for _try in range(TRIES - 1):
        try:
            return visit(browser, address, way, is_slow)
        except Stalled as stopped:
            print(f"{way}: {stopped.message.splitlines()[0]}", file=sys.stderr)
    return visit(browser, address, way, is_slow)


def by_turns(browser: Browser, address: str, is_slow: bool, runs: int) -> dict[str, list[Visit]]:
    """The visits of each way, one of each in turn: a moment when the machine is slow counts for all of them."""
    visits: dict[str, list[Visit]] = {way: [] for way in WAYS}
    for _run in range(runs):
        for way, found in visits.items():
            found.append(patient(browser, address, way, is_slow))
    return visits


def median(visits: list[Visit]) -> Visit:
    """Each measure's median."""
    return Visit(*(statistics.median(getattr(each, field.name) for each in visits) for field in fields(Visit)))


def told(page: str, line: str, way: str, found: Visit) -> str:
    """One row of a Markdown table."""
    return (f"| /{page} | {line} | {way} | {found.first_paint_ms / 1000:.2f} | {found.first_figure_ms / 1000:.2f} | "
            f"{found.app_ms / 1000:.2f} | {found.bytes_received / 1e6:.2f} | {found.request_count:.0f} | "
            f"{found.layout_shift:.3f} |")


def main(root: str, pages: list[str], runs: int) -> int:
    """A Markdown table, one row a page, a line and a way, then the goals; 1 when one is missed."""
    verdicts = browser_goals.verdicts(measured(root, pages, runs))
    print("", *map(browser_goals.told, verdicts), sep="\n")
    return int(not all(each.is_met for each in verdicts))


def measured(root: str, pages: list[str], runs: int) -> dict[tuple[str, str, str], Visit]:
    """The median visit of each page, line and way, told as it comes."""
    medians: dict[tuple[str, str, str], Visit] = {}
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        for way in WAYS:
            visit(browser, f"{root}/{pages[0]}", way, False)  # the server's own first time
        print("| page | line | files | first paint s | first figure s | app s | MB | requests | shift |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
        for page in pages:
            for line, is_slow in ((browser_goals.LOOPBACK, False), (browser_goals.SLOW, True)):
                for way, visits in by_turns(browser, f"{root}/{page}", is_slow, runs).items():
                    medians[page, line, way] = median(visits)
                    print(told(page, line, way, medians[page, line, way]), flush=True)
        browser.close()
    return medians


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("root")
    asked.add_argument("pages", nargs="*", default=[""])
    asked.add_argument("--runs", type=int, default=3)
    given = asked.parse_args()
    sys.exit(main(given.root.rstrip("/"), given.pages, given.runs))
