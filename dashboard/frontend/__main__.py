"""``python -m dashboard.frontend``: at install, takes the bundler from npm's registry and joins Streamlit's scripts.

Without a registry all works, a first visit on a slow line a third of a second later: that is told, and no failure.
"""

from __future__ import annotations

import logging

from dashboard.errors import BundlerError
from dashboard.frontend import bundler, joined
from dashboard.settings import settings


def main() -> None:
    """Fetches and joins, or says in words why not."""
    try:
        bundler.fetch(settings().npm_registry)
    except BundlerError as error:
        logging.warning("%s", error)
    joined.current()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    main()
