"""Indicators (KPI): one file each under ``queries/kpi/``, its header a strict model, its targets, the dated events.

Found by path: nothing registers one. The town's file may set its own targets, and names who answers for a service.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard import queries
from dashboard.declarations import TOWNS, Town, line_of
from dashboard.errors import DeclarationError
from dashboard.indicators.events import EVENTS, Event, load_events
from dashboard.indicators.header import Reading, read_header
from dashboard.indicators.model import Indicator
from dashboard.indicators.targets import Target, is_demonstration, target_defects
from dashboard.indicators.units import BOUNDS, UNITS
from dashboard.queries import QUERIES

__all__ = ["BOUNDS", "EVENTS", "FOLDER", "UNITS", "Event", "Indicator", "Target", "load_events", "load_indicators",
           "read_all", "town_defects"]

FOLDER = "kpi"


def load_indicators(town: Town, root: Path = QUERIES) -> dict[str, Indicator]:
    """The indicators that a town shows, by id, in the order of its themes and their titles.

    An indicator of a theme that the town does not declare is left out; the town's targets take the place of the
    header's. Raises DeclarationError (file, key, line) for the first thing wrong.
    """
    readings = read_all(root)
    for reading in readings:
        for defect in reading.defects:
            raise defect
    for defect in town_defects(town, {each.indicator.id: each.indicator for each in readings if each.indicator}):
        raise defect
    kept = (each.indicator for each in readings if each.indicator and each.indicator.theme in town.themes)
    ordered = sorted(kept, key=lambda each: (town.themes.index(each.theme), each.title))
    return {each.id: _aimed(each, town) for each in ordered}


def read_all(root: Path = QUERIES) -> list[Reading]:
    """Every KPI file read, in order of path; an id met twice is a defect of the later file."""
    found: list[Reading] = []
    seen: dict[str, str] = {}
    for query in (query for query in queries.load_all(root).values() if query.name.startswith(f"{FOLDER}/")):
        reading = read_header(query)
        if query.path.stem in seen:
            double = DeclarationError(query.path, "id", f"duplicate id, already in {seen[query.path.stem]}.sql", 1)
            reading = Reading(indicator=None, defects=(*reading.defects, double))
        seen.setdefault(query.path.stem, query.name)
        found.append(reading)
    return found


def town_targets(town: Town, kpi: str) -> tuple[Target, ...]:
    """The targets that the town's file sets for an indicator, in order of date."""
    given = (
        Target(value=each.value, low=each.low, high=each.high, start=each.start, end=each.end, act=each.act,
               is_demo=is_demonstration(each.act)) for each in town.targets if each.kpi == kpi
    )
    return tuple(sorted(given, key=lambda target: target.start))


def _aimed(indicator: Indicator, town: Town) -> Indicator:
    own = town_targets(town, indicator.id)
    return indicator.model_copy(update={"targets": own}) if own else indicator


def town_defects(town: Town, known: dict[str, Indicator], folder: Path = TOWNS) -> Iterator[DeclarationError]:
    """What is wrong in a town's targets and owners, given every indicator there is."""
    path = folder / f"{town.insee}.toml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for number, target in enumerate(town.targets):
        if target.kpi not in known:
            yield DeclarationError(path, f"targets.{number}.kpi", f"no indicator « {target.kpi} »",
                                   line_of(text, ("targets", number, "kpi")))
    for kpi in dict.fromkeys(target.kpi for target in town.targets if target.kpi in known):
        first = next(number for number, target in enumerate(town.targets) if target.kpi == kpi)
        for message in target_defects(town_targets(town, kpi), known[kpi].direction, known[kpi].unit):
            yield DeclarationError(path, f"targets.{first}", message, line_of(text, ("targets", first)))
