"""What every command shares: the site, the journal, the progress bars, the closing line."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.logging import RichHandler
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from dashboard.settings import settings
from dashboard.warehouse.outcome import Outcome
from dashboard.warehouse.site import Site, site_of

err = Console(stderr=True)
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Dit chaque étape sur la sortie d’erreur.")]
TownCode = Annotated[str, typer.Option("--town", help="Code INSEE de la ville (défaut : DASHBOARD_TOWN).")]


def site(town: str = "") -> Site:
    """The site to work on. ``town`` wins over the environment, for this process and its children."""
    if town:
        os.environ["DASHBOARD_TOWN"] = town
        settings.cache_clear()
    return site_of(settings())


def journal(verbose: bool) -> None:
    """Where the log goes: warnings always, each step when asked; plain lines when nobody watches."""
    handler = RichHandler(console=err, show_path=False) if err.is_terminal else logging.StreamHandler(sys.stderr)
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, handlers=[handler],
                        format="%(message)s", force=True)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar a download on a terminal; silence elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        tasks: dict[str, int] = {}

        def advance(name: str, done: int, total: int | None) -> None:
            task = tasks.setdefault(name, bars.add_task(name, total=total))
            bars.update(task, completed=done, total=total)  # type: ignore[arg-type]

        yield advance


def conclude(outcome: Outcome) -> None:
    """Says what was done; exits 1, the reason on the last line, when a dataset failed."""
    for name, odd in outcome.oddities.items():
        print(f"À vérifier : {name} : {'; '.join(odd)}")
    if outcome.snapshot:
        print(f"Instantané : {outcome.snapshot.name} ({len(set(outcome.loaded))} jeux chargés)")
    for name, reason in outcome.failed.items():
        print(f"Échec : {name} : {reason}", file=sys.stderr)
    if outcome.failed:
        raise typer.Exit(1)
