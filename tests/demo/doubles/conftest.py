"""The doubles of a small town, and a way to ask them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from dashboard.demo.doubles import Doubles, serve
from tests.demo.doubles.town import NOW, Clock, Get, readings, write_folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("samples")
    write_folder(root)
    return root


@pytest.fixture(scope="session")
def running(folder: Path) -> Iterator[tuple[Doubles, Clock]]:
    """One server for all tests: starting and stopping one takes longer than most of them."""
    clock = Clock()
    with serve(folder, now=clock, readings=readings) as server:
        yield server, clock


@pytest.fixture
def clock(running: tuple[Doubles, Clock]) -> Clock:
    running[1].now = NOW
    return running[1]


@pytest.fixture
def doubles(running: tuple[Doubles, Clock], clock: Clock) -> Iterator[Doubles]:
    yield running[0]
    running[0].faults.clear()


@pytest.fixture
def get(doubles: Doubles) -> Iterator[Get]:
    """GET below one publisher's root: ``get("hubeau", "/api/…", size=5)``; redirects are shown, not followed."""
    with requests.Session() as session:

        def ask(source: str, path: str, headers: dict[str, str] | None = None, **params: Any) -> requests.Response:
            return session.get(
                doubles.base_urls[source] + path, params=params, headers=headers, timeout=10, allow_redirects=False
            )

        yield ask
