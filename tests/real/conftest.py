"""Warehouses to load real published files into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.loaded_town import Town, open_town


@pytest.fixture(scope="module")
def new_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Town]]:
    """Makes empty warehouses, closed with the module."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(open_town(tmp_path_factory.mktemp("town")))


@pytest.fixture
def town(new_town: Callable[[], Town]) -> Town:
    return new_town()
