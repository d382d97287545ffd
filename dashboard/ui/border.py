"""The last border: what breaks while a page, or a part of one, is drawn becomes a sentence for the reader.

A part redrawn alone (a fragment) does not go through the frame, so it has this border of its own; without it Streamlit
would write its own words, in English, in a French page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from dashboard.errors import SnapshotTooOld
from dashboard.ui import travel
from dashboard.ui.notes import problem

log = logging.getLogger("dashboard.app")
Given = ParamSpec("Given")


def guarded(name: str, draw: Callable[[], object]) -> None:
    """Draws; when it breaks, a sentence for the reader and the trace for the journal."""
    try:
        draw()
    except SnapshotTooOld:
        log.warning("%s asks more than the snapshot of that day has", name)
        travel.too_old()
    except Exception:
        log.exception("%s could not be drawn", name)
        problem()


def fragment(draw: Callable[Given, object]) -> Callable[Given, None]:
    """A part of a page that its own filters redraw alone, within the border."""

    @wraps(draw)
    def part(*args: Given.args, **kwargs: Given.kwargs) -> None:
        guarded(draw.__name__, lambda: draw(*args, **kwargs))

    return st.fragment(part)
