"""Random draws that depend on what is drawn, never on what was drawn before it.

One stream read to the end would change the past as soon as the end moves. So every month, street or contract
has its own generator, seeded by the seed of the demonstration and by its own name.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import numpy as np

PARIS = ZoneInfo("Europe/Paris")

Item = TypeVar("Item")


def generator(seed: int, *name: object) -> np.random.Generator:
    """The generator of the thing so named: the same seed and name give the same draws, on any machine."""
    text = "\x1f".join(str(part) for part in (seed, *name))
    digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest)))


def choice(random: np.random.Generator, items: Sequence[Item], weights: Sequence[float] | None = None) -> Item:
    """One of the items, with its own type (``Generator.choice`` would turn it into a numpy scalar)."""
    shares = None if weights is None else np.asarray(weights, dtype=float) / sum(weights)
    return items[int(random.choice(len(items), p=shares))]


def uuid4(random: np.random.Generator) -> str:
    """A UUID of version 4 drawn from the generator."""
    return str(uuid.UUID(bytes=random.bytes(16), version=4))


def wall_clock(instant: datetime) -> datetime:
    """The instant as the clock of the town hall shows it, without zone; a naive instant is taken as UTC."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(PARIS).replace(tzinfo=None)


def months(first: date, until: date) -> list[date]:
    """The first days of the months from ``first``'s to ``until``'s, both included."""
    start, stop = first.year * 12 + first.month - 1, until.year * 12 + until.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(start, stop + 1)]


def next_month(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def month_end(month: date) -> date:
    """The last day of the month."""
    return next_month(month) - timedelta(days=1)
