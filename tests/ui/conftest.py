"""Every test here begins in French."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.locale import use


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    use("fr")
    yield
    use("fr")
