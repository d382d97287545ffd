"""``check``: every declaration, every SQL header against the real schema."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dashboard.declarations import TOWNS, load_datasets, load_town
from dashboard.warehouse.contracts import problems


def register(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(check)


def check(quiet: Annotated[bool, typer.Option("--quiet", help="Ne dit que ce qui ne va pas.")] = False) -> None:
    """Vérifie les villes, les jeux et l’en-tête de chaque requête contre le schéma réel."""
    datasets = load_datasets()
    towns = [load_town(path.stem) for path in sorted(TOWNS.glob("*.toml"))]
    found = [problem for town in towns for problem in problems(town, datasets)]
    for problem in dict.fromkeys(str(problem) for problem in found):
        print(problem, file=sys.stderr)
    if found:
        raise typer.Exit(1)
    if not quiet:
        print(f"{len(towns)} ville(s), {len(datasets)} jeux, requêtes conformes au schéma.")
