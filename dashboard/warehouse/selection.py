"""Which landed fetches count for a dataset today."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.declarations import Dataset
from dashboard.warehouse.landing import Landing, Provenance


def counting(landing: Landing, dataset: Dataset, sources: str) -> list[Provenance]:
    """The accepted fetches that may count: what is real beats the demonstration, and ``live`` knows nothing of it."""
    accepted = [
        fetch for fetch in landing.fetches(dataset.id)
        if fetch.outcome == "landed" and landing.refusal(fetch) is None
    ]
    real = [fetch for fetch in accepted if fetch.sources != "demo"]
    return real if real or sources == "live" else accepted


def current(dataset: Dataset, fetches: Sequence[Provenance]) -> list[Provenance]:
    """Of the fetches that count, the parts that make the table, by the dataset's mode, oldest fetch first.

    ``append``: all of them. ``replace``: the newest fetch. ``origins``: for each origin its newest fetch.
    """
    if dataset.mode == "append":
        return list(fetches)
    if dataset.mode == "replace":
        return list(fetches[-1:])
    newest = {part.origin: fetch.fetch_id for fetch in fetches for part in fetch.parts}
    kept = (
        fetch.model_copy(update={"parts": tuple(p for p in fetch.parts if newest[p.origin] == fetch.fetch_id)})
        for fetch in fetches
    )
    return [fetch for fetch in kept if fetch.parts]
