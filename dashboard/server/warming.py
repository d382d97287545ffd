"""What is done before the first visitor rather than during their wait: imports, first queries, compressed files."""

from __future__ import annotations

import ast
import gc
import importlib
import logging
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from dashboard import data, navigation
from dashboard.errors import DashboardError
from dashboard.server import document, modules
from dashboard.server.assets import Shelf
from dashboard.server.first_paint.compose import Address
from dashboard.settings import PROJECT_ROOT

log = logging.getLogger("dashboard.server")
FRAME = PROJECT_ROOT / "dashboard" / "app.py"
# Streamlit imports these when a first chart is drawn; each takes a good part of a second.
DRAWING = ("altair", "pydeck", "pyarrow", "streamlit.elements.vega_charts", "streamlit.elements.deck_gl_json_chart")


def warm(shelf: Shelf) -> None:
    """Imports what pages import, opens the snapshot, compresses what a first visit fetches; then settles memory.

    What survives so far lives as long as the process: freezing it spares each collection from walking through it.
    """
    started = time.perf_counter()
    for name in sorted({*DRAWING, *imported([FRAME, *(navigation.PAGES).glob("*.py")])}):
        importlib.import_module(name)
    try:
        with data.at(None):
            data.datasets()
        document.document(Address(""))
    except DashboardError as error:  # a wrong declaration is told at each page; the server starts all the same
        log.warning("%s", error)
    for name in modules.of_document():
        shelf.prepare(f"/{name}")
    threading.Thread(target=squeeze, args=(shelf,), name="brotli", daemon=True).start()
    gc.collect()
    gc.freeze()
    log.info("Prêt en %.1f s", time.perf_counter() - started)


def squeeze(shelf: Shelf) -> None:
    """Thins the fonts, compresses with brotli what pages ask for: once, later starts find it on disk."""
    started = time.perf_counter()
    shelf.thin([*navigation.PAGES.glob("*.py"), *(PROJECT_ROOT / "dashboard").rglob("*.py")])
    done = shelf.squeeze(f"/{name}" for name in modules.of_every_page() if shelf.knows(f"/{name}"))
    if done:
        log.info("%d fichiers de Streamlit compressés en %.1f s", done, time.perf_counter() - started)


def imported(files: Iterable[Path]) -> set[str]:
    """The modules that Python files import, read from their syntax: nothing of them is run."""
    found: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and node.module != "__future__":
                found.add(node.module)
    return found
