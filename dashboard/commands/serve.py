"""``serve``: the app, its API and what watches over it in one process; a refresher process beside it."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from dashboard.commands.console import TownCode, journal, site
from dashboard.commands.refresh import stopper
from dashboard.commands.refresher import Refresher


def register(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(serve)


def serve(
    port: Annotated[int, typer.Option("--port", help="Port du tableau de bord.", min=0, max=65535)] = 8501,
    no_refresh: Annotated[bool, typer.Option("--no-refresh", help="Sans actualisation à côté.")] = False,
    address: Annotated[str, typer.Option("--address", help="Adresse d’écoute.")] = "0.0.0.0",
    town: TownCode = "",
) -> None:
    """Sert le tableau de bord et son interface de données, et actualise les données à côté."""
    journal(verbose=False)
    logging.getLogger("dashboard").setLevel(logging.INFO)
    site(town)
    # uvicorn hands signals back once it has stopped: without a handler of ours the refresher would be left behind.
    stop = stopper()
    from dashboard.server import run as server  # half a second of imports that other commands do without

    try:
        held = server.listen(address, port)
    except OSError as error:
        raise SystemExit(f"Échec : impossible d’écouter sur {address}:{port} ({error.strerror or error}).") from error
    shown = "localhost" if address in ("0.0.0.0", "::", "") else address
    print(f"Tableau de bord : http://{shown}:{held.getsockname()[1]}", flush=True)
    refresher = Refresher()
    if not no_refresh:
        refresher.start()
    try:
        has_started = stop.is_set() or server.run(held)
    finally:
        held.close()
        refresher.stop()
    if not has_started:
        raise SystemExit("Échec : l’application n’a pas pu démarrer.")
