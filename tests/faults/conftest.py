"""A publisher on loopback, and a download asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.sources import Download, Limits
from tests.sources.publisher import QUICK, LocalPublisher, Reply, Script, local_publisher


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def publisher() -> Iterator[LocalPublisher]:
    """A publisher on loopback."""
    with local_publisher() as running:
        yield running


@pytest.fixture
def ask(publisher: LocalPublisher, tmp_path: Path) -> Iterator[Callable[..., Download]]:
    """Asks ``/x`` of the publisher; whatever happens, no half-written file stays behind."""

    def asked(
        *answers: Reply | Script, expect: str = "json", limits: Limits = QUICK, waits: list[float] | None = None
    ) -> Download:
        address = publisher.on("/x", *answers) + "?apikey=SECRET"
        sleep = waits.append if waits is not None else (lambda seconds: None)
        return publisher.client(limits, sleep=sleep).download(address, tmp_path, "x", expect=expect)  # type: ignore[arg-type]

    yield asked
    assert [path.name for path in tmp_path.iterdir()] in ([], ["x"])
