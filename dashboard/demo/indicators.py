"""What the municipal services count each month, and the count of a month (``content/indicators.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.demo.civil_calendar import share_locked
from dashboard.demo.draws import generator, month_end

CONTENT = Path(__file__).parent / "content" / "indicators.toml"


@dataclass(frozen=True)
class Indicator:
    """What a service counts: since when, how many a month, with which season, and what befell it.

    ``locked`` is what is left of it under a lockdown (1 = nothing changed). ``shifts`` multiply the level
    from a month on: real changes, that the reader of the figures is meant to find.
    """

    service: str
    name: str
    unit: str
    source: str
    level: float
    season: tuple[float, ...]
    since: date = date(2000, 1, 1)
    growth: float = 0.0
    locked: float = 0.3
    noise: float = 0.06
    shifts: tuple[tuple[date, float], ...] = ()


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    return tomllib.loads(CONTENT.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    """Every monthly indicator, in the order of the file."""
    seasons = _content()["seasons"]
    return tuple(
        Indicator(
            **{
                **entry,
                "season": tuple(seasons[entry.get("season", "even")]),
                "shifts": tuple((start, factor) for start, factor in entry.get("shifts", [])),
            }
        )
        for entry in _content()["indicator"]
    )


@lru_cache(maxsize=1)
def as_typed() -> dict[tuple[str, str, date], tuple[str, str]]:
    """What was oddly typed at the time: (service, indicator, month) → published value and comment."""
    return {tuple(entry["key"]): (entry["value"], entry["comment"]) for entry in _content()["as_typed"]}


def monthly_value(indicator: Indicator, month: date, site: int, seed: int) -> int:
    """The final count of an indicator in a month: level, season, growth, shifts, lockdowns, then chance."""
    random = generator(seed, "service", indicator.service, indicator.name, month, site)
    years = (month.year - 2016) + month.month / 12
    expected = indicator.level * indicator.season[month.month - 1] * (1 + indicator.growth) ** years
    expected *= 1 - share_locked(month, month_end(month)) * (1 - indicator.locked)
    for start, factor in indicator.shifts:
        expected *= factor if month >= start else 1
    return int(random.poisson(expected * random.lognormal(0, indicator.noise)))
