"""``init``: the file that declares another town, from its INSEE code."""

from __future__ import annotations

import re
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from dashboard import founding
from dashboard.declarations import TOWNS, Town, read_toml
from dashboard.errors import DashboardError
from dashboard.settings import settings
from dashboard.sources.http import HttpClient
from dashboard.warehouse.durable import write_text

PARIS = ZoneInfo("Europe/Paris")
_CODE = re.compile(r"[0-9]([0-9]|[AB])[0-9]{3}")


def register(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(init)


def init(
    commune: Annotated[str, typer.Option(help="Code INSEE de la commune.")],
    portal: Annotated[str, typer.Option(help="Domaine de son portail, par exemple data.ville.fr.")] = "",
    contact: Annotated[str, typer.Option(help="Où signaler une erreur : courriel ou page.")] = "",
    zone: Annotated[str, typer.Option(help="Zone scolaire, A, B ou C (défaut : celle du département).")] = "",
    output: Annotated[Path | None, typer.Option(help="Fichier à écrire (défaut : data/towns/<code>.toml).")] = None,
) -> None:
    """Écrit le fichier d’une nouvelle ville ; ce qui reste à vérifier y est marqué."""
    if not _CODE.fullmatch(commune) or zone not in ("", "A", "B", "C"):
        raise typer.BadParameter("un code INSEE (cinq caractères) et, s’il le faut, une zone A, B ou C")
    path = output or TOWNS / f"{commune}.toml"
    if path.exists():
        raise DashboardError(f"{path} existe déjà : rien n’a été changé")
    client = HttpClient(base_urls=settings().base_urls(), portal_domain=portal or founding.NO_PORTAL, contact=contact)
    with tempfile.TemporaryDirectory(prefix="tableau-") as folder:
        known = founding.ask(client, commune, Path(folder))
        text = founding.written(known, portal=portal, contact=contact, zone=zone, today=datetime.now(PARIS).date())
        draft = Path(folder) / f"{commune}.toml"
        draft.write_text(text, encoding="utf-8")
        town = read_toml(draft, Town)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
    print(f"{town.name} : {path} est écrit. Complétez les lignes « À VÉRIFIER » et « À COMPLÉTER », puis lancez "
          f"« python -m dashboard check » et « DASHBOARD_TOWN={commune} make run ».")
