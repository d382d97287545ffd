"""What the interface asks of a dataset's card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol


class DatasetCard(Protocol):
    """Provenance of one dataset: whose, under which licence, how old; instants in UTC, spans as timedelta."""

    @property
    def title(self) -> str: ...
    @property
    def producer(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def licence_url(self) -> str: ...
    @property
    def observed_at(self) -> datetime | None: ...
    @property
    def fetched_at(self) -> datetime | None: ...
    @property
    def late_after(self) -> timedelta: ...
    @property
    def stale_after(self) -> timedelta: ...
    @property
    def is_demo(self) -> bool: ...
    @property
    def row_count(self) -> int: ...
    @property
    def rejected_count(self) -> int: ...



def known(cards: Sequence[DatasetCard | None]) -> list[DatasetCard]:
    """The cards that exist: a dataset that was never loaded has none."""
    return [card for card in cards if card is not None]
