"""What a refresh did, and the words of its journal."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

log = logging.getLogger("dashboard.refresh")


@dataclass
class Outcome:
    """What a refresh did: the snapshot it published (None: nothing new), and each dataset's word.

    ``postponed`` are the portal's other datasets that there was no time for.
    """

    snapshot: Path | None = None
    loaded: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    oddities: dict[str, list[str]] = field(default_factory=dict)
    postponed: list[str] = field(default_factory=list)


def step(name: str, dataset: str = "") -> None:
    """One line a step on the log: what a reader of the journal follows, and what fault tests strike at."""
    log.info("étape %s %s", name, dataset)
