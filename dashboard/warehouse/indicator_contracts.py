"""Indicators against what they stand on: themes, services, datasets, tables and columns; ids that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

from dashboard.declarations import TOWNS, Dataset, Town, line_of
from dashboard.errors import DeclarationError
from dashboard.indicators import EVENTS, Event, Indicator, load_events, read_all, town_defects
from dashboard.queries import QUERIES, Query, load_all


def indicator_problems(
    connection: duckdb.DuckDBPyConnection, towns: Sequence[Town], datasets: dict[str, Dataset], root: Path = QUERIES
) -> Iterator[DeclarationError]:
    """Every defect of every KPI file, of the towns' targets and owners, and of the dated events."""
    readings = read_all(root)
    known = {reading.indicator.id: reading.indicator for reading in readings if reading.indicator}
    for reading in readings:
        yield from reading.defects
    for indicator in known.values():
        yield from _references(load_all(root)[indicator.query], indicator, towns, datasets)
    for query in (query for query in load_all(root).values() if query.name.startswith("kpi/")):
        yield from _statement(connection, query)
    for town in towns:
        yield from town_defects(town, known)
        yield from _owner_problems(town)
    yield from event_problems(towns, known)


def _references(
    query: Query, indicator: Indicator, towns: Sequence[Town], datasets: dict[str, Dataset]
) -> Iterator[DeclarationError]:
    """Names that must be declared somewhere: a theme and a service by a town, a dataset by its file."""
    if not any(indicator.theme in town.themes for town in towns):
        yield DeclarationError(query.path, "theme", f"no town has a theme « {indicator.theme} »", query.lines["theme"])
    for town in (town for town in towns if town.owners and indicator.theme in town.themes):
        if indicator.owner not in town.owners:
            yield DeclarationError(query.path, "owner", f"no service « {indicator.owner} » in [owners] of "
                                   f"{town.insee}.toml", query.lines["owner"])
    for dataset in indicator.source:
        if dataset not in datasets:
            yield DeclarationError(query.path, "source", f"no dataset « {dataset} »", query.lines["source"])


def _statement(connection: duckdb.DuckDBPyConnection, query: Query) -> Iterator[DeclarationError]:
    """One SELECT, of tables and columns that exist, giving the columns that ``returns`` declares."""
    try:
        statements = connection.extract_statements(query.sql)
        if len(statements) != 1:
            yield DeclarationError(query.path, "sql", f"one statement is expected, not {len(statements)}",
                                   query.statement_line)
        elif statements[0].type != duckdb.StatementType.SELECT:
            yield DeclarationError(query.path, "sql", "a SELECT is expected", query.statement_line)
        else:
            yield from _described(connection, query)
    except duckdb.Error as error:
        yield query.problem(error)


def _described(connection: duckdb.DuckDBPyConnection, query: Query) -> Iterator[DeclarationError]:
    sql = re.sub(r"\$[a-z_]\w*", "cast(null as date)", query.sql)
    given = [f"{row[0]} {row[1]}" for row in connection.execute(f"describe {sql}").fetchall()]
    wanted = query.header.get("returns", "")
    if [each.upper() for each in given] != [part.strip().upper() for part in wanted.split(",")]:
        yield DeclarationError(query.path, "returns", f"the statement gives {', '.join(given)}",
                               query.lines.get("returns", 1))


def scene_problems(town: Town, known: Mapping[str, Indicator], folder: Path = TOWNS) -> Iterator[DeclarationError]:
    """The scenes of the public screen that name no indicator; a town that declares none of its own has none wrong."""
    path = folder / f"{town.insee}.toml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for number, scene in enumerate(town.scenes if "scenes" in town.model_fields_set else ()):
        for key in ("kpis", "without"):
            for kpi in (each for each in getattr(scene, key) if each not in known):
                yield DeclarationError(path, f"scenes.{number}.{key}", f"no indicator « {kpi} »",
                                       line_of(text, ("scenes", number, key)))


def _owner_problems(town: Town) -> Iterator[DeclarationError]:
    """Services whose id could not stand in a header."""
    path = TOWNS / f"{town.insee}.toml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for name in town.owners:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            yield DeclarationError(path, f"owners.{name}", "a service id is lower case, digits and hyphens",
                                   line_of(text, ("owners", name)))


def event_problems(
    towns: Sequence[Town], known: dict[str, Indicator], path: Path = EVENTS
) -> Iterator[DeclarationError]:
    """Events of indicators, themes, services or towns that do not exist."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    events: dict[Event, None] = {}
    try:
        events = {event: None for town in towns for event in load_events(town, path)}
    except DeclarationError as error:
        yield error
    allowed = {
        "indicators": set(known), "themes": {theme for town in towns for theme in town.themes},
        "services": {*(owner for town in towns for owner in town.owners), *(each.owner for each in known.values())},
    }
    for event in events:
        for key, names in allowed.items():
            for name in sorted(set(getattr(event, key)) - names):
                yield DeclarationError(path, key, f"« {name} » is not known (event of {event.on})", _line(text, name))


def _line(text: str, name: str) -> int | None:
    return next((n for n, line in enumerate(text.splitlines(), 1) if f'"{name}"' in line), None)
