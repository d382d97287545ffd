"""How long, how much and how often: what one download may cost."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True)
class Limits:
    """Seconds (``_s``) and bytes of one download; the defaults are those the publishers' habits call for.

    ``total_s`` bounds the time spent on the network, all tries and redirects together, waits between tries
    apart. ``max_bytes`` counts bytes on the wire, ``max_decoded_bytes`` what they unpack to; a body that
    unpacks to more than ``max_ratio`` times its size is a bomb once past ``ratio_free_bytes``. A body
    slower than ``min_rate`` bytes a second after ``rate_grace_s`` is given up. ``pace_s`` is the least time
    between two calls to the same publisher (Hub'Eau's old rule of politeness was ten a second).
    """

    connect_s: float = 5.0
    read_s: float = 20.0
    total_s: float = 900.0
    max_bytes: int = GIB
    max_decoded_bytes: int = 4 * GIB
    max_ratio: int = 200
    ratio_free_bytes: int = 32 * MIB
    min_rate: float = 1000.0
    rate_grace_s: float = 30.0
    max_redirects: int = 5
    tries: int = 3
    backoff_s: float = 1.0
    max_backoff_s: float = 30.0
    max_wait_s: float = 900.0
    pace_s: float = 0.1


def readable_size(size: int) -> str:
    """Bytes as French people read them: ``512 octets``, ``64 Mio``, ``1,5 Gio``."""
    for unit, name in ((GIB, "Gio"), (MIB, "Mio"), (1024, "Kio")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0").replace(".", ",") + f" {name}"
    return f"{size} octets"
