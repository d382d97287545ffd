"""The Streamlit frame: page config, language, day, theme filter, menu; then the page itself. Nothing else.

Run by ``streamlit run dashboard/app.py``. It is not a neighbour of ``pages/``, which Streamlit would route by itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Streamlit puts this folder first on the path, where `locale` and others would hide modules of Python itself.
ROOT = Path(__file__).resolve().parent.parent
OURS = (ROOT, ROOT / "dashboard")
sys.path[:] = [str(ROOT), *(entry for entry in sys.path if Path(entry or ".").resolve() not in OURS)]

import streamlit as st  # noqa: E402

from dashboard import data, navigation  # noqa: E402
from dashboard.declarations import Town  # noqa: E402
from dashboard.ui import frame, theme, travel  # noqa: E402
from dashboard.ui.address import ignored  # noqa: E402
from dashboard.ui.border import guarded  # noqa: E402
from dashboard.ui.filters import theme_filter  # noqa: E402

LINKED = ("methode", "accessibilite", "donnees")


def draw() -> None:
    """One run: the frame, then the page that the address asks for."""
    town = data.town()
    st.set_page_config(page_title=town.name, page_icon=str(frame.ICON), layout="wide")
    refused = frame.choose_language()
    journey = travel.asked(data.today())
    data.resolve_day_with(travel.held_day)
    data.at(journey.day)
    with data.held():  # one snapshot for the whole of a run, looked for once
        _drawn(town, refused, journey)


def _drawn(town: Town, refused: str | None, journey: travel.Journey) -> None:
    theme.apply()
    frame.mark(town.name)
    pages = navigation.find()
    page = st.navigation(navigation.menu(pages, data.has_rows), expanded=True)
    snapshot = data.snapshot()
    frame.banner(snapshot is not None and snapshot.is_demo)
    travel.banner(journey, snapshot)
    if refused:
        ignored("langue", refused)
    theme_filter(town.themes)
    body = st.container()
    frame.footer(town.name, snapshot, {each.slug: each.title for each in pages if each.slug in LINKED})
    with body:
        if journey.day is not None and snapshot is None:
            travel.before_the_first(journey.day, data.first_day())
        else:
            guarded(f"page {page.url_path or navigation.HOME}", page.run)


draw()
