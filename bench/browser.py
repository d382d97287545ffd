"""What a browser waits for, against the goals: the public screen, then a first visit to the home page.

    python -m bench.browser [--url http://localhost:8501] [--runs N] [page …]

Starts an app of its own over the warehouse at hand unless given an address. Exit 1 when a goal is missed. To be run on
a machine at rest: the browser, the server and the line all count on the same clock.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench import first_visit, screen
from bench.report import machine
from dashboard.settings import settings
from tests.browser.conftest import start_app


def measured(root: str, pages: list[str], runs: int) -> int:
    """Both measures; 1 when one missed a goal."""
    codes = [screen.main(root), first_visit.main(root, pages, runs)]
    return int(any(codes))


def main(root: str, pages: list[str], runs: int) -> int:
    """Against an address, or an app started for the time of the measure."""
    print(machine())
    if root:
        return measured(root.rstrip("/"), pages, runs)
    with tempfile.TemporaryDirectory() as folder:
        child, address = start_app(settings().data, Path(folder) / "app.log")
        try:
            return measured(address, pages, runs)
        finally:
            child.terminate()
            child.wait(timeout=20)


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("pages", nargs="*", default=[""])
    asked.add_argument("--url", default="")
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    sys.exit(main(given.url, given.pages, given.runs))
