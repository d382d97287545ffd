"""The whole application in this process, over the demonstration town, its clock stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from streamlit.starlette import App

from dashboard import data
from dashboard.server.api.limits import Buckets
from dashboard.server.app import application
from dashboard.settings import Settings, settings


@pytest.fixture(scope="session")
def served() -> App:
    """One application a process: Streamlit allows no more."""
    return application(Settings(), Buckets(burst=1_000_000), Buckets(burst=1_000_000), watches=False)


@pytest.fixture(scope="session")
def whole(served: App) -> Iterator[TestClient]:
    """A client of the application, started once."""
    with TestClient(served, base_url="http://localhost") as client:
        yield client


@pytest.fixture
def over(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forgets the warehouse of another test, before and after."""
    settings.cache_clear()
    data.shelf.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()
    data.shelf.cache_clear()


@pytest.fixture
def client(whole: TestClient, over: None, monkeypatch: pytest.MonkeyPatch, demo_data: Path) -> TestClient:
    """The application over the demonstration town."""
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_data))
    return whole


@pytest.fixture
def empty(whole: TestClient, over: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TestClient:
    """The application before the first refresh."""
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return whole
