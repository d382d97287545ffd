"""``python -m dashboard.server.prepare``: at install, what the first start would otherwise do in the background."""

from __future__ import annotations

import logging

from dashboard.server.assets import Shelf
from dashboard.server.warming import squeeze

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    squeeze(Shelf())
