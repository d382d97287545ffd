"""Fixtures of the readers' tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sources.publisher import LocalPublisher, local_publisher


@pytest.fixture
def publisher() -> Iterator[LocalPublisher]:
    """A publisher on loopback, without any answer yet."""
    with local_publisher() as running:
        yield running


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' publishers are never behind the proxy of the machine that runs them."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
