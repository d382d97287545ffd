"""``check``: every declaration, every SQL header against the real schema."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dashboard import queries
from dashboard.declarations import DATASETS, TOWNS, Dataset, load_datasets, load_town, read_toml
from dashboard.errors import DeclarationError
from dashboard.queries import QUERIES
from dashboard.reference import MEMBERS, NEEDS, THRESHOLDS, epci, needs, thresholds
from dashboard.warehouse.contracts import problems


def register(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(check)


def check(quiet: Annotated[bool, typer.Option("--quiet", help="Ne dit que ce qui ne va pas.")] = False) -> None:
    """Vérifie les villes, les jeux, les indicateurs et l’en-tête de chaque requête contre le schéma réel."""
    found = unreadable()
    if not found:
        datasets, towns = load_datasets(), [load_town(path.stem) for path in sorted(TOWNS.glob("*.toml"))]
        found = [str(problem) for town in towns for problem in problems(town, datasets, towns)]
    for problem in dict.fromkeys(found):
        print(problem, file=sys.stderr)
    if found:
        raise typer.Exit(1)
    if not quiet:
        shown = sum(name.startswith("kpi/") for name in queries.load_all())
        print(f"{len(towns)} ville(s), {len(datasets)} jeux, {shown} indicateurs, requêtes conformes au schéma.")


def unreadable() -> list[str]:
    """What cannot even be read, of all files: nothing else can be checked before it is mended."""
    found = []
    readers: list[tuple[Path, Callable[[Path], object]]] = [
        *((path, queries.parse) for path in sorted(QUERIES.rglob("*.sql"))),
        *((path, _town) for path in sorted(TOWNS.glob("*.toml"))),
        *((path, _dataset) for path in sorted(DATASETS.glob("*.toml"))),
        (THRESHOLDS, thresholds.load), (MEMBERS, epci.load), (NEEDS, needs.load),
    ]
    for path, read in readers:
        try:
            read(path)
        except DeclarationError as error:
            found.append(str(error))
    if not found:
        try:
            load_datasets()
        except DeclarationError as error:  # two files that agree alone and not together
            found.append(str(error))
    return found


def _town(path: Path) -> object:
    return load_town(path.stem)


def _dataset(path: Path) -> object:
    return read_toml(path, Dataset)
