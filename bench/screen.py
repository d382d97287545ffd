"""How soon the public screen shows true figures: first contentful paint of ``/ecran`` in a browser that holds nothing.

    python -m bench.screen http://localhost:8501

On loopback, then on a line of 10 Mb/s with 40 ms of latency; the middle of seven visits, and what it weighs.
"""

from __future__ import annotations

import shutil
import statistics
import sys

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS

MEGABIT = 1_000_000 / 8
LINES = {
    "loopback": (None, 0.5),
    "10 Mb/s, 40 ms": ({"offline": False, "latency": 40, "downloadThroughput": 10 * MEGABIT,
                        "uploadThroughput": 10 * MEGABIT}, 1.0),
}  # fmt: skip
VISITS = 7
PAINT = """() => new Promise((done) => new PerformanceObserver((list) => {
  const found = list.getEntriesByName('first-contentful-paint')[0];
  if (found) done(found.startTime);
}).observe({type: 'paint', buffered: true}))"""

# Outside the town hall's hours the screen is black on purpose: these visits are made by day.
BY_DAY = """const toggle = DOMTokenList.prototype.toggle;
DOMTokenList.prototype.toggle = function (name, is) {
  return toggle.call(this, name, name === 'night' ? false : is);
};"""


def visit(browser: Browser, address: str, line: dict[str, float | bool] | None) -> tuple[float, int]:
    """Seconds from the request to the first paint, which has the figures in it, and the document's bytes."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="fr-FR")
    page = context.new_page()
    page.add_init_script(BY_DAY)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if line:
        session.send("Network.emulateNetworkConditions", line)
    answer = page.goto(address, wait_until="commit")
    painted = float(page.evaluate(PAINT)) / 1000
    assert answer is not None and page.locator(".value b").count() > 0
    size = int(page.evaluate("() => performance.getEntriesByType('navigation')[0].encodedBodySize"))
    context.close()
    return painted, size


def main(root: str) -> int:
    """One line a network; 1 when a goal is missed."""
    found, is_missed = shutil.which("chromium") or shutil.which("google-chrome"), False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        visit(browser, f"{root}/ecran", None)  # the server's own first time
        for name, (line, goal) in LINES.items():
            visits = [visit(browser, f"{root}/ecran", line) for _ in range(VISITS)]
            middle, size = statistics.median(each for each, _size in visits), visits[0][1]
            is_missed |= middle >= goal
            print(f"/ecran  {name:<15} {size / 1000:5.1f} kB  first paint {middle:.2f} s (goal {goal} s)")
        browser.close()
    return int(is_missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
