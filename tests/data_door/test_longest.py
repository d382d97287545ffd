"""No question brings back more rows than a page can hold, however long its table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import data
from tests.bare_town import forget


@pytest.fixture
def town(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing kept before, nor after: what is cut here would be taken for the whole."""
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_data))
    forget()
    yield
    forget()


@pytest.mark.parametrize("most", [1, 7])
def test_a_table_that_is_longer_is_cut(town: None, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(data, "MAX_ROWS", most)
    assert len(data.rows("indicateurs/valeurs")) == most
    assert len(data.tuples("indicateurs/definitions")) == most


def test_a_shorter_one_is_read_whole(town: None) -> None:
    assert len(data.rows("indicateurs/definitions")) > 60
