"""``demo`` and ``doubles``: the demonstration town's files, and the servers that publish them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.console import journal
from dashboard.commands.refresh import stopper

SCALE = "1 : la ville ; 10, 100, 1000 (mesures des capteurs : dix fois au plus)."


def register(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command()(demo)
    app.command()(doubles)


def demo(
    output: Annotated[Path, typer.Option("--output", help="Dossier où écrire.")],
    scale: Annotated[int, typer.Option("--scale", min=1, max=1000, help=SCALE)] = 1,
    until: Annotated[datetime | None, typer.Option("--until", help="Dernier instant (UTC), maintenant sinon.")] = None,
) -> None:
    """Écrit les fichiers de la ville de démonstration, chacun au format de son producteur."""
    from dashboard.demo.generate import generate  # a second of imports that other commands do without

    generate(output, scale=scale, until=(until or datetime.now(UTC)).replace(tzinfo=UTC), progress=print)


def doubles(
    samples: Annotated[Path, typer.Option("--samples", help="Dossier écrit par « demo ».", exists=True)],
    port: Annotated[int, typer.Option("--port", help="Port ; 0 : au choix du système.")] = 0,
) -> None:
    """Sert ces fichiers comme le feraient leurs producteurs, sur cette machine, jusqu’à l’arrêt."""
    from dashboard.demo.doubles import serve

    journal(verbose=False)
    with serve(samples, port=port) as servers:
        for name, value in servers.environment().items():
            print(f"export {name}={value}", flush=True)
        stopper().wait()
