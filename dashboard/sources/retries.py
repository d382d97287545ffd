"""When to try again, how long to wait, and when to stop asking.

Only what may pass by itself is tried again: 429, 5xx, time-outs, connections cut. A server that says when
to come back is obeyed up to a quarter of an hour; further than that, we stop at once and say until when.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from dashboard.errors import SourceError
from dashboard.sources.limits import Limits

PARIS = ZoneInfo("Europe/Paris")
_FAR = timedelta(days=3660)
Answer = TypeVar("Answer")


class Temporary(Exception):  # noqa: N818  a state of things, like the errors it carries
    """A failure that may pass: the error to raise when it does not, and the wait the server asks for."""

    def __init__(self, error: SourceError, wait_s: float | None = None) -> None:
        self.error, self.wait_s = error, wait_s
        super().__init__(str(error))


def persevere(
    attempt: Callable[[float], Answer],
    limits: Limits,
    sleep: Callable[[float], None],
    draw: Callable[[float, float], float] = random.uniform,
) -> Answer:
    """Calls `attempt(seconds left)` until it answers, `limits.tries` times at most, full-jitter back-off.

    Raises what a Temporary carries when tries or time are spent, or when the wait asked for is too long.
    """
    left = limits.total_s
    for number in range(1, limits.tries + 1):
        started = time.monotonic()
        try:
            return attempt(left)
        except Temporary as failure:
            left -= time.monotonic() - started
            longest = min(limits.max_backoff_s, limits.backoff_s * 2 ** (number - 1))
            wait = max(draw(0.0, longest), failure.wait_s or 0.0)
            if number == limits.tries or left <= 0 or wait > limits.max_wait_s:
                raise failure.error from (failure.__cause__ or failure)
            sleep(wait)
    raise AssertionError("limits.tries is at least 1")


def come_back_at(status: int, headers: Mapping[str, str], body: Any, now: datetime) -> datetime | None:
    """When the server says to come back (UTC), None when it does not or when what it says makes no sense.

    ``Retry-After`` in seconds or as a date. A 429 may also say it by ``X-RateLimit-Reset`` (epoch) or by the
    ``reset_time`` of its body: Opendatasoft sends them with every answer, where they only mean midnight.
    """
    said = headers.get("retry-after", "").strip()
    found = _after(said, now) or _http_date(said)
    if found is None and status == 429:
        found = _epoch(headers.get("x-ratelimit-reset", ""))
        found = found or _iso(body.get("reset_time") if isinstance(body, dict) else None)
    return found if found and now - timedelta(days=1) < found < now + _FAR else None


def paris_time(instant: datetime) -> str:
    """``le 24/11/2026 à 01:00``, Paris time, for people."""
    return instant.astimezone(PARIS).strftime("le %d/%m/%Y à %H:%M")


def _after(text: str, now: datetime) -> datetime | None:
    return (
        now + timedelta(seconds=int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else None
    )


def _http_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _epoch(text: str) -> datetime | None:
    digits = text.strip().partition(".")[0]
    known = digits.isascii() and digits.isdigit() and len(digits) == 10
    return datetime.fromtimestamp(int(digits), UTC) if known else None


def _iso(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
