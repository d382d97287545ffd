"""Pages run as the app runs them, over the demonstration town or over no snapshot at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from dashboard import data
from dashboard.locale import use
from dashboard.settings import PROJECT_ROOT, settings
from tests.demo_town import NOW

Opener = Callable[..., AppTest]


class Stopped(datetime):
    """The clock of the demonstration town: its files end there, whatever the day on which the tests run."""

    at = NOW

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        """When the town was built, unless a test says otherwise."""
        return cls.at.astimezone(tz)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, demo_data: Path) -> Iterator[Opener]:
    """Opens a page by its slug with address parameters; ``folder`` is another ``DASHBOARD_DATA``."""

    def open_page(slug: str, folder: Path = demo_data, **query: str) -> AppTest:
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))
        monkeypatch.setattr(data, "datetime", Stopped)
        forget()
        app = AppTest.from_file(str(PROJECT_ROOT / "dashboard" / "app.py"), default_timeout=60).run()
        for name, value in query.items():
            app.query_params[name] = value
        return app.switch_page(f"../pages/{slug}.py").run()

    yield open_page
    forget()


def forget() -> None:
    """What one test read is not what the next one reads."""
    settings.cache_clear()
    data.shelf.cache_clear()
    st.cache_data.clear()
    use("fr")


def words(app: AppTest) -> str:
    """All the text of a page: HTML pieces, in order."""
    assert not app.exception
    return "\n".join(str(piece.proto.body) for piece in app.get("html"))


def listed(app: AppTest, label: str) -> Selectbox:
    """The list of choices that bears a label."""
    return next(box for box in app.selectbox if box.label == label)
