"""``python -m dashboard.server.prepare``: at install, what the first start would otherwise do in the background."""

from __future__ import annotations

import logging

from dashboard.frontend import __main__ as frontend
from dashboard.server.assets import Shelf
from dashboard.server.warming import squeeze

if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("dashboard").setLevel(logging.INFO)
    frontend.main()
    squeeze(Shelf())
