"""Landed files in lots: what goes through ``raw`` at once, so that ten years of files never stand there together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboard.warehouse.formats import LandedPart

LOT_BYTES = 4_000_000


def lots(parts: Sequence[LandedPart], lot_bytes: int = LOT_BYTES) -> list[list[LandedPart]]:
    """Cuts the files of a growing dataset, oldest fetch first; small fetches go together, the last one by itself.

    A fetch that is larger than a lot is cut at the same files whatever comes before it, so that loading fetches one by
    one and loading them all give the same.
    """
    fetches = [list(group) for _, group in groupby(parts, key=lambda part: part.fetch_id)]
    return [*_earlier(fetches[:-1], lot_bytes), *_cut(fetches[-1], lot_bytes)] if fetches else [[]]


def _earlier(fetches: Sequence[list[LandedPart]], lot_bytes: int) -> Iterator[list[LandedPart]]:
    together: list[LandedPart] = []
    held = 0
    for fetch in fetches:
        size = _size(fetch)
        if together and held + size > lot_bytes:
            yield together
            together, held = [], 0
        if size > lot_bytes:
            yield from _cut(fetch, lot_bytes)
        else:
            together, held = [*together, *fetch], held + size
    if together:
        yield together


def _cut(fetch: Sequence[LandedPart], lot_bytes: int) -> Iterator[list[LandedPart]]:
    """One fetch in runs of files of at most a lot; a file is never cut."""
    run: list[LandedPart] = []
    for part in fetch:
        if run and _size([*run, part]) > lot_bytes:
            yield run
            run = []
        run.append(part)
    yield run


def _size(parts: Sequence[LandedPart]) -> int:
    return sum(part.path.stat().st_size for part in parts)
