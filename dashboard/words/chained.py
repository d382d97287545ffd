"""Parts of a sentence one after the other, with the semicolon of the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from dashboard.locale import _


def chained(parts: Iterable[str]) -> str:
    """« un ; deux ; trois », without the empty ones."""
    kept = [part for part in parts if part]
    return reduce(lambda first, then: _("{first} ; {then}").format(first=first, then=then), kept) if kept else ""
