"""``serve``: the app, and a refresher process beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Annotated

import typer

from dashboard.commands.console import TownCode, journal, site
from dashboard.commands.refresh import stopper
from dashboard.settings import PROJECT_ROOT

APP = PROJECT_ROOT / "dashboard" / "app.py"
RESTART_AFTER_S = 10.0


def register(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(serve)


def serve(
    port: Annotated[int, typer.Option("--port", help="Port de l’application.")] = 8501,
    no_refresh: Annotated[bool, typer.Option("--no-refresh", help="Sans actualisation à côté.")] = False,
    address: Annotated[str, typer.Option("--address", help="Adresse d’écoute.")] = "0.0.0.0",
    town: TownCode = "",
) -> None:
    """Sert le tableau de bord, et actualise les données à côté."""
    journal(verbose=False)
    site(town)
    stop = stopper()
    commands = {"app": application(port, address)}
    if not no_refresh:
        commands["refresh"] = [sys.executable, "-m", "dashboard", "refresh", "--watch"]
    running = {name: start(command) for name, command in commands.items()}
    try:
        while not stop.wait(0.5) and running["app"].poll() is None:
            revive(running, commands)
    finally:
        end(running)
    code = running["app"].returncode
    if code and not stop.is_set():
        raise SystemExit(f"Échec : l’application s’est arrêtée (code {code}).")


def application(port: int, address: str) -> list[str]:
    """The command that runs the Streamlit app."""
    return [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port),
            "--server.address", address, "--server.headless", "true"]


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Starts a child in the project's folder, with this process's environment."""
    return subprocess.Popen(command, cwd=PROJECT_ROOT, env=os.environ.copy())


def revive(running: dict[str, subprocess.Popen[bytes]], commands: dict[str, list[str]]) -> None:
    """A refresher that died is started again, not faster than every ten seconds: the app lives without it."""
    child = running.get("refresh")
    if child is not None and child.poll() is not None:
        time.sleep(RESTART_AFTER_S)
        running["refresh"] = start(commands["refresh"])


def end(running: dict[str, subprocess.Popen[bytes]]) -> None:
    """Asks the children to stop, then insists."""
    for child in running.values():
        child.terminate()
    for child in running.values():
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()
