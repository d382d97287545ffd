"""What a client accepts and what it already holds: ``Accept-Encoding`` and ``If-None-Match``."""

from __future__ import annotations


def accepts(accepted: str, coding: str) -> bool:
    """Whether an ``Accept-Encoding`` allows a coding: named, or by ``*``, and not with a weight of zero."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _mark, parameters = part.strip().partition(";")
        weights[name.strip()] = _weight(parameters)
    return weights.get(coding, weights.get("*", 0.0)) > 0


def accepts_gzip(accepted: str) -> bool:
    """Whether an ``Accept-Encoding`` allows gzip."""
    return accepts(accepted, "gzip")


def _weight(parameters: str) -> float:
    name, _mark, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def is_unchanged(held: str | None, etag: str) -> bool:
    """Whether an ``If-None-Match`` names this ETag, compared weakly as RFC 9110 wants for 304."""
    if held is None:
        return False
    tags = [tag.strip().removeprefix("W/") for tag in held.split(",")]
    return "*" in tags or etag.removeprefix("W/") in tags
