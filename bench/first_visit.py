"""What a first visit costs a browser on a slow line: bytes and time until the page's title, compressed or not.

    python -m bench.first_visit http://localhost:8501 [page …]

The line is 4 Mb/s with 60 ms of latency. « plain » asks for uncompressed files, which is what Streamlit serves alone.
"""

from __future__ import annotations

import shutil
import sys
import time

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS

MEGABIT = 1_000_000 / 8
LINE = {"offline": False, "latency": 60, "downloadThroughput": 4 * MEGABIT, "uploadThroughput": MEGABIT}


def visit(browser: Browser, address: str, headers: dict[str, str]) -> tuple[int, float]:
    """Bytes received over HTTP, and seconds until the title is there, in a browser that holds nothing."""
    context = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris")
    page = context.new_page()
    line = context.new_cdp_session(page)
    received = 0

    def count(event: dict[str, float]) -> None:
        nonlocal received
        received += int(event["encodedDataLength"])

    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Network.setExtraHTTPHeaders", {"headers": headers})
    line.on("Network.loadingFinished", count)
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("h1", timeout=120_000)
    took = time.perf_counter() - started
    page.wait_for_timeout(3_000)
    context.close()
    return received, took


def main(root: str, pages: list[str]) -> None:
    """One line a page and a way."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        visit(browser, f"{root}/{pages[0]}", {})  # the server's own first time
        for page in pages:
            for name, headers in (("plain", {"Accept-Encoding": "identity"}), ("gzip", {})):
                size, took = visit(browser, f"{root}/{page}", headers)
                print(f"/{page:<10} {name:<6} {size / 1e6:5.2f} MB  title after {took:4.1f} s")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2:] or ["", "riviere", "carte"])
