"""How far a scale goes: what a town counts is multiplied by all of it, what sensors measure by ten at most."""

from __future__ import annotations

MOST_MEASURED = 10


def measured(scale: int) -> int:
    """Times that the river's readings and the WiFi's hours are multiplied.

    No town has a hundred rivers or a thousand access points: beyond ten times, the rest of the town grows alone.
    """
    return min(scale, MOST_MEASURED)
