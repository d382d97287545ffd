"""``refresh``, ``build`` and ``load``: everything that publishes a snapshot."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.console import TownCode, Verbose, conclude, journal, progress, site
from dashboard.commands.shelf_status import shelf_ids
from dashboard.publishers import publishers
from dashboard.warehouse import bench
from dashboard.warehouse import refresh as refreshing
from dashboard.warehouse.site import Site
from dashboard.warehouse.watch import watch


def register(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command()(refresh)
    app.command()(build)
    app.command()(load)


def refresh(
    dataset: Annotated[list[str] | None, typer.Option(
        "--dataset", help="Ce jeu seulement (répétable) : un jeu déclaré, ou l’identifiant d’un autre jeu du portail.",
    )] = None,
    watching: Annotated[bool, typer.Option("--watch", help="Continue, chaque jeu à sa cadence.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Accepte des données très différentes.")] = False,
    town: TownCode = "", verbose: Verbose = False,
) -> None:
    """Demande leurs données aux producteurs, les charge et publie un instantané."""
    journal(verbose or watching)
    here = site(town)
    wanted = [listed(here, name) for name in dataset or []]
    with progress() as advance, publishers(here, advance) as client:
        if watching:
            watch(here, client, stopper())
            return
        conclude(refreshing.refresh(here, client, wanted, accept=accept, wait_s=30.0))


def build(town: TownCode = "", verbose: Verbose = False) -> None:
    """Refait l’entrepôt depuis les seuls fichiers reçus, sans rien demander à personne."""
    journal(verbose)
    conclude(bench.build(site(town), wait_s=30.0))


def load(
    dataset: Annotated[str, typer.Argument(help="Identifiant du jeu.")],
    files: Annotated[list[Path], typer.Argument(help="Fichiers reçus.", exists=True, dir_okay=False, readable=True)],
    town: TownCode = "", verbose: Verbose = False,
) -> None:
    """Reçoit des fichiers locaux comme si le producteur les avait envoyés, et publie un instantané."""
    journal(verbose)
    here = site(town)
    conclude(refreshing.load_files(here, here.datasets[known(here, dataset)], files, wait_s=30.0))


def known(here: Site, name: str) -> str:
    """A dataset id that is declared; misuse otherwise."""
    if name not in here.datasets:
        raise typer.BadParameter(f"« {name} » n’est pas déclaré. Jeux : {', '.join(here.datasets)}.")
    return name


def listed(here: Site, name: str) -> str:
    """A dataset id that is declared or in the portal's catalogue as last received; misuse otherwise."""
    if name in here.datasets or name in shelf_ids(here):
        return name
    raise typer.BadParameter(f"« {name} » n’est ni déclaré ni au catalogue du portail tel que reçu. "
                             f"Jeux déclarés : {', '.join(here.datasets)}.")


def stopper() -> threading.Event:
    """An event set by SIGTERM or SIGINT, so that the watch ends between two steps."""
    event = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: event.set())
    return event
